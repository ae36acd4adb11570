"""What Stripe tells of a transfer that went back: by us, by itself, or by hand on its page."""

import logging

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.messages.operator import tell_operator
from shop.payments import gateway_money
from shop.payments.errors import PaymentUnavailable
from shop.payments.gateway_money import ReversalNews
from shop.payments.models import StripeEvent
from shop.payouts.books import post_reversal
from shop.payouts.letters import tell_reversed
from shop.payouts.models import Payout, Reversal
from shop.payouts.reversal_queries import transfers_to_hear_of
from shop.payouts.reversing import finish_reversal
from shop.payouts.services import lock_shop, new_number

logger = logging.getLogger(__name__)


def hear_of_reversals() -> None:
    """The events that wait are only the bell: what is so, Stripe is asked."""
    bells = StripeEvent.objects.filter(kind="transfer.reversed", outcome=StripeEvent.WAITS)
    for payout in transfers_to_hear_of():
        if _hear(payout):
            bells.filter(object_id=payout.reference).update(outcome="heard")
    known = Payout.objects.exclude(reference="").values("reference")
    bells.exclude(object_id__in=known).update(outcome="unknown transfer")


def _hear(payout: Payout) -> bool:
    """False: Stripe did not answer."""
    try:
        for news in gateway_money.reversals_of(payout.reference):
            take_back(payout=payout, news=news)
    except PaymentUnavailable:
        logger.warning("payout %s: what went back is not heard yet", payout.number)
        return False
    return True


@transaction.atomic
def take_back(*, payout: Payout, news: ReversalNews) -> bool:
    """Ours is finished; one that nobody here asked for is written and shown to a person.

    False: that was known.
    """
    lock_shop(payout.shop_id)
    if Reversal.objects.filter(reference=news.id).exists():
        return False
    ours = Reversal.objects.filter(payout=payout, number=news.key).first() if news.key else None
    if ours is not None:
        return finish_reversal(reversal=ours, reference=news.id)
    return _write(payout, news)


def _write(payout: Payout, news: ReversalNews) -> bool:
    row = Reversal(
        number=new_number("R"), shop_id=payout.shop_id, payout=payout, amount_fen=news.amount_fen,
        state=Reversal.State.DONE, alone_up_to_fen=settings.PAYOUT_ALONE_UP_TO_FEN,
        reference=news.id, settled_at=timezone.now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # heard at the same moment
        return False
    post_reversal(row, news.id)
    log(instance=row, action="payout.reverse_done", data={"fen": row.amount_fen})
    tell_reversed(row)
    told = f"{payout.number}: {row.amount_fen} fen ({news.id})"
    tell_operator(kind="payout.went_back", key=row.number, what=told)
    return True
