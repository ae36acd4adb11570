"""The operator has read both sides and decides."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.accounts.models import User
from shop.returns.errors import NotNow
from shop.returns.letters import tell_buyer, tell_shop
from shop.returns.models import ReturnRequest
from shop.returns.paying import pay_back
from shop.returns.states import end, move, write

State = ReturnRequest.State


class Verdict(models.TextChoices):
    RETURN = "return", _("可以退，请买家寄回")
    REFUND = "refund", _("全部退款，不用再寄")
    PART = "part", _("退一部分钱，作品留给买家")
    REJECT = "reject", _("不退")


OF_WHAT_NEVER_CAME = (Verdict.REFUND, Verdict.REJECT)


@dataclass(frozen=True)
class Decision:
    """`amount_fen` goes with a part alone."""

    verdict: Verdict
    words: str
    freight_on: ReturnRequest.Payer
    amount_fen: int | None = None


@transaction.atomic
def decide(*, request: ReturnRequest, decision: Decision, by: User) -> None:
    """Once, and both sides are told why. Raises NotNow, NotSoMuch; then nothing moved."""
    if request.is_missing and decision.verdict not in OF_WHAT_NEVER_CAME:
        raise NotNow(request.pk)
    now = timezone.now()
    facts = {
        "decision_words": decision.words,
        "freight_on": decision.freight_on,
        "decided_at": now,
        "decided_by": by,
    }
    if decision.verdict == Verdict.RETURN:
        until = now + timedelta(days=settings.RETURN_SEND_DAYS)
        move(request, [State.ESCALATED], State.ACCEPTED, send_by=until, **facts)
    elif decision.verdict == Verdict.REJECT:
        move(request, [State.ESCALATED], State.REFUSED, **facts)
        end(request, [State.REFUSED], ReturnRequest.Ending.REJECTED)
    else:
        move(request, [State.ESCALATED], State.RECEIVED, refund_by=now, **facts)
        pay_back(request=request, by=by, amount_fen=decision.amount_fen)
    write(request, "decide", by)
    tell_buyer(request, f"decide_{decision.verdict.value}")
    tell_shop(request, f"decide_{decision.verdict.value}")
