"""What a cooperative owes its members: agreed, earned, divided. The ledger holds the sums."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.cooperatives.models import Cooperative
from sellers.ledger.errors import AlreadyPosted
from sellers.ledger.services import post
from sellers.sharing.books import laid_aside, owed
from sellers.sharing.errors import AgreedAlready, NotAnAgreement, NotAnyMore, TooLate
from sellers.sharing.letters import tell_agreement, tell_withdrawn
from sellers.sharing.models import Agreement, Division
from sellers.sharing.parts import WHOLE, Rates, parts_of
from sellers.sharing.queries import agreement_on

Way = Division.Way


@dataclass(frozen=True)
class Sale:
    """One line of a sale of a cooperative's shop, past the days in which it may come back."""

    key: str  # such as line:17 or counter:4:2
    reference: str
    title: str
    pieces: int
    share_fen: int  # what the cooperative earned by it
    maker_id: int | None
    begun_on: date  # when the work began: the agreement in force then divides it
    sold_at: datetime
    work_id: int | None = None
    is_paid_by_piece: bool = False


@transaction.atomic
def agree(
    *, cooperative: Cooperative, rates: Rates, words: str, from_day: date, by: User
) -> Agreement:
    """From that day on; all before stays as it was agreed. The members are told.

    Raises NotAnAgreement, TooLate, AgreedAlready.
    """
    if min(rates.maker, rates.welfare, rates.material) < 0 or rates.kept < 0:
        raise NotAnAgreement(WHOLE - rates.kept)
    if from_day < timezone.localdate():
        raise TooLate(from_day)
    agreement = Agreement(
        cooperative=cooperative,
        maker_permille=rates.maker,
        welfare_permille=rates.welfare,
        material_permille=rates.material,
        words=words,
        in_force_from=from_day,
        made_by=by,
    )
    _write(agreement)
    log(instance=agreement, action="sharing.agree", user=by, data={"maker": rates.maker})
    tell_agreement(agreement)
    return agreement


def _write(agreement: Agreement) -> None:
    try:
        with transaction.atomic():
            agreement.save()
    except IntegrityError as taken:
        raise AgreedAlready(agreement.in_force_from) from taken


@transaction.atomic
def replace(*, agreement: Agreement, rates: Rates, words: str, by: User) -> Agreement:
    """Another from the same day on, as long as it has not begun. Raises NotAnyMore, as agree."""
    _take_back(agreement, by)
    return agree(
        cooperative=agreement.cooperative,
        rates=rates,
        words=words,
        from_day=agreement.in_force_from,
        by=by,
    )


@transaction.atomic
def withdraw(*, agreement: Agreement, by: User) -> None:
    """Before it begins; the members are told. Raises NotAnyMore."""
    _take_back(agreement, by)
    tell_withdrawn(agreement)


def _take_back(agreement: Agreement, by: User) -> None:
    rows = Agreement.objects.filter(pk=agreement.pk, withdrawn_at=None)
    coming = rows.filter(in_force_from__gt=timezone.localdate())
    if not coming.update(withdrawn_at=timezone.now()):
        raise NotAnyMore
    log(instance=agreement, action="sharing.withdraw", user=by)


@transaction.atomic
def earn(  # noqa: PLR0913 -- two whose it is, the sum, and the fact's three names
    *, cooperative_id: int, artisan_id: int, fen: int, key: str, kind: str, reference: str
) -> bool:
    """So much is hers, such as piece pay. False: by this key it was hers already."""
    postings = owed(cooperative_id, artisan_id, fen)
    try:
        post(key=key, kind=kind, reference=reference, postings=postings)
    except AlreadyPosted:
        return False
    return True


@transaction.atomic
def divide(*, cooperative_id: int, sale: Sale) -> Division:
    """By the agreement of the day on which the work began; none: all stays with it.

    The same line is divided once.
    """
    agreement = agreement_on(cooperative_id, sale.begun_on)
    division, is_new = Division.objects.get_or_create(
        key=sale.key, defaults=_facts(cooperative_id, sale, agreement)
    )
    if is_new:
        _post(division)
    return division


def _facts(cooperative_id: int, sale: Sale, agreement: Agreement | None) -> dict[str, Any]:
    parts = parts_of(
        sale.share_fen,
        agreement.rates if agreement else Rates(),
        maker_has_hers=sale.is_paid_by_piece or sale.maker_id is None,
    )
    return {
        "cooperative_id": cooperative_id,
        "reference": sale.reference,
        "work_id": sale.work_id,
        "title": sale.title,
        "pieces": sale.pieces,
        "maker_id": sale.maker_id,
        "agreement": agreement,
        "way": Way.PIECE if sale.is_paid_by_piece else Way.SHARE,
        "share_fen": sale.share_fen,
        "sold_at": sale.sold_at,
        **vars(parts),
    }


def _post(division: Division) -> None:
    """Where everything stays with the cooperative, nothing moves in its books."""
    coop = division.cooperative_id
    postings = laid_aside(coop, division.welfare_fen, division.material_fen)
    if division.maker_id is not None:
        postings += owed(coop, division.maker_id, division.maker_fen)
    if division.share_fen != division.kept_fen:
        key = f"division:{division.key}"
        post(key=key, kind="division", reference=division.reference, postings=postings)
