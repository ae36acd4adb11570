"""What else stands in the map for search engines: said here, as the catalogue knows no shop."""

from catalog.sitemaps import SITEMAPS
from programme.training.sitemap import CoursesMap, ProgrammeMap
from shop.pages.sitemap import PagesMap


def register_maps() -> None:
    SITEMAPS["stories"] = PagesMap
    SITEMAPS["programme"] = ProgrammeMap
    SITEMAPS["courses"] = CoursesMap
