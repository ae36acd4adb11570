"""The invented market: people, shops, works and their pictures, from `data/`."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from pypinyin import lazy_pinyin

from catalog.models import Product, ProductClass, WorkPicture
from ground.accounts.models import User
from ground.money.fen import to_yuan
from ground.pictures.models import Picture
from ground.pictures.services import take_picture
from marketplace.demo import cooperatives as coops
from marketplace.demo.abroad import load_table
from marketplace.demo.clock import as_if
from marketplace.demo.drawings import drawn
from marketplace.demo.outlets import old_town
from marketplace.demo.people import a_user, load_people
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative
from sellers.partner.models import AbroadRate, Partner, StockRecord
from sellers.stockroom.services import count_in

DATA = Path(__file__).parent / "data"
JOINED = date(2025, 3, 1)
LYING = timedelta(days=120)  # since then: before any of it was sold by hand
Tell = Callable[[str], None]
# First 500 g and each further 500 g, in fen, by zone; invented.
RATES = {
    "near": (6000, 1500),
    "asia": (12000, 3000),
    "europe": (18000, 4500),
    "americas": (20000, 5000),
    "oceania": (18000, 4500),
    "africa": (22000, 6000),
}
CARE = {
    "emb": ("冷水轻轻手洗，平铺阴干，低温熨烫", "Hand wash cold, dry flat, iron cool"),
    "cut": ("避免受潮和阳光直射，最好装框", "Keep dry and out of direct sun; best framed"),
    "plt": ("用干布擦，别泡水；受潮后放通风处晾干", "Wipe dry; do not soak; air well"),
    "loom": ("冷水手洗，不要拧，平铺阴干", "Hand wash cold, do not wring, dry flat in the shade"),
    "": ("轻拿轻放，避免受潮", "Handle gently and keep dry"),
    "knit": ("装进洗衣袋冷水轻洗，平铺晾干", "Wash cold in a laundry bag, dry flat"),
}  # fmt: skip


def slug_of(text: str) -> str:
    return "-".join(
        part for part in lazy_pinyin(text) if part.isascii() and part.isalnum()
    ).lower()[:90]


def plain(name: str) -> str:
    """Without the mark that the data carry; every page of the demo says it once."""
    return name.replace("（演示）", "").replace(" (demo)", "")


@dataclass
class Market:
    """What is read and made, by the keys of the data."""

    tell: Tell
    artisans: dict[str, Artisan] = field(default_factory=dict)
    cooperatives: dict[str, Cooperative] = field(default_factory=dict)
    shops: dict[str, Partner] = field(default_factory=dict)

    @cached_property
    def data(self) -> dict[str, Any]:
        return json.loads((DATA / "demo_catalogue.json").read_text("utf-8"))

    @cached_property
    def stories(self) -> dict[str, list[str]]:
        return json.loads((DATA / "stories.json").read_text("utf-8"))

    @cached_property
    def alts(self) -> dict[str, list[str]]:
        return json.loads((DATA / "pictures.json").read_text("utf-8"))


def load_market(tell: Tell, *, only: int | None = None) -> Market:
    """All of it, or so many works of it; what is there already stays as it is."""
    market = Market(tell)
    with transaction.atomic():
        users = load_people()
        for row in market.data["artisans"]:
            market.artisans[row["key"]] = _artisan(row, market)
        for row in market.data["cooperatives"]:
            _cooperative(row, market, users["keeper"])
        for row in market.data["artisans"]:
            _shop_of_artisan(row, market)
        load_table()
    _portraits(market, only)
    _works(market, market.data["listings"][:only])
    return market


def _artisan(row: dict[str, Any], market: Market) -> Artisan:
    """Of identity, disability and poverty nothing is read."""
    story = market.stories[row["key"]]
    name = plain(row["name_zh"])
    artisan, is_new = Artisan.objects.get_or_create(
        slug=slug_of(name),
        defaults={
            "user": a_user(row["phone_demo"], name),
            "name_zh": name,
            "name_en": plain(row["name_en"]),
            "region_id": f"{row['province_code']}0000",
            "place_zh": row["place_zh"],
            "place_en": row["place_en"],
            "story_zh": story[0],
            "story_en": story[1],
            "is_public": row["consent"]["public_profile"],
            "is_demo": True,
        },
    )
    if is_new:
        artisan.crafts.set(row["craft_codes"])
    return artisan


def _cooperative(row: dict[str, Any], market: Market, keeper: User) -> None:
    region = f"{row['province_code']}0000"
    names = {"name_zh": plain(row["name_zh"]), "name_en": plain(row["name_en"])}
    cooperative, is_new = Cooperative.objects.get_or_create(**names, defaults=coops.facts_of(row))
    if is_new:
        coops.people_of(row, cooperative, market.artisans, keeper)
    market.cooperatives[row["key"]] = cooperative
    market.shops[row["key"]] = _shop(
        names["name_zh"], names["name_en"], region, cooperative=cooperative
    )


def _shop_of_artisan(row: dict[str, Any], market: Market) -> None:
    if row["selling_mode"] == "coop":
        return
    artisan = market.artisans[row["key"]]
    name_en = f"{artisan.name_en}'s workshop"
    shop = _shop(plain(row["shop_name_zh"]), name_en, artisan.region_id, artisan=artisan)
    market.shops[row["key"]] = shop


def _shop(name: str, name_en: str, region: str, **owner: Any) -> Partner:
    number = int(region[:2])
    shop, is_new = Partner.objects.get_or_create(
        slug=slug_of(name),
        defaults={
            "code": slug_of(name),
            "name": name,
            "name_en": name_en,
            "region_id": region,
            "postage_fen": (0, 800, 1200)[number % 3],
            "free_from_fen": 29900 if number % 3 else None,
            "is_demo": True,
            **owner,
        },
    )
    if is_new and number % 4 == 0 and "artisan" in owner:
        old_town(shop)
    if is_new and number % 5:
        AbroadRate.objects.bulk_create(
            AbroadRate(shop=shop, zone=zone, first_fen=first, further_fen=more)
            for zone, (first, more) in RATES.items()
        )
    return shop


def _portraits(market: Market, only: int | None) -> None:
    bare = {key: artisan for key, artisan in market.artisans.items() if not artisan.portrait_id}
    jobs = [(key, int(key[1:]), 0) for key in list(bare)[:only]]
    for done, (key, jpeg) in enumerate(drawn(jobs), start=1):
        name = bare[key].name_zh
        alt = (f"{name}的画像（绘制）", f"Drawn portrait of {bare[key].name_en}")
        picture = take_picture(file=BytesIO(jpeg), title=name, alt_zh=alt[0], alt_en=alt[1])
        Artisan.objects.filter(pk=bare[key].pk).update(portrait=picture)
        market.tell(f"  portraits {done} of {len(jobs)}")


def _works(market: Market, listings: list[dict[str, Any]]) -> None:
    known = set(Product.objects.filter(is_demo=True).values_list("upc", flat=True))
    new = {row["key"]: row for row in listings if row["sku"] not in known}
    for done, (key, jpeg) in enumerate(drawn((key, row, 0) for key, row in new.items()), start=1):
        row = new[key]
        with transaction.atomic():
            alt_zh, alt_en = market.alts[key]
            picture = take_picture(
                file=BytesIO(jpeg), title=row["title_zh"], alt_zh=alt_zh, alt_en=alt_en
            )
            list_work(row, market, picture, timezone.now() - LYING)
        market.tell(f"  works {done} of {len(new)}")


def list_work(
    row: dict[str, Any], market: Market, picture: Picture, lying_since: datetime | None = None
) -> Product:
    shop = market.shops.get(row["artisan"]) or market.shops[row["coop"]]
    work = Product.objects.create(
        **facts_of(row),
        upc=row["sku"],
        slug=slug_of(row["title_zh"]),
        product_class=work_class(),
        shop=shop,
        maker=market.artisans[row["artisan"]],
        region_id=shop.region_id,
        listed_at=timezone.now() - timedelta(hours=7 * ((int(row["key"][1:]) - 1) * 23 % 40)),
    )
    StockRecord.objects.create(
        product=work, partner=shop, partner_sku=row["sku"], price=to_yuan(work.price_fen)
    )
    made_when_ordered = row["stock_kind"] in {"made_to_order", "custom"}
    with as_if(lying_since or timezone.now()):
        count_in(work_id=work.pk, on_hand=None if made_when_ordered else row["stock_qty"])
    WorkPicture.objects.create(work=work, picture=picture, position=0)
    return work


def facts_of(row: dict[str, Any]) -> dict[str, Any]:
    """What a listing of the data says of its work."""
    care = CARE.get(
        row["craft_code"].split("-")[0], ("轻拿轻放，避免受潮", "Handle gently and keep dry")
    )
    return {
        "title": row["title_zh"],
        "title_en": row["title_en"],
        "story_zh": row["story_zh"],
        "story_en": row["story_en"],
        "material_zh": row["material_zh"],
        "material_en": row["material_en"],
        "care_zh": care[0],
        "care_en": care[1],
        "size": row["size_cm"],
        "weight_g": row["weight_g"],
        "days_to_make": row["days_to_make"],
        "stock_kind": row["stock_kind"],
        "price_fen": round(row["price_cny"] * 100),
        "is_returnable": row["stock_kind"] != "custom",
        "hs_hint": row["hs_hint"][:10],
        "craft_id": row["craft_code"],
        "is_demo": True,
    }


def work_class() -> ProductClass:
    return ProductClass.objects.get_or_create(name="work", defaults={"track_stock": True})[0]
