"""What an operator works through; everything of every shop is hers to see, but for numbers."""

from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from sellers.ledger.models import Account
from sellers.ledger.queries import balances
from sellers.partner.models import Partner
from shop.payouts.blocks import holds_in_force
from shop.payouts.models import Batch, Hold, Payout
from shop.payouts.reversal_queries import waiting_reversals

State = Payout.State
OPEN = (State.PREPARED, State.FAILED)
_FEW, _MANY = 8, 500  # shops that are told apart, or offered


def payouts_to_see(state: str) -> QuerySet[Payout]:
    """Of one state; else those that wait for a person."""
    wanted = [state] if state in State.values else OPEN
    rows = Payout.objects.filter(state__in=wanted).select_related("shop", "account__shop")
    return rows.order_by("-prepared_at", "-pk")


def to_put_together() -> list[dict[str, Any]]:
    """By way: how many are prepared and in no batch, how much, since when."""
    loose = Payout.objects.filter(state=State.PREPARED).exclude(lines__result="waiting")
    sums = loose.values("account__kind").annotate(
        number=Count("pk"), fen=Sum("amount_fen"), oldest=Min("prepared_at")
    )
    return list(sums.order_by("account__kind"))


def waits_for_operator() -> int:
    """Batches to approve or to carry on, what came back, and what is to be taken back."""
    going = Q(state__in=[Batch.State.PREPARED, Batch.State.APPROVED, Batch.State.SUBMITTED])
    failed = Payout.objects.filter(state=State.FAILED).count()
    back = waiting_reversals().count()
    return Batch.objects.filter(going).count() + failed + back + len(to_put_together())


def batch_to_see(pk: int) -> Batch:
    return get_object_or_404(Batch.objects.select_related("prepared_by", "approved_by"), pk=pk)


def holds_to_see() -> QuerySet[Hold]:
    rows = holds_in_force().select_related(
        "shop", "seller_order__order", "seller_order__shop", "by"
    )
    return rows.order_by("-pk")


def owing_shops() -> int:
    """How many shops owe the marketplace, which later payouts make good."""
    return sum(fen > 0 for fen in balances(Account.Purpose.SHOP_PAYABLE).values())


def shops_named(words: str) -> list[Partner]:
    """By the name in the address, else by its own, else by a part of that; a few at most."""
    exact = Q(slug=words)
    own = Q(name__iexact=words) | Q(name_en__iexact=words)
    part = Q(name__icontains=words) | Q(name_en__icontains=words)
    for wanted in (exact, own, part):
        if found := list(Partner.objects.filter(wanted).order_by("pk")[:_FEW]):
            return found
    return []


def shops_to_choose() -> QuerySet[Partner]:
    """Offered beside the field: those with orders, by name."""
    return Partner.objects.filter(seller_orders__isnull=False).distinct().order_by("name")[:_MANY]
