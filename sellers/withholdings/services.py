"""Offer, sign, decline, revoke: only her own press makes it count, and hers ends it."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.artisans.models import Artisan
from sellers.withholdings.errors import AboveCap, NotNow, OneAtATime
from sellers.withholdings.letters import tell_offer
from sellers.withholdings.models import Agreement
from sellers.withholdings.queries import cap, shared_out

State = Agreement.State


@dataclass(frozen=True)
class Terms:
    """What is offered: up to so much in all, and of each payout up to `share` thousandths."""

    purpose: Agreement.Purpose
    payee_zh: str
    total_fen: int
    share: int
    reference: str = ""


@transaction.atomic
def offer(*, artisan: Artisan, terms: Terms, by: User) -> Agreement:
    """She is told, and signs or does not. Raises AboveCap, OneAtATime."""
    if not 0 < terms.share <= cap() or terms.total_fen <= 0:
        raise AboveCap(cap())
    facts = {"payee_zh": terms.payee_zh, "total_fen": terms.total_fen, "share": terms.share}
    try:
        with transaction.atomic():
            agreement = Agreement.objects.create(
                artisan=artisan, purpose=terms.purpose, reference=terms.reference, cap=cap(),
                offered_by=by, **facts,
            )  # fmt: skip
    except IntegrityError as twice:
        raise OneAtATime from twice
    log(instance=agreement, action="withholding.offer", user=by, data={"fen": terms.total_fen})
    tell_offer(agreement)
    return agreement


@transaction.atomic
def sign(*, agreement: Agreement, words: str, by: User) -> None:
    """Hers alone, with the words that she read. Raises NotNow; AboveCap: with another, too much."""
    artisan = Artisan.objects.select_for_update(of=("self",)).get(pk=agreement.artisan_id)
    if artisan.user_id != by.pk:
        raise NotNow
    if shared_out(artisan) + agreement.share > cap():
        raise AboveCap(cap())
    signed = {"words": words, "signed_by": by, "signed_at": timezone.now()}
    _move(agreement, State.OFFERED, State.SIGNED, by, **signed)


@transaction.atomic
def decline(*, agreement: Agreement, by: User) -> None:
    """Raises NotNow."""
    _refuse_others(agreement, by)
    _move(agreement, State.OFFERED, State.DECLINED, by, ended_at=timezone.now())


@transaction.atomic
def revoke(*, agreement: Agreement, by: User) -> None:
    """From her next payout on nothing is kept back; what has left stays. Raises NotNow."""
    _refuse_others(agreement, by)
    _move(agreement, State.SIGNED, State.REVOKED, by, ended_at=timezone.now())


@transaction.atomic
def take_offer_back(*, agreement: Agreement, by: User) -> None:
    """Whoever offered it was wrong. Raises NotNow: she has answered."""
    _move(agreement, State.OFFERED, State.DECLINED, by, ended_at=timezone.now())


@transaction.atomic
def leave(*, artisan: Artisan) -> None:
    """She goes: nothing is offered or kept back any more; the record of what was stays."""
    now = timezone.now()
    rows = Agreement.objects.filter(artisan=artisan)
    rows.filter(state=State.OFFERED).update(state=State.DECLINED, ended_at=now)
    rows.filter(state=State.SIGNED).update(state=State.REVOKED, ended_at=now)


def _refuse_others(agreement: Agreement, by: User) -> None:
    if agreement.artisan.user_id != by.pk:
        raise NotNow


def _move(agreement: Agreement, old: State, new: State, by: User, **changes: Any) -> None:
    if not Agreement.objects.filter(pk=agreement.pk, state=old).update(state=new, **changes):
        raise NotNow
    agreement.refresh_from_db()
    log(instance=agreement, action=f"withholding.{new.value}", user=by)
