"""The pages of editors for search engines, each with its other language."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from wagtail.models import Page

from shop.pages.kinds import KINDS
from shop.pages.models import INDEXES
from shop.pages.queries import address


class PagesMap(Sitemap):
    """What lists show; the front page stands in the house's own part."""

    limit = 1000

    def items(self) -> list[Any]:
        shown: list[Any] = [page for model in INDEXES for page in _live(model)]
        for model in KINDS.values():
            shown += model.on_lists(_live(model))
        return sorted(shown, key=lambda page: page.pk)

    def lastmod(self, page: Any) -> Any:
        return page.last_published_at

    def get_urls(self, page: int = 1, site: Any = None, protocol: Any = None) -> list[Any]:
        pages = self.paginator.page(page).object_list
        siblings = _siblings(pages)
        return [
            {
                "item": each,
                "location": address(each),
                "lastmod": each.last_published_at,
                "changefreq": None,
                "priority": "",
                "alternates": siblings[each.translation_key],
            }
            for each in pages
        ]


def _live(model: Any) -> QuerySet[Any]:
    return model.objects.live().select_related("locale")


def _siblings(pages: list[Any]) -> dict[Any, list[dict[str, str]]]:
    keys = [page.translation_key for page in pages]
    live = Page.objects.live().filter(translation_key__in=keys).select_related("locale")
    found: dict[Any, list[dict[str, str]]] = {key: [] for key in keys}
    for each in live:
        tag = {"zh-hans": "zh-Hans"}.get(each.locale.language_code, each.locale.language_code)
        found[each.translation_key].append({"location": address(each), "lang_code": tag})
    return found
