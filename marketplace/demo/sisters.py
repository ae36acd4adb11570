"""The members of the invented cooperative: how they joined, what they let it do, who keeps it."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils import timezone

from catalog.models import Product
from ground.accounts.models import User
from ground.pictures.models import Picture
from ground.pictures.services import take_picture
from marketplace.demo.clock import as_if
from marketplace.demo.drawings import drawn
from marketplace.demo.market import Market, list_work, slug_of
from marketplace.demo.people import a_user
from sellers.artisans.models import Artisan
from sellers.cooperatives.grants import give
from sellers.cooperatives.keeping import add_keeper
from sellers.cooperatives.models import Cooperative, Grant, Keeper, Membership
from sellers.cooperatives.services import answer_invitation, ask, change_member, invite
from sellers.partner.models import Partner

DATA = Path(__file__).parent / "data" / "cooperative.json"
KEY = "C1"  # of the cooperative that is shown in all its rooms
ITS_PREFECTURE = "522600"
BEGAN = 210  # days ago: since then its works are listed
_KINDS = [Grant.Kind.SHOW, Grant.Kind.STOCK, Grant.Kind.ORDERS, Grant.Kind.PRICE]


def ago(days: float) -> datetime:
    """At a working hour."""
    noon = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)
    return noon - timedelta(days=days)


@dataclass
class Circle:
    """The cooperative with everybody in it, by the keys of the data and of the people's page."""

    market: Market
    users: dict[str, User]
    members: dict[str, Membership] = field(default_factory=dict)
    works: dict[str, Product] = field(default_factory=dict)

    @cached_property
    def data(self) -> dict[str, Any]:
        return json.loads(DATA.read_text("utf-8"))

    @property
    def cooperative(self) -> Cooperative:
        return self.market.cooperatives[KEY]

    @property
    def shop(self) -> Partner:
        return self.market.shops[KEY]

    @property
    def lead(self) -> User:
        return self.users["keeper"]


def gather(circle: Circle) -> None:
    """Keepers and members as they came, one after the other; two stand at the door."""
    Cooperative.objects.filter(pk=circle.cooperative.pk).update(region=ITS_PREFECTURE)
    circle.cooperative.refresh_from_db()
    with as_if(ago(400)):
        for role in (Keeper.Role.STOCK, Keeper.Role.QUALITY, Keeper.Role.BOOKKEEPER):
            phone = circle.users[role].phone
            add_keeper(cooperative=circle.cooperative, phone=phone, role=role, by=circle.lead)
    for key in ("A01", "A02"):
        circle.members[key] = Membership.objects.get(
            cooperative=circle.cooperative, artisan=circle.market.artisans[key]
        )
    for number, row in enumerate(circle.data["members"], start=3):
        circle.members[row["key"]] = _join(circle, row, number)
    _at_the_door(circle)


def _join(circle: Circle, row: dict[str, Any], number: int) -> Membership:
    artisan = _artisan(circle, row)
    with as_if(ago(row["days"])):
        member = invite(cooperative=circle.cooperative, phone=row["phone"], by=circle.lead)
        answer_invitation(membership=member, takes=True, by=artisan.user)
        change_member(
            membership=member, number=f"{number:03}", pieces_a_week=row["a_week"], by=circle.lead
        )
        for kind in _KINDS[: 4 - number % 3]:
            give(membership=member, kind=kind, by=artisan.user)
    return member


def _artisan(circle: Circle, row: dict[str, Any]) -> Artisan:
    artisan = Artisan.objects.create(
        slug=slug_of(row["name_zh"]),
        user=a_user(row["phone"], row["name_zh"]),
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        region_id=row["county"],
        place_zh=row["place_zh"],
        place_en=row["place_en"],
        story_zh=row.get("story_zh", ""),
        story_en=row.get("story_en", ""),
        is_public=row["public"],
        is_demo=True,
    )
    artisan.crafts.set(row["crafts"])
    circle.market.artisans[row["key"]] = artisan
    return artisan


def _at_the_door(circle: Circle) -> None:
    """One asked, one was asked."""
    asks, asked = circle.data["waiting"]
    artisan = _artisan(circle, asks)
    _artisan(circle, asked)
    with as_if(ago(asks["days"])):
        ask(cooperative=circle.cooperative, artisan=artisan, by=artisan.user)
    with as_if(ago(asked["days"])):
        invite(cooperative=circle.cooperative, phone=asked["phone"], by=circle.lead)


def show_works(circle: Circle) -> None:
    """What the members made, in the cooperative's shop, beside what it sells already."""
    rows = {row["key"]: row for row in circle.data["works"]}
    faces = {row["key"]: row for row in circle.data["members"] if row["public"]}
    jobs = [(key, row, 0) for key, row in rows.items()]
    jobs += [(key, 20 + int(key[1:]), 0) for key in faces]
    for key, jpeg in drawn(jobs):
        if key in faces:
            _portrait(circle, faces[key], jpeg)
        else:
            circle.works[key] = _work(circle, rows[key], jpeg)
    theirs = Product.objects.filter(upc__startswith="DEMO-EMB-MAWEI")
    circle.works |= {f"L{work.upc[-2:]}": work for work in theirs}


def _portrait(circle: Circle, row: dict[str, Any], jpeg: bytes) -> None:
    said = (f"{row['name_zh']}的画像（绘制）", f"Drawn portrait of {row['name_en']}")
    picture = _picture(jpeg, row["name_zh"], said)
    Artisan.objects.filter(pk=circle.market.artisans[row["key"]].pk).update(portrait=picture)


def _work(circle: Circle, row: dict[str, Any], jpeg: bytes) -> Product:
    picture = _picture(jpeg, row["title_zh"], (row["alt_zh"], row["alt_en"]))
    with as_if(ago(BEGAN)):
        return list_work({**row, "coop": KEY}, circle.market, picture)


def _picture(jpeg: bytes, title: str, said: tuple[str, str]) -> Picture:
    return take_picture(file=BytesIO(jpeg), title=title, alt_zh=said[0], alt_en=said[1])
