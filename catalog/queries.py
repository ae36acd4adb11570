"""What the public pages show, in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date

from django.db.models import (
    Case,
    Count,
    Max,
    Prefetch,
    Q,
    QuerySet,
    When,
    prefetch_related_objects,
)

from catalog.models import Product, WorkPicture
from ground.crafts.models import Craft
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner
from sellers.stockroom.promises import pieces_ahead, promised_on

NEW_WORKS = 8
ALONGSIDE = 4


def newest_works(number: int = NEW_WORKS) -> list[Product]:
    """No two of one maker next to each other as far as the newest allow it."""
    found = list(Product.objects.listed().for_cards()[: number * 3])
    first_of_maker = {work.maker_id: work for work in reversed(found)}
    first = [work for work in found if first_of_maker[work.maker_id] is work]
    return (first + [work for work in found if work not in first])[:number]


def families() -> list[tuple[Craft.Family, Product]]:
    """Each family that has works, with its newest work."""
    newest = Product.objects.listed().order_by().values("craft__family").annotate(work=Max("pk"))
    works = Product.objects.for_cards().filter(pk__in=[row["work"] for row in newest])
    by_family = {work.craft.family: work for work in works if work.craft}
    return [(family, by_family[family]) for family in Craft.Family if family in by_family]


def is_paused_work(pk: int) -> bool:
    """On show but for a suspension: its own or its shop's."""
    shown_before = Product.objects.filter(pk=pk, listed_at__isnull=False)
    of_shop = Q(is_public=True, shop__is_suspended=True, shop__opens_after=True)
    return shown_before.filter(of_shop | Q(is_suspended=True, shop__is_open=True)).exists()


def is_paused_shop(slug: str) -> bool:
    return Partner.objects.filter(slug=slug, is_suspended=True, opens_after=True).exists()


def works_by_craft() -> dict[str, int]:
    """How many works each craft has on show, by its code."""
    rows = Product.objects.listed().order_by().values_list("craft_id").annotate(Count("pk"))
    return dict(rows)


def featured_makers(number: int = ALONGSIDE) -> QuerySet[Artisan]:
    """Those who show themselves and have works on show, the newest first."""
    with_works = Product.objects.listed().values("maker")
    return (
        Artisan.objects.public()
        .filter(pk__in=with_works, portrait__isnull=False)
        .select_related("portrait", "region__parent__parent")
        .order_by("-created_at", "-pk")[:number]
    )


def works_alongside(work: Product, number: int = ALONGSIDE) -> list[Product]:
    """What else to look at: hers first, then the same craft. The pictures of all, and of the
    work itself, come in one query as `first_pictures`.
    """
    near = Q(maker=work.maker_id) | Q(craft=work.craft_id)
    hers_first = Case(When(maker=work.maker_id, then=0), default=1)
    others = Product.objects.listed().filter(near).exclude(pk=work.pk)
    ordered = others.order_by(hers_first, "-listed_at", "-pk")
    found = list(ordered.select_related("shop", "maker", "craft", "stock")[:number])
    wanted = WorkPicture.objects.filter(Q(position=0) | Q(work=work)).select_related("picture")
    pictures = Prefetch("work_pictures", wanted, to_attr="first_pictures")
    prefetch_related_objects([work, *found], pictures)
    return found


def promise_for(work: Product) -> date:
    """The last day on which one piece, ordered now, is sent."""
    is_made = work.stock.on_hand is None
    ahead = pieces_ahead([work.shop]).get(work.shop_id, 0) if is_made else 0
    return promised_on(work.shop, [(work, 1)], ahead)


def works_made_by(maker: Artisan) -> QuerySet[Product]:
    return Product.objects.listed().filter(maker=maker).for_cards()


def works_sold_by(shops: Iterable[int]) -> QuerySet[Product]:
    return Product.objects.listed().filter(shop__in=shops).for_cards()
