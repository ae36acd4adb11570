"""What is due to a shop, from the books alone; never more than stands in them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet, Sum

from sellers.ledger.models import Entry
from sellers.ledger.queries import movements_of, owed_to_shop
from sellers.withholdings.queries import is_revoked
from shop.order.models import SellerOrder
from shop.payouts.blocks import is_blocked, is_held
from shop.payouts.models import Payout, PayoutPart

_CLAIMS = (Payout.State.PREPARED, Payout.State.FAILED)


@dataclass(frozen=True)
class Due:
    """In fen. `ready` are the parts that a payout of `payable_fen` would pay."""

    owed_fen: int
    waiting_fen: int
    claimed_fen: int
    is_held: bool
    ready: list[tuple[int, int]]
    oldest: datetime | None

    @property
    def due_fen(self) -> int:
        """Below zero: the shop owes."""
        return self.owed_fen - self.waiting_fen

    @property
    def payable_fen(self) -> int:
        """What may leave today, beside what is prepared already."""
        return 0 if self.is_held else max(0, self.due_fen - self.claimed_fen)

    @property
    def carried_fen(self) -> int:
        return self.payable_fen - sum(fen for _, fen in self.ready)


def due_to(shop_id: int) -> Due:
    """One shop's; whoever writes by it holds the shop's row."""
    unpaid = unpaid_parts(shop_id)
    blocked = nets_of(shop_id, unpaid.filter(is_blocked()).exclude(status="cancelled"))
    over = unpaid.exclude(is_blocked())
    ready = nets_of(shop_id, over)
    oldest = over.filter(pk__in=ready).order_by("order__paid_at").values_list("order__paid_at")
    return Due(
        owed_fen=owed_to_shop(shop_id),
        waiting_fen=sum(max(0, fen) for fen in blocked.values()),
        claimed_fen=claimed_fen(shop_id),
        is_held=is_held(shop_id),
        ready=[(pk, fen) for pk, fen in sorted(ready.items()) if fen >= 0],
        oldest=oldest.values_list("order__paid_at", flat=True).first(),
    )


def unpaid_parts(shop_id: int) -> QuerySet[SellerOrder]:
    """Paid for by their buyers, and by no payout of ours."""
    taken = PayoutPart.objects.filter(is_active=True, seller_order__shop=shop_id)
    parts = SellerOrder.objects.filter(shop=shop_id).exclude(status="awaiting_payment")
    return parts.exclude(pk__in=taken.values("seller_order")).order_by("pk")


def nets_of(shop_id: int, parts: QuerySet[SellerOrder]) -> dict[int, int]:
    """What the books say is left of each part, by its order's number; nothing left is no row."""
    numbers = dict(parts.order_by().values_list("order__number", "pk"))
    sums = _entries(shop_id).filter(transaction__reference__in=parts.values("order__number"))
    rows = sums.values_list("transaction__reference").annotate(Sum("amount_fen")).order_by()
    return {numbers[number]: -fen for number, fen in rows if number in numbers}


def claimed_fen(shop_id: int) -> int:
    """In payouts that have not left, or came back; their parts are nobody else's."""
    open_ones = Payout.objects.filter(shop=shop_id, state__in=_CLAIMS)
    whole = Sum(F("amount_fen") + F("withheld_fen"))
    return open_ones.aggregate(fen=whole)["fen"] or 0


def is_covered(payout: Payout) -> bool:
    """Whether what it pays is still due: asked under the lock of its shop, before it leaves."""
    parts = SellerOrder.objects.filter(payout_parts__payout=payout)
    if is_held(payout.shop_id) or parts.filter(Q(is_blocked())).exists():
        return False
    if is_revoked(payout.number):  # whole again, in the next one
        return False
    return payout.whole_fen <= due_to(payout.shop_id).due_fen


def _entries(shop_id: int) -> QuerySet[Entry]:
    return movements_of([shop_id]).order_by()
