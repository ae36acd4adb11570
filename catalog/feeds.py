"""The public catalogue as feeds: JSON Feed 1.1 and Atom of all works, RSS 2.0 of the new ones.

`docs/feeds.md` says what stands in each.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from catalog.models import Product
from ground.money.fen import to_yuan
from ground.pagecache.decorators import public_page
from ground.pictures.shared import addresses_of, whole_address
from ground.regions.queries import path_of
from sellers.artisans.models import Artisan

WORKS_A_FEED_PAGE = 200
NEW_WORKS = 50
# Comes along with what is pasted from Word; XML knows no way to write it.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PK = re.compile(r"[1-9][0-9]{0,18}")


class Part:
    """A stretch of the catalogue, from the newest work or from below one of that number on.

    Works added meanwhile have higher numbers, so that they push no other onto another page.
    """

    def __init__(self, before: int | None) -> None:
        works = _whole(Product.objects.listed()).order_by("-pk")
        if before:
            works = works.filter(pk__lt=before)
        found = list(works[: WORKS_A_FEED_PAGE + 1])
        self.works = found[:WORKS_A_FEED_PAGE]
        self.has_more = len(found) > WORKS_A_FEED_PAGE

    def next_url(self, request: HttpRequest) -> str:
        """Empty where there is no more."""
        page = f"{request.path}?before={self.works[-1].pk}" if self.has_more else ""
        return page and whole_address(page)


def _by_parts(feed: Callable[[HttpRequest, Part], HttpResponse]) -> Callable[..., HttpResponse]:
    """What is no number is refused: from the start again, a reader would go round for ever."""

    @wraps(feed)
    def answer(request: HttpRequest) -> HttpResponse:
        before = request.GET.get("before")
        if before is not None and not (_PK.fullmatch(before) and int(before) < 2**63):
            return HttpResponseBadRequest("before=…\n", content_type="text/plain; charset=utf-8")
        return feed(request, Part(int(before) if before else None))

    return public_page(answer)


@_by_parts
def works_json(request: HttpRequest, part: Part) -> HttpResponse:
    """`next_url` leads through the whole catalogue. `_work` is our own part of an item."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _("巧手作品"),
        "home_page_url": f"{settings.SITE_URL}/",
        "feed_url": whole_address(request.get_full_path()),
        "language": "zh-Hans",
        "items": [_item(work) for work in part.works],
    }
    if part.has_more:
        feed["next_url"] = part.next_url(request)
    return JsonResponse(feed, json_dumps_params={"ensure_ascii": False})


@_by_parts
def works_xml(request: HttpRequest, part: Part) -> HttpResponse:
    feed = _feed(Atom1Feed, request, part.works)
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")
    if part.has_more:
        response["Link"] = f'<{part.next_url(request)}>; rel="next"'
    return response


@public_page
def works_rss(request: HttpRequest) -> HttpResponse:
    """What came onto the shelf last."""
    works = _whole(Product.objects.listed()).order_by("-listed_at", "-pk")[:NEW_WORKS]
    feed = _feed(Rss201rev2Feed, request, works)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml")


def _whole(works: QuerySet[Product]) -> QuerySet[Product]:
    return works.for_cards().select_related("region__parent__parent")


def _feed(
    kind: type[SyndicationFeed], request: HttpRequest, works: list[Product] | QuerySet[Product]
) -> SyndicationFeed:
    feed = kind(
        title=_("巧手作品"),
        link=f"{settings.SITE_URL}/",
        description=_("绣、剪、编：她们亲手做，亲自定价。每件作品都写着做它的人。"),
        language="zh-Hans",
        feed_url=whole_address(request.get_full_path()),
    )
    for work in works:
        url = whole_address(work.get_absolute_url())
        feed.add_item(
            title=_NOT_IN_XML.sub("", work.title),
            link=url,
            description=_NOT_IN_XML.sub("", work.story_zh or work.title),
            unique_id=url,
            unique_id_is_permalink=True,
            author_name=_NOT_IN_XML.sub("", _maker(work.maker) or ""),
            pubdate=work.listed_at,
            updateddate=work.date_updated,
            categories=[work.craft.name_zh] if work.craft else [],
        )
    return feed


def _item(work: Product) -> dict[str, Any]:
    url, maker = whole_address(work.get_absolute_url()), _maker(work.maker)
    item = {
        "id": url,
        "url": url,
        "title": work.title,
        "content_text": work.story_zh or work.title,
        "image": next(iter(addresses_of(place.picture for place in work.first_pictures)), None),
        "date_published": work.listed_at,
        "date_modified": work.date_updated,
        "authors": [{"name": maker}] if maker else None,
        "tags": [work.craft.name_zh] if work.craft else None,
        "_work": _ours(work),
    }
    return {name: value for name, value in item.items() if value is not None}


def _ours(work: Product) -> dict[str, Any]:
    return {
        "id": work.pk,
        "title_en": work.title_en,
        "story_en": work.story_en,
        "material": work.material_zh,
        "craft": work.craft_id,
        "region": work.region_id,
        "region_name": path_of(work.region),
        "shop": work.shop.name,
        "shop_url": whole_address(work.shop.get_absolute_url()),
        "kind": work.stock_kind,
        "price": str(to_yuan(work.price_fen)),
        "currency": "CNY",
        "availability": work.availability,
        "weight_g": work.weight_g,
        "demo": work.is_demo,
    }


def _maker(maker: Artisan | None) -> str | None:
    """Only of her who agreed to be shown."""
    return maker.name_zh if maker and maker.is_public else None
