"""The demo market and ten thousand works beside it, as rows without pictures."""

import json
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from catalog.models import Product, ProductClass
from catalog.search.index import refresh_statistics
from catalog.search.services import index_works
from ground.crafts.models import Craft
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner
from sellers.stockroom.models import Stock
from tests.catalog.search.relevance.made import Made, made_works
from tests.reference import load_crafts, load_divisions

DEMO = Path("marketplace/demo/data/demo_catalogue.json")
WORKS = 10_000
_BATCH = 1000
_SHOPS_A_CRAFT = 3
_NAMES = ("李王张刘陈杨黄赵吴周", "秀玉梅春月英桂芳", "兰花云珍霞琴")


def build_market(root: Path, number: int = WORKS) -> dict[str, int]:
    """The id of each demo work by its key."""
    load_divisions()
    load_crafts()
    kind = ProductClass.objects.create(name="work")
    keys = _demo_works(json.loads((root / DEMO).read_text("utf-8")), kind)
    shops = _shops()
    works = [_work(made, at, kind, shops) for at, made in enumerate(made_works(number))]
    Product.objects.bulk_create(works, batch_size=_BATCH)
    Stock.objects.bulk_create((Stock(work=work, on_hand=3) for work in works), batch_size=_BATCH)
    ids = [*keys.values(), *(work.pk for work in works)]
    for start in range(0, len(ids), _BATCH):
        index_works(ids[start : start + _BATCH])
    refresh_statistics(Product)
    return keys


def _demo_works(data: dict, kind: ProductClass) -> dict[str, int]:
    shops, makers = {}, {}
    for serial, row in enumerate(data["artisans"]):
        name, name_en = row["name_zh"].split("（")[0], row["name_en"].split(" (")[0]
        region = f"{row['province_code']}0000"
        makers[row["key"]] = maker = _maker(f"demo-{serial}", name, name_en, region)
        shop = (row.get("shop_name_zh") or name).split("（")[0]
        shops[row["key"]] = _shop(maker, shop, f"{name_en}'s workshop")
    keys = {}
    for serial, row in enumerate(data["listings"]):
        text = {name: row[name] for name in _COPIED}
        work = Product.objects.create(
            **text,
            upc=row["sku"],
            title=row["title_zh"],
            slug=f"demo-{serial}",
            craft_id=row["craft_code"],
            price_fen=row["price_cny"] * 100,
            product_class=kind,
            maker=makers[row["artisan"]],
            shop=shops[row["artisan"]],
            region_id=makers[row["artisan"]].region_id,
            listed_at=timezone.now() - timedelta(days=60, minutes=serial),
        )
        Stock.objects.create(work=work, on_hand=row.get("stock_qty") or None)
        keys[row["key"]] = work.pk
    return keys


_COPIED = ("title_en", "story_zh", "story_en", "material_zh", "material_en", "stock_kind")


def _maker(slug: str, name: str, name_en: str, region: str) -> Artisan:
    return Artisan.objects.create(
        slug=slug, name_zh=name, name_en=name_en, region_id=region, is_public=True
    )


def _shop(maker: Artisan, name: str, name_en: str) -> Partner:
    return Partner.objects.create(
        name=name, name_en=name_en, slug=maker.slug, code=maker.slug, artisan=maker,
        region_id=maker.region_id,
    )  # fmt: skip


def _shops() -> dict[str, list[Partner]]:
    """Three makers a craft, at home where it is; of a craft of everywhere, anywhere."""
    anywhere = list(Craft.objects.exclude(province=None).values_list("province", flat=True))
    shops: dict[str, list[Partner]] = {}
    for at, craft in enumerate(Craft.objects.all()):
        for turn in range(_SHOPS_A_CRAFT):
            number = at * _SHOPS_A_CRAFT + turn
            region = craft.province_id or anywhere[number * 7 % len(anywhere)]
            name = "".join(names[number % len(names)] for names in _NAMES)
            maker = _maker(f"maker-{number}", name, f"Maker {number}", region)
            shop = _shop(maker, f"{name}手作", f"Shop {number}")
            shops.setdefault(craft.code, []).append(shop)
    return shops


def _work(made: Made, at: int, kind: ProductClass, shops: dict[str, list[Partner]]) -> Product:
    shop = shops[made.craft][at // 98 % _SHOPS_A_CRAFT]
    return Product(
        upc=f"MADE-{at}", slug=f"made-{at}", product_class=kind, structure=Product.STANDALONE,
        title=made.title, title_en=made.title_en, craft_id=made.craft,
        material_zh=made.material_zh, material_en=made.material_en,
        story_zh=made.story_zh, story_en=made.story_en, price_fen=made.price_fen,
        shop=shop, maker_id=shop.artisan_id, region_id=shop.region_id,
        listed_at=timezone.now() - timedelta(minutes=at * 7),
    )  # fmt: skip
