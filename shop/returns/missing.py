"""A parcel that never came: the shop looks for it, or the operator decides; no goods come back."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ground.accounts.models import User
from shop.order.models import SellerOrder
from shop.returns.errors import NotReturnable
from shop.returns.letters import tell_buyer, tell_operator_of, tell_shop
from shop.returns.models import ReturnLine, ReturnRequest
from shop.returns.queries import WINDOW, lines_to_return, may_say_missing
from shop.returns.states import move, write

State = ReturnRequest.State


@transaction.atomic
def say_missing(
    *, seller_order: SellerOrder, words: str = "", by: User | None = None
) -> ReturnRequest:
    """All of the part, which is long under way. Raises NotReturnable."""
    part = _locked(seller_order)
    request = ReturnRequest.objects.create(
        seller_order=part,
        is_missing=True,
        words=words,
        freight_on=ReturnRequest.Payer.SHOP,
        answer_by=timezone.now() + timedelta(days=settings.RETURN_ANSWER_DAYS),
    )
    ReturnLine.objects.bulk_create(
        ReturnLine(
            request=request, line=line, pieces=line.pieces_left, reason=ReturnLine.Reason.MISSING
        )
        for line in lines_to_return(part)
    )
    write(request, "missing", by)
    tell_shop(request, "ask")
    return request


def _locked(seller_order: SellerOrder) -> SellerOrder:
    """One at a time, until commit. Raises NotReturnable."""
    states = [SellerOrder.Status.SENT, *WINDOW]
    rows = SellerOrder.objects.filter(pk=seller_order.pk, status__in=states)
    is_held = rows.update(status=F("status"))
    part = SellerOrder.objects.get(pk=seller_order.pk)
    if not (is_held and may_say_missing(part)):
        raise NotReturnable(seller_order.pk)
    return part


@transaction.atomic
def pass_on(*, request: ReturnRequest) -> None:
    """The shop was silent: with no goods in hand silence pays nothing. Raises NotNow."""
    move(request, [State.ASKED], State.ESCALATED, escalated_at=timezone.now())
    write(request, "escalate", None)
    tell_buyer(request, "escalate")
    tell_shop(request, "passed")
    tell_operator_of(request)
