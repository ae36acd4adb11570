"""Payouts that leave together: put together by one, approved by another, then unchangeable."""

import hashlib

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from shop.payouts.alone import give_back_alone, take_alone
from shop.payouts.due import is_covered
from shop.payouts.errors import NeedsSecondPerson, NotAnyMore, NothingToPay
from shop.payouts.files import file_of
from shop.payouts.models import Batch, BatchLine, Method, Payout
from shop.payouts.queries import loose_payouts
from shop.payouts.services import (
    approve_payout,
    cancel_payout,
    lock_shop,
    new_number,
    put_back,
)
from shop.payouts.transfers import submit_transfers_task

State, Result = Batch.State, BatchLine.Result
MOST_LINES = 1000


@transaction.atomic
def make_batch(*, method: str, encoding: str, by: User) -> Batch:
    """All that is prepared for this way and in no other batch. Raises NothingToPay."""
    payouts = list(loose_payouts(method)[:MOST_LINES])
    if not payouts:
        raise NothingToPay
    batch = Batch.objects.create(
        number=new_number("B"),
        method=method,
        encoding=encoding,
        line_count=len(payouts),
        total_fen=sum(payout.amount_fen for payout in payouts),
        alone_up_to_fen=settings.PAYOUT_ALONE_UP_TO_FEN,
        prepared_by=by,
    )
    _write_lines(batch, payouts)
    log(instance=batch, action="payout.batch", user=by, data={"fen": batch.total_fen})
    return batch


def _write_lines(batch: Batch, payouts: list[Payout]) -> None:
    lines = [
        BatchLine(
            batch=batch,
            payout=payout,
            position=position,
            amount_fen=payout.amount_fen,
            account_id=payout.account_id,
        )
        for position, payout in enumerate(payouts, start=1)
    ]
    try:
        with transaction.atomic():
            BatchLine.objects.bulk_create(lines)
    except IntegrityError as taken:  # somebody else put them together at the same moment
        raise NothingToPay from taken


@transaction.atomic
def approve_batch(*, batch: Batch, by: User, total_fen: int) -> bool:
    """It leaves the books for good, as she saw it. False: it is smaller now, look again.

    Raises NeedsSecondPerson, NotAnyMore.
    """
    rows = Batch.objects.filter(pk=batch.pk, state=State.PREPARED, total_fen=total_fen)
    if not rows.update(line_count=F("line_count")):  # held until commit
        raise NotAnyMore
    two = Q(total_fen__lte=F("alone_up_to_fen")) | ~Q(prepared_by=by)  # of the batch by itself
    if not rows.filter(two).exists():
        raise NeedsSecondPerson
    if _shrink(batch, by):
        return False
    take_alone(batch, by, total_fen)
    for line in _waiting(batch):
        if not approve_payout(payout=line.payout):
            raise NotAnyMore
    sha256 = hashlib.sha256(file_of(batch)).hexdigest()
    now = timezone.now()
    rows.update(state=State.APPROVED, approved_by=by, approved_at=now, sha256=sha256)
    batch.refresh_from_db()
    log(instance=batch, action="payout.batch_approve", user=by, data={"fen": batch.total_fen})
    if batch.method == Method.STRIPE:
        submit_transfers_task.delay_on_commit(batch.pk)
    return True


def _shrink(batch: Batch, by: User) -> bool:
    """Take out what is not covered any more: a refund or a hold came between."""
    lines = list(_waiting(batch))
    for line in lines:
        lock_shop(line.payout.shop_id)
    gone = [line for line in lines if not is_covered(line.payout)]
    for line in gone:
        cancel_payout(payout=line.payout, by=by)
    if gone:
        left = batch.lines.filter(result=Result.WAITING).aggregate(
            n=Count("pk"), s=Sum("amount_fen")
        )
        sums = {"line_count": left["n"], "total_fen": left["s"] or 0}
        state = State.PREPARED if left["n"] else State.CANCELLED
        Batch.objects.filter(pk=batch.pk).update(state=state, **sums)
        log(instance=batch, action="payout.batch_shrink", user=by, data={"n": len(gone)})
    return bool(gone)


@transaction.atomic
def call_off_batch(*, batch: Batch, by: User) -> None:
    """Before anybody has its file; its payouts are free for another. Raises NotAnyMore."""
    rows = Batch.objects.filter(pk=batch.pk).exclude(method=Method.STRIPE, state=State.APPROVED)
    was_approved = rows.filter(state=State.APPROVED).update(state=State.CANCELLED)
    if not was_approved and not rows.filter(state=State.PREPARED).update(state=State.CANCELLED):
        raise NotAnyMore
    batch.refresh_from_db()
    if was_approved:
        give_back_alone(batch)
    for line in list(_waiting(batch)):
        if was_approved:
            put_back(payout=line.payout, reason="")
    batch.lines.filter(result=Result.WAITING).update(result=Result.DROPPED)
    log(instance=batch, action="payout.batch_off", user=by)


def _waiting(batch: Batch) -> QuerySet[BatchLine]:
    """In the order of their shops, so that two who lock many never wait for each other."""
    lines = batch.lines.filter(result=Result.WAITING).order_by("payout__shop", "pk")
    return lines.select_related("payout__account", "payout__shop")
