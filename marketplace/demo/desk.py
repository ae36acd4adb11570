"""Who is verified in the invented market, who waits for it, and who helps whom."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import keep_file
from ground.regions.models import Division
from marketplace.demo.drawings import a_paper
from marketplace.demo.market import Market
from marketplace.demo.people import a_user
from sellers.artisans.models import Artisan, Scope
from sellers.artisans.services import answer_offer, ask_helper
from sellers.organs.models import Officer, Organ
from sellers.partner.models import Partner
from sellers.verification.deciding import approve, decide_guardian
from sellers.verification.number import NEEDS_GUARDIAN, read_number
from sellers.verification.services import agree, hand_in, name_guardian, register

KAILI = "522601"
VALID = timedelta(days=1500)


@transaction.atomic
def load_desk(market: Market, users: dict[str, User]) -> None:
    """Numbers are invented ones of a region that does not exist; a second time the same."""
    if Officer.objects.filter(user=users["officer"]).exists():
        return
    home = _organ(Division.objects.get(code="520000"))
    Officer.objects.create(user=users["officer"], organ=home, role=Officer.Role.VERIFIER)
    for row in market.data["artisans"]:
        _verify(row, market.artisans[row["key"]], users["officer"])
    _wait(market)
    _help(market.artisans["A01"], users["helper"])


def _organ(region: Division) -> Organ:
    names = {"name_zh": f"{region.name_zh}残联（演示）",
             "name_en": f"{region.name_latin} Disabled Persons' Federation (demo)"}  # fmt: skip
    organ, _ = Organ.objects.get_or_create(
        kind=Organ.Kind.DISABLED, region=region, defaults={**names, "is_demo": True}
    )
    return organ


def _verify(row: dict[str, Any], artisan: Artisan, by: User) -> None:
    """As an officer of her own province would."""
    officer = Officer(user=by, organ=_organ(artisan.region))
    number = read_number(row["disability_cert_demo"], timezone.localdate())
    agree(user=artisan.user, kind="verification")
    if row["consent"]["public_profile"]:
        agree(user=artisan.user, kind="public_profile")
    if number.category in NEEDS_GUARDIAN:
        _guard(artisan, officer)
    claim = hand_in(artisan=artisan, number=number)
    was_open = Partner.objects.filter(artisan=artisan).exists()
    approve(credential=claim, officer=officer, valid_until=timezone.localdate() + VALID)
    if not was_open:  # she sells through her cooperative
        Partner.objects.filter(artisan=artisan).delete()


def _guard(artisan: Artisan, officer: Officer) -> None:
    row = name_guardian(
        artisan=artisan, name="演示监护人", phone="+8615400000999", proof=_proof(artisan)
    )
    decide_guardian(guardianship=row, officer=officer, is_proven=True)


def _proof(artisan: Artisan) -> PrivateFile:
    kind = PrivateFile.Kind.PROOF
    return keep_file(data=a_paper(), kind=kind, content_type="image/jpeg", owner=artisan.user)


def _wait(market: Market) -> None:
    """Three women at the door: with a number, with a photo, by her cooperative's word."""
    ami = _newcomer("+8615400000911", "石阿妹", "三棵树镇", "Shi Amei · Sankeshu, Kaili")
    hand_in(artisan=ami, number=read_number("99999919900520002843", timezone.localdate()))
    xiuying = _newcomer("+8615400000912", "杨秀英", "舟溪镇", "Yang Xiuying · Zhouxi, Kaili")
    hand_in(artisan=xiuying, photo=a_paper())
    guihua = _newcomer("+8615400000913", "潘桂花", "下司镇", "Pan Guihua · Xiasi, Kaili")
    hand_in(artisan=guihua, cooperative=market.cooperatives["C1"])


def _newcomer(phone: str, name: str, place: str, english: str) -> Artisan:
    """`english`: name and place, which she is not asked for."""
    county = Division.objects.get(code=KAILI)
    artisan = register(user=a_user(phone, name), name=name, county=county, place=place)
    agree(user=artisan.user, kind="verification")
    name_en, place_en = english.split(" · ")
    told = {"name_en": name_en, "place_en": place_en}
    Artisan.objects.filter(pk=artisan.pk).update(is_demo=True, **told)
    Partner.objects.filter(artisan=artisan).update(is_demo=True, name_en="Kaili workshop")
    artisan.refresh_from_db()
    return artisan


def _help(artisan: Artisan, helper: User) -> None:
    agree(user=artisan.user, kind="helper")
    until = timezone.localdate() + timedelta(days=180)
    scopes = [Scope.WORKS, Scope.ORDERS]
    terms = {"phone": helper.phone, "scopes": scopes, "until": until}
    grant = ask_helper(artisan=artisan, by=artisan.user, **terms)
    answer_offer(grant=grant, user=helper, takes=True)
