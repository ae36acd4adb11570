"""A large market of the same kind for benchmarks: as many works as asked for, in batches."""

import random
import time
from collections.abc import Iterator
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from catalog.models import Product, WorkPicture
from ground.money.fen import to_yuan
from marketplace.demo.market import Market, facts_of, work_class
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner, StockRecord
from sellers.stockroom.models import Movement, Shelf, Stock
from sellers.stockroom.moving import home_of

BATCH = 500
WORKS_A_SHOP = 50
_TOUCHES = [
    ("大红", "red"), ("靛蓝", "indigo"), ("月白", "pale blue"), ("石榴", "pomegranate"),
    ("松绿", "pine green"), ("秋香", "ochre"), ("墨色", "ink"), ("云纹", "cloud"),
    ("海棠", "crab-apple"), ("福字", "fortune"), ("如意", "ruyi"), ("团花", "medallion"),
]  # fmt: skip
_SURNAMES, _GIVEN = "李王张刘陈杨黄赵吴周", "秀兰玉梅春华月英桂芳"


def load_works(market: Market, number: int) -> float:
    """Until there are so many; return works a second."""
    there = Product.objects.filter(is_demo=True).count()
    started = time.perf_counter()
    shops = list(_shops(max(0, number - there) // WORKS_A_SHOP + 1))
    pictures = dict(WorkPicture.objects.filter(position=0).values_list("work__upc", "picture"))
    for start in range(there, number, BATCH):
        end = min(start + BATCH, number)
        _batch(market, range(start, end), shops, pictures)
        market.tell(f"  {end} of {number} works")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return (number - there) / max(0.001, time.perf_counter() - started)


def _shops(number: int) -> Iterator[tuple[Partner, Artisan]]:
    """Invented makers, each with a shop."""
    regions = list(Artisan.objects.filter(is_demo=True).values_list("region", flat=True))
    for serial in range(number):
        name = _SURNAMES[serial % 10] + _GIVEN[serial // 10 % 10] + _GIVEN[serial // 7 % 10]
        owner, _ = Artisan.objects.get_or_create(
            slug=f"demo-maker-{serial}",
            defaults={"name_zh": name, "name_en": f"Demo maker {serial}", "is_public": True,
                      "is_demo": True, "region_id": regions[serial % len(regions)]},
        )  # fmt: skip
        shop, _ = Partner.objects.get_or_create(
            slug=f"demo-shop-{serial}",
            defaults={"code": f"demo-shop-{serial}", "name": f"{name}手作",
                      "name_en": f"Demo shop {serial}", "artisan": owner, "is_demo": True,
                      "region_id": owner.region_id, "postage_fen": 1000},
        )  # fmt: skip
        yield shop, owner


@transaction.atomic
def _batch(
    market: Market, serials: range, shops: list[tuple[Partner, Artisan]], pictures: dict[str, int]
) -> None:
    listings, kind = market.data["listings"], work_class()
    works = [_work(listings[at % len(listings)], at, shops) for at in serials]
    for work in works:
        work.product_class = kind
    Product.objects.bulk_create(works)
    StockRecord.objects.bulk_create(
        StockRecord(product=work, partner=work.shop, partner_sku=work.upc,
                    price=to_yuan(work.price_fen), num_in_stock=_pieces(work))
        for work in works
    )  # fmt: skip
    _stock(works)
    skus = [listings[at % len(listings)]["sku"] for at in serials]
    WorkPicture.objects.bulk_create(
        WorkPicture(work=work, picture_id=pictures[sku], position=0)
        for work, sku in zip(works, skus, strict=True)
        if sku in pictures
    )


def _stock(works: list[Product]) -> None:
    """What lies at each maker's home, and how it came there."""
    Stock.objects.bulk_create(Stock(work=work, on_hand=_pieces(work)) for work in works)
    homes = {shop: home_of(shop) for shop in {work.shop_id for work in works}}
    counted = [(work, homes[work.shop_id], _pieces(work)) for work in works if _pieces(work)]
    Shelf.objects.bulk_create(
        Shelf(work=work, place=home, pieces=pieces) for work, home, pieces in counted
    )
    Movement.objects.bulk_create(
        Movement(work=work, title=work.title, place=home, pieces=pieces, reason="opening",
                 key=f"bulk:{work.pk}:{home.pk}")
        for work, home, pieces in counted
    )  # fmt: skip


def _work(row: dict, serial: int, shops: list[tuple[Partner, Artisan]]) -> Product:
    """A listing of the data with another touch, price and maker."""
    rng = random.Random(serial)
    zh, en = rng.choice(_TOUCHES)
    shop, maker = shops[serial % len(shops)]
    facts = facts_of(row) | {
        "title": f"{zh}{row['title_zh']}",
        "title_en": f"{row['title_en']}, {en}",
        "price_fen": max(900, round(row["price_cny"] * rng.uniform(0.6, 1.6)) * 100),
    }
    return Product(
        **facts,
        upc=f"DEMO-{serial:06}",
        slug=f"zuopin-{serial}",
        structure=Product.STANDALONE,
        shop=shop,
        maker=maker,
        region_id=shop.region_id,
        listed_at=timezone.now() - timedelta(days=20, minutes=serial),
    )


def _pieces(work: Product) -> int | None:
    return None if work.is_made_when_ordered else 1 if work.stock_kind == "one_off" else 20
