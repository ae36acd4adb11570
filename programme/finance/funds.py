"""Budget, grant, use: each sum is taken of the one above by an update that finds no row where
too little is left, so two at once never spend the same fen.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.privacy.models import PrivateFile
from ground.privacy.services import keep_file, read_file, write_sighting
from programme.finance.errors import NotNow, TooMuch
from programme.finance.models import Budget, Grant, Use
from programme.record.models import Step
from programme.record.services import note_step, void_step
from sellers.organs.models import Officer


@dataclass(frozen=True)
class Paid:
    """One use of a grant, as its voucher shows it: a JPEG."""

    amount_fen: int
    happened_on: date
    what_zh: str
    voucher: bytes


@transaction.atomic
def open_budget(*, officer: Officer, facts: dict[str, Any]) -> Budget:
    """Of her own organ. `facts`: year, name_zh, total_fen, source. Raises NotNow: it stands."""
    try:
        with transaction.atomic():
            budget = Budget.objects.create(organ=officer.organ, made_by=officer.user, **facts)
    except IntegrityError as twice:
        raise NotNow from twice
    log(instance=budget, action="fund.budget", user=officer.user, data={"fen": budget.total_fen})
    return budget


@transaction.atomic
def grant(*, budget: Budget, officer: Officer, facts: dict[str, Any]) -> Grant:
    """`facts`: person or to_zh, purpose_zh, amount_fen. Raises TooMuch, NotNow: not her organ's."""
    if budget.organ_id != officer.organ_id:
        raise NotNow
    fen = facts["amount_fen"]
    rows = Budget.objects.filter(pk=budget.pk, granted_fen__lte=F("total_fen") - fen)
    if fen <= 0 or not rows.update(granted_fen=F("granted_fen") + fen):
        budget.refresh_from_db()
        raise TooMuch(budget.left_fen)
    row = Grant.objects.create(budget=budget, granted_by=officer.user, **facts)
    log(instance=row, action="fund.grant", user=officer.user, data={"fen": fen})
    return row


@transaction.atomic
def use(*, grant: Grant, paid: Paid, officer: Officer) -> Use:
    """Raises TooMuch, NotNow: closed, or not her organ's."""
    _refuse_others(grant, officer)
    fen = paid.amount_fen
    left = F("amount_fen") - F("given_back_fen") - fen
    rows = Grant.objects.filter(pk=grant.pk, closed_at=None, used_fen__lte=left)
    if fen <= 0 or not rows.update(used_fen=F("used_fen") + fen):
        grant.refresh_from_db()
        if grant.closed_at:
            raise NotNow
        raise TooMuch(grant.left_fen)
    row = _write(grant, paid, officer)
    log(instance=row, action="fund.use", user=officer.user, data={"fen": fen})
    if grant.person:
        said = {"about_zh": grant.purpose_zh[:120], "happened_on": paid.happened_on}
        note_step(person=grant.person, kind=Step.Kind.FUNDED, proof=row, by=officer.user, **said)
    return row


def _write(grant: Grant, paid: Paid, officer: Officer) -> Use:
    kept = keep_file(
        data=paid.voucher,
        kind=PrivateFile.Kind.RECEIPT,
        content_type="image/jpeg",
        owner=officer.user,
    )
    return Use.objects.create(
        grant=grant,
        amount_fen=paid.amount_fen,
        happened_on=paid.happened_on,
        what_zh=paid.what_zh,
        voucher=kept,
        noted_by=officer.user,
    )


@transaction.atomic
def void_use(*, row: Use, reason: str, officer: Officer) -> None:
    """It was wrong; it stays, and its sum is free again. Raises NotNow."""
    _refuse_others(row.grant, officer)
    rows = Use.objects.filter(pk=row.pk, voided_at=None, grant__closed_at=None)
    if not rows.update(voided_at=timezone.now(), void_reason=reason):
        raise NotNow
    Grant.objects.filter(pk=row.grant_id).update(used_fen=F("used_fen") - row.amount_fen)
    void_step(kind=Step.Kind.FUNDED, proof=row, reason=reason, by=officer.user)
    log(instance=row, action="fund.void", user=officer.user, data={"fen": row.amount_fen})


@transaction.atomic
def close_grant(*, grant: Grant, officer: Officer) -> int:
    """What is left goes back to the budget; so much. Raises NotNow."""
    _refuse_others(grant, officer)
    rows = Grant.objects.filter(pk=grant.pk, closed_at=None)
    if not rows.update(closed_at=timezone.now(), given_back_fen=F("amount_fen") - F("used_fen")):
        raise NotNow
    grant.refresh_from_db()
    back = grant.given_back_fen
    Budget.objects.filter(pk=grant.budget_id).update(granted_fen=F("granted_fen") - back)
    log(instance=grant, action="fund.close", user=officer.user, data={"fen": back})
    return back


def look_at_voucher(*, row: Use, officer: Officer) -> bytes:
    """Of whom it is, is told of the look. Raises Unreadable."""
    artisan = row.grant.person.artisan if row.grant.person else None
    about = artisan.user if artisan and artisan.user else row.voucher.owner
    write_sighting(viewer=officer.user, about=about, what="fund.voucher")
    return read_file(row.voucher)


def _refuse_others(grant: Grant, officer: Officer) -> None:
    if grant.budget.organ_id != officer.organ_id:
        raise NotNow
