"""What search engines are told of where to look: the sitemap, by sections, and robots.txt."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from catalog.models import Product
from ground.pagecache.decorators import public_page
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner

_PRIVATE = [
    *("account", "accounts", "basket", "checkout", "cms", "dashboard", "demo", "desk"),
    *("orders", "report", "sign-in", "studio", "webhooks"),
]


class OurSitemap(Sitemap):
    """Under our own address whatever the sites table says, each page in both languages."""

    i18n = True
    alternates = True
    x_default = True
    limit = 2000

    def get_protocol(self, protocol: str | None = None) -> str:
        return settings.SITE_URL.partition("://")[0]

    def get_domain(self, site: object = None) -> str:
        return settings.SITE_URL.partition("://")[2]


class _Pages(OurSitemap):
    def items(self) -> list[str]:
        return ["home", "works", "crafts", "rules", "api"]

    def location(self, item: str) -> str:
        return reverse(item)


class _Works(OurSitemap):
    """The oldest first: what is added while a robot reads moves no other to another page."""

    def items(self) -> QuerySet[Product]:
        return Product.objects.listed().only("slug", "pk", "date_updated").order_by("pk")

    def lastmod(self, work: Product) -> object:
        return work.date_updated


class _Makers(OurSitemap):
    def items(self) -> QuerySet[Artisan]:
        return Artisan.objects.public().only("slug").order_by("pk")


class _Shops(OurSitemap):
    def items(self) -> QuerySet[Partner]:
        return Partner.objects.filter(is_open=True).only("slug").order_by("pk")


# Floors above add theirs, as `marketplace/imports.py` does for tables.
SITEMAPS: dict[str, type[Sitemap]] = {
    "pages": _Pages,
    "works": _Works,
    "makers": _Makers,
    "shops": _Shops,
}


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """As Django's own index."""
    locations = []
    for section, sitemap_class in SITEMAPS.items():
        url = f"{settings.SITE_URL}{reverse('sitemap-part', args=[section])}"
        pages = sitemap_class().paginator.num_pages
        locations += [url] + [f"{url}?p={page}" for page in range(2, pages + 1)]
    context = {"sitemaps": [{"location": location} for location in locations]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@public_page
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap_views.sitemap(request, SITEMAPS, section).render()


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *"]
    lines += [f"Disallow: {prefix}/{name}/" for name in _PRIVATE for prefix in ("", "/en")]
    lines += [f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
