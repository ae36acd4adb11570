"""What a shop owes, and how much of what Stripe paid it could come back."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from sellers.ledger.models import Account
from sellers.ledger.queries import balances, owed_to_shop, shop_owner
from shop.payments.models import BalanceTransaction, StripeEvent
from shop.payouts.models import Method, Payout, Reversal

OPEN = (Reversal.State.ASKED, Reversal.State.APPROVED)
TAKEN = (*OPEN, Reversal.State.DONE)


@dataclass(frozen=True)
class Debtor:
    """A shop below zero that Stripe has paid."""

    payout: Payout
    owes_fen: int
    reach_fen: int


def transfers_paid() -> QuerySet[Payout]:
    """By Stripe, and arrived; `left_fen` of each is not taken back, nor about to be."""
    paid = Payout.objects.filter(state=Payout.State.PAID, account__kind=Method.STRIPE)
    taken = Sum("reversals__amount_fen", filter=Q(reversals__state__in=TAKEN))
    rows = paid.exclude(reference="").annotate(left_fen=F("amount_fen") - Coalesce(taken, 0))
    return rows.select_related("shop", "account").order_by("-settled_at", "-pk")


def reach_of(payout: Payout) -> int:
    """No more than the shop owes, than is left of the transfer; none while another is open."""
    row = transfers_paid().filter(pk=payout.pk).first()
    if row is None or Reversal.objects.filter(shop=payout.shop_id, state__in=OPEN).exists():
        return 0
    return max(0, min(row.left_fen, -owed_to_shop(payout.shop_id)))


def is_still_owed(reversal: Reversal) -> bool:
    """A sale may have made it good since it was asked for."""
    return reversal.amount_fen <= -owed_to_shop(reversal.shop_id)


def debtors() -> list[Debtor]:
    """Each with the latest transfer of which something is left; nothing open about it."""
    owing = {owner: fen for owner, fen in balances(Account.Purpose.SHOP_PAYABLE).items() if fen > 0}
    ids = [owner.removeprefix("shop:") for owner in owing]
    shops = [int(name) for name in ids if name.isdigit()]
    waiting = Reversal.objects.filter(state__in=OPEN).values("shop")
    rows = transfers_paid().filter(shop__in=shops, left_fen__gt=0).exclude(shop__in=waiting)
    latest: dict[int, Payout] = {}
    for row in rows:
        latest.setdefault(row.shop_id, row)
    return [_debtor(row, owing[shop_owner(pk)]) for pk, row in latest.items()]


def _debtor(row: Payout, owes_fen: int) -> Debtor:
    return Debtor(row, owes_fen, min(row.left_fen, owes_fen))  # type: ignore[attr-defined]


def reversals() -> QuerySet[Reversal]:
    return Reversal.objects.select_related("shop", "payout", "asked_by", "approved_by")


def waiting_reversals() -> QuerySet[Reversal]:
    return reversals().filter(state=Reversal.State.ASKED).order_by("asked_at", "pk")


def reversals_to_ask(before: datetime) -> QuerySet[Reversal]:
    """Approved, and Stripe has not said yet what became of it."""
    rows = Reversal.objects.filter(state=Reversal.State.APPROVED, approved_at__lt=before)
    return rows.select_related("payout", "shop").order_by("approved_at", "pk")


def transfers_to_hear_of() -> list[Payout]:
    """Of which Stripe took something back that we know nothing of: told, or seen in its balance."""
    told = StripeEvent.objects.filter(kind="transfer.reversed", outcome=StripeEvent.WAITS)
    seen = BalanceTransaction.objects.filter(kind="transfer_refund", fact="")
    names = set(told.values_list("object_id", flat=True)) | set(
        seen.values_list("cause", flat=True)
    )
    ours = Reversal.objects.filter(number__in=names).values("payout")
    return list(transfers_paid().filter(Q(reference__in=names) | Q(pk__in=ours))[:100])
