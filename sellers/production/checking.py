"""Quality: what passes is paid at once and stays paid; what does not has its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ground.accounts.models import User
from ground.pictures.models import Picture
from sellers.production.errors import CheckedAlready, NeedsReason, NotNow, SameHands, TooManyPieces
from sellers.production.letters import tell_keepers, tell_member
from sellers.production.models import Appeal, Assignment, Check, Delivery, ProductionOrder
from sellers.production.shelving import shelve
from sellers.production.states import locked, settle_down, write
from sellers.sharing.pieces import note_paid
from sellers.sharing.services import earn

Result = Check.Result
_TOLD = {Result.PASS: "passed", Result.REWORK: "rework", Result.REJECT: "rejected"}


@dataclass(frozen=True)
class Finding:
    """So many pieces of a delivery are so."""

    result: Check.Result
    pieces: int
    reason: str = ""
    photo: Picture | None = None


@transaction.atomic
def check(*, delivery: Delivery, findings: Sequence[Finding], by: User) -> list[Check]:
    """Some or all of what waits. Raises TooManyPieces, NeedsReason, CheckedAlready."""
    order = locked(delivery.assignment.production_order_id)
    for each in findings:
        if each.result != Result.PASS and not each.reason.strip():
            raise NeedsReason(delivery.pk)
    number = sum(each.pieces for each in findings)
    if not findings or min(each.pieces for each in findings) < 1:
        raise TooManyPieces(delivery.unchecked)
    waiting = Delivery.objects.filter(pk=delivery.pk, unchecked__gte=number)
    if not waiting.update(unchecked=F("unchecked") - number):
        left = Delivery.objects.get(pk=delivery.pk).unchecked
        raise TooManyPieces(left) if left else CheckedAlready(delivery.pk)
    checks = [_write(delivery, each, by) for each in findings]
    _count(order, delivery.assignment, findings, by)
    settle_down(order, by)
    return checks


def _write(delivery: Delivery, found: Finding, by: User) -> Check:
    made = Check.objects.create(delivery=delivery, by=by, **vars(found))
    write(made, "check", by, result=found.result, pieces=found.pieces)
    tell_member(delivery.assignment, _TOLD[found.result], made.pk, found.reason)
    return made


def _count(
    order: ProductionOrder, assignment: Assignment, findings: Sequence[Finding], by: User
) -> None:
    sums = dict.fromkeys(Result, 0)
    for each in findings:
        sums[each.result] += each.pieces
    Assignment.objects.filter(pk=assignment.pk).update(
        rejected=F("rejected") + sums[Result.REJECT],
        delivered=F("delivered") - sums[Result.REWORK],
        made=F("made") - sums[Result.REWORK],
    )
    _pass(order, assignment, sums[Result.PASS], by)


def _pass(
    order: ProductionOrder, assignment: Assignment, pieces: int, by: User, **more: Any
) -> None:
    """Paid, one key a piece, and on the shelf."""
    if not pieces:
        return
    rows = Assignment.objects.filter(pk=assignment.pk)
    rows.update(passed=F("passed") + pieces, **more)
    hers = rows.select_related("membership").get()
    _pay(order, hers, pieces)
    shelve(order=order, assignment=hers, pieces=pieces, by=by)


def _pay(order: ProductionOrder, hers: Assignment, pieces: int) -> None:
    for number in range(hers.passed - pieces + 1, hers.passed + 1):
        earn(
            cooperative_id=order.cooperative_id,
            artisan_id=hers.membership.artisan_id,
            fen=hers.piece_fen,
            key=f"piece:{hers.pk}:{number}",
            kind="piece_pay",
            reference=f"production:{order.pk}",
        )
    if order.work_id is not None:
        note_paid(
            cooperative_id=order.cooperative_id,
            work_id=order.work_id,
            pieces=pieces,
            begun_on=hers.begun_on or timezone.localdate(),
            key=f"passed:{hers.pk}:{hers.passed}",
        )


@transaction.atomic
def appeal(*, check_made: Check, words: str, by: User) -> Appeal:
    """She asks for another look, once. Raises NotNow."""
    assignment = check_made.delivery.assignment
    locked(assignment.production_order_id)
    is_known = Appeal.objects.filter(check_made=check_made).exists()
    if check_made.result != Result.REJECT or is_known:
        raise NotNow(check_made.pk)
    made = Appeal.objects.create(check_made=check_made, words=words)
    write(made, "appeal", by)
    tell_keepers(assignment, "appealed", made.pk)
    return made


@transaction.atomic
def decide(*, appeal: Appeal, is_granted: bool, answer: str, by: User) -> None:
    """By another than who rejected it, and not by the maker. Raises NotNow, SameHands."""
    found = appeal.check_made
    assignment = found.delivery.assignment
    if by.pk in {found.by_id, assignment.membership.artisan.user_id}:
        raise SameHands(appeal.pk)
    order = locked(assignment.production_order_id)
    rows = Appeal.objects.filter(pk=appeal.pk, is_granted=None)
    decided = {"decided_by": by, "decided_at": timezone.now()}
    if not rows.update(is_granted=is_granted, answer=answer, **decided):
        raise NotNow(appeal.pk)
    if is_granted:
        _pass(order, assignment, found.pieces, by, rejected=F("rejected") - found.pieces)
        settle_down(order, by)
    write(appeal, "decide", by, is_granted=is_granted)
    tell_member(assignment, "granted" if is_granted else "refused", appeal.pk, answer)
