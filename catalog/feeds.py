"""The public catalogue for machines: sitemap, JSON Feed 1.1, Atom."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from catalog.models import Product
from ground.money.fen import to_yuan
from ground.pagecache.decorators import public_page
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner

WORKS_A_FEED_PAGE = 200


class _OurSitemap(Sitemap):
    i18n = True
    alternates = True
    limit = 2000

    def get_protocol(self, protocol: str | None = None) -> str:
        return settings.SITE_URL.partition("://")[0]

    def get_domain(self, site: object = None) -> str:
        return settings.SITE_URL.partition("://")[2]


class _Pages(_OurSitemap):
    def items(self) -> list[str]:
        return ["home", "works", "crafts"]

    def location(self, item: str) -> str:
        return reverse(item)


class _Works(_OurSitemap):
    def items(self) -> QuerySet[Product]:
        return Product.objects.listed().only("slug", "pk", "date_updated").order_by("-pk")

    def lastmod(self, work: Product) -> object:
        return work.date_updated


class _Makers(_OurSitemap):
    def items(self) -> QuerySet[Artisan]:
        return Artisan.objects.public().only("slug").order_by("pk")


class _Shops(_OurSitemap):
    def items(self) -> QuerySet[Partner]:
        return Partner.objects.filter(is_open=True).only("slug").order_by("pk")


_SITEMAPS = {"pages": _Pages, "works": _Works, "makers": _Makers, "shops": _Shops}


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """As Django's own index, under our own address whatever the sites table says."""
    locations = []
    for section, sitemap_class in _SITEMAPS.items():
        url = f"{settings.SITE_URL}{reverse('sitemap-part', args=[section])}"
        pages = sitemap_class().paginator.num_pages
        locations += [url] + [f"{url}?p={page}" for page in range(2, pages + 1)]
    context = {"sitemaps": [{"location": location} for location in locations]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@public_page
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap_views.sitemap(request, _SITEMAPS, section).render()


@public_page
def works_json(request: HttpRequest) -> HttpResponse:
    """`next_url` leads through the whole catalogue. `_work` is our own part of an item."""
    page = _page(request)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _("巧手作品"),
        "home_page_url": f"{settings.SITE_URL}/",
        "feed_url": f"{settings.SITE_URL}{request.get_full_path()}",
        "language": "zh-Hans",
        "items": [_item(work) for work in page],
    }
    if page.has_next():
        feed["next_url"] = _next_url(request, page)
    return JsonResponse(feed, json_dumps_params={"ensure_ascii": False})


@public_page
def works_xml(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    feed = Atom1Feed(
        title=_("巧手作品"),
        link=f"{settings.SITE_URL}/",
        description="",
        language="zh-Hans",
        feed_url=f"{settings.SITE_URL}{request.get_full_path()}",
    )
    for work in page:
        item = _item(work)
        feed.add_item(
            title=work.title,
            link=item["url"],
            description=work.story_zh,
            unique_id=item["id"],
            pubdate=work.listed_at,
            updateddate=work.date_updated,
            categories=[work.craft.name_zh] if work.craft else [],
        )
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")
    if page.has_next():
        response["Link"] = f'<{_next_url(request, page)}>; rel="next"'
    return response


def _page(request: HttpRequest) -> Page:
    works = Product.objects.listed().for_cards().select_related("region").order_by("-pk")
    number = request.GET.get("page", "1")
    return Paginator(works, WORKS_A_FEED_PAGE).get_page(number if len(number) < 9 else 1)


def _next_url(request: HttpRequest, page: Page) -> str:
    return f"{settings.SITE_URL}{request.path}?page={page.next_page_number()}"


def _item(work: Product) -> dict[str, object]:
    url = f"{settings.SITE_URL}{work.get_absolute_url()}"
    pictures = [place.picture.file.url for place in work.first_pictures]
    return {
        "id": url,
        "url": url,
        "title": work.title,
        "content_text": work.story_zh or work.title,
        "image": next((_absolute(path) for path in pictures), None),
        "date_published": work.listed_at,
        "date_modified": work.date_updated,
        "authors": [{"name": work.maker.name_zh}] if _is_shown(work.maker) else [],
        "tags": [work.craft.name_zh] if work.craft else [],
        "_work": {
            "title_en": work.title_en,
            "craft": work.craft_id,
            "region": work.region_id,
            "shop": work.shop.name,
            "price": str(to_yuan(work.price_fen)),
            "currency": "CNY",
            "availability": work.availability,
            "weight_g": work.weight_g,
            "demo": work.is_demo,
        },
    }


def _is_shown(maker: Artisan | None) -> bool:
    return maker is not None and maker.is_public


def _absolute(path: str) -> str:
    return path if path.startswith("http") else f"{settings.SITE_URL}{path}"


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    private = ["basket", "checkout", "orders", "account", "accounts", "sign-in", "studio", "cms"]
    lines = ["User-agent: *"]
    lines += [f"Disallow: {prefix}/{name}/" for name in private for prefix in ("", "/en")]
    lines += [f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
