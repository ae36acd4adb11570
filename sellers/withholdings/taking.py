"""What is kept back of a payout: planned with it, posted when it leaves, given back if it fails.

Whoever calls holds the shop's row. Each sum is taken of the agreement by an update that finds no
row where too little is left or she has revoked it.
"""

from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from sellers.artisans.models import Artisan
from sellers.ledger.models import Account
from sellers.ledger.queries import shop_owner
from sellers.ledger.services import Posting, post
from sellers.withholdings.models import Agreement, Taking
from sellers.withholdings.queries import cap, in_force_of

Purpose, State = Account.Purpose, Taking.State


@transaction.atomic
def plan(*, artisan: Artisan, payout: str, fen: int) -> int:
    """Of a payout of `fen` under this number; how much of it stays here."""
    left, planned = fen * cap() // 1000, 0
    for agreement in in_force_of(artisan).select_for_update():
        wanted = min(fen * agreement.share // 1000, agreement.left_fen, left - planned)
        if wanted > 0 and _take(agreement, wanted):
            sums = {"paid_from_fen": fen, "amount_fen": wanted}
            Taking.objects.create(agreement=agreement, payout=payout, **sums)
            planned += wanted
    return planned


def _take(agreement: Agreement, fen: int) -> bool:
    rows = Agreement.objects.filter(
        pk=agreement.pk, state=Agreement.State.SIGNED, taken_fen__lte=F("total_fen") - fen
    )
    return bool(rows.update(taken_fen=F("taken_fen") + fen))


@transaction.atomic
def post_takings(*, payout: str, key: str, shop_id: int) -> None:
    """The payout leaves: what it leaves behind is no longer owed to the shop."""
    for taking in _move(payout, State.PLANNED, State.TAKEN):
        _post(taking, shop_id, f"withholding:{taking.pk}:{key}", "withholding", 1)


@transaction.atomic
def unpost_takings(*, payout: str, key: str, shop_id: int) -> None:
    """The payout came back: all of it is owed to the shop again, until another try."""
    for taking in _move(payout, State.TAKEN, State.PLANNED):
        _post(taking, shop_id, f"withholding-back:{taking.pk}:{key}", "withholding_back", -1)


@transaction.atomic
def confirm_takings(*, payout: str) -> None:
    """The payout has arrived: what was kept back may be handed on."""
    for taking in _move(payout, State.TAKEN, State.FIRM):
        agreement = taking.agreement
        done = Agreement.objects.filter(
            pk=agreement.pk, state=Agreement.State.SIGNED, taken_fen=F("total_fen")
        ).exclude(takings__state__in=[State.PLANNED, State.TAKEN])
        if done.update(state=Agreement.State.DONE):
            log(instance=agreement, action="withholding.done")


@transaction.atomic
def release_takings(*, payout: str) -> None:
    """The payout is called off: nothing was kept back of it."""
    for taking in _move(payout, State.PLANNED, State.RELEASED):
        rows = Agreement.objects.filter(pk=taking.agreement_id)
        rows.update(taken_fen=F("taken_fen") - taking.amount_fen)


def _move(payout: str, old: Taking.State, new: Taking.State) -> list[Taking]:
    """In the order of their numbers; each by a conditional update of its own."""
    rows = Taking.objects.filter(payout=payout, state=old).select_related("agreement")
    return [
        taking
        for taking in rows.order_by("pk")
        if Taking.objects.filter(pk=taking.pk, state=old).update(state=new)
    ]


def _post(taking: Taking, shop_id: int, key: str, kind: str, sign: int) -> None:
    fen = sign * taking.amount_fen
    post(
        key=key,
        kind=kind,
        reference=taking.payout,
        postings=[
            Posting(Purpose.SHOP_PAYABLE, fen, shop_owner(shop_id)),
            Posting(Purpose.WITHHOLDING, -fen, withholding_owner(taking.agreement_id)),
        ],
    )


def withholding_owner(agreement_id: int) -> str:
    """The name under which an agreement owns an account."""
    return f"agreement:{agreement_id}"
