"""What stands on record below: checked certificates, sales, piece pay; as often as one likes."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from programme.record.errors import NoUnit
from programme.record.models import Person, Spell
from programme.record.services import open_spell, person_of
from sellers.artisans.models import Artisan
from sellers.production.models import Assignment
from sellers.sharing.models import Division
from sellers.verification.models import Credential
from shop.order.models import Line

AT_ONCE = 200
Status = Credential.Status


class Proof(NamedTuple):
    """The first row that shows that she earned by her craft."""

    artisan: int
    on: date
    evidence: str


def gather_checks() -> int:
    """Whose certificate an officer approved, once: that it ran out later takes nothing away."""
    seen = [Status.APPROVED, Status.EXPIRED, Status.REPLACED]
    checked = Credential.objects.filter(artisan=OuterRef("artisan"), status__in=seen)
    rows = Person.objects.filter(Exists(checked), checked_at=None)
    return rows.update(checked_at=timezone.now())


def gather_spells(at_once: int = AT_ONCE) -> int:
    """How many new ones there were."""
    made = 0
    for kind, proofs in ((Spell.Kind.SHOP, _sold()), (Spell.Kind.PIECES, _paid_by_others())):
        unknown = _without(kind, proofs)[:at_once]
        made += sum(_note(kind, proof) for proof in unknown)
    return made


def _note(kind: Spell.Kind, proof: Proof) -> bool:
    artisan = Artisan.objects.select_related("region", "user").get(pk=proof.artisan)
    try:
        person = person_of(artisan)
    except NoUnit:
        return False
    found = open_spell(person=person, kind=kind, began_on=proof.on, evidence=proof.evidence)
    return found is not None


def _without(kind: Spell.Kind, proofs: Iterable[Proof]) -> list[Proof]:
    """Of those who have no spell of this kind, and live where somebody reports."""
    earliest: dict[int, Proof] = {}
    for proof in proofs:
        known = earliest.get(proof.artisan)
        if known is None or proof.on < known.on:
            earliest[proof.artisan] = proof
    return sorted(earliest.values(), key=lambda proof: (proof.on, proof.artisan))


def _hers(artisan: str, kind: Spell.Kind) -> Exists:
    """She has a spell of this kind already, open or ended."""
    person = Q(person__artisan=OuterRef(artisan)) | Q(person__same_as__artisan=OuterRef(artisan))
    return Exists(Spell.objects.filter(person, kind=kind))


def _first(rows: QuerySet, artisan: str, day: object, mark: str) -> list[Proof]:
    firsts = rows.order_by().values(artisan).annotate(on=Min(day), row=Min("pk"))
    return [Proof(each[artisan], each["on"], f"{mark}:{each['row']}") for each in firsts]


def _sold() -> list[Proof]:
    """Paid, in a shop of her own, and not given back whole."""
    paid = Line.objects.filter(
        seller_order__order__paid_at__isnull=False,
        seller_order__shop__artisan__isnull=False,
        seller_order__shop__artisan__region__isnull=False,
        seller_order__goods_refunded_fen__lt=F("seller_order__goods_fen"),
    ).exclude(seller_order__status="cancelled")
    artisan = "seller_order__shop__artisan"
    rows = paid.filter(~_hers(artisan, Spell.Kind.SHOP))
    return _first(rows, artisan, TruncDate("seller_order__order__paid_at"), "order.line")


def _paid_by_others() -> list[Proof]:
    """By the piece, or by her share of what her cooperative sold."""
    pieces = Assignment.objects.filter(passed__gt=0, begun_on__isnull=False)
    artisan = "membership__artisan"
    pieces = pieces.filter(
        ~_hers(artisan, Spell.Kind.PIECES), **{f"{artisan}__region__isnull": False}
    )
    shares = Division.objects.filter(maker_fen__gt=0, undone_at=None, maker__region__isnull=False)
    shares = shares.filter(~_hers("maker", Spell.Kind.PIECES))
    return [
        *_first(pieces, artisan, F("begun_on"), "production.assignment"),
        *_first(shares, "maker", TruncDate("sold_at"), "sharing.division"),
    ]
