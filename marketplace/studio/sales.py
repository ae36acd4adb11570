"""One part of an order as her income tells of it: what is kept, and when it is hers."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from shop.order.models import SellerOrder
from shop.payouts.models import Payout

Status = SellerOrder.Status
_A_DAY = timedelta(days=1)
_LEAVING = (Payout.State.APPROVED, Payout.State.IN_TRANSIT)


@dataclass(frozen=True)
class Sale:
    part: SellerOrder

    @property
    def is_cancelled(self) -> bool:
        return self.part.status == Status.CANCELLED

    @property
    def share_fen(self) -> int:
        return 0 if self.is_cancelled else self.part.kept_fen

    @property
    def commission_fen(self) -> int:
        return 0 if self.is_cancelled else self.part.kept_commission_fen

    @property
    def campaign_fen(self) -> int:
        return 0 if self.is_cancelled else self.part.kept_campaign_fen

    @property
    def returned_fen(self) -> int:
        """What of it went back, with what sending it back cost her."""
        return self.part.refunded_fen + self.part.freight_fen

    @property
    def percent(self) -> str:
        return percent_of(self.part.commission_fen, self.part.worth_fen)

    @property
    def pieces_to_come(self) -> int:
        """Of a part that has left in part: what has not. Its lines say how many are `sent`."""
        if not self.part.first_sent_at or self.part.status != Status.ACCEPTED:
            return 0
        return sum(line.quantity - line.sent for line in self.part.lines.all())

    @property
    def is_given_back(self) -> bool:
        """Nothing of its goods is left that could still come back."""
        return 0 < self.part.goods_fen == self.part.goods_refunded_fen

    @property
    def payout(self) -> Payout | None:
        """That pays it; None: it is in none yet."""
        active = [each.payout for each in self.part.payout_parts.all() if each.is_active]
        return active[0] if active else None

    @property
    def paid_on(self) -> date | None:
        payout = self.payout
        is_paid = payout is not None and payout.state == Payout.State.PAID and payout.settled_at
        return timezone.localdate(payout.settled_at) if payout and is_paid else None

    @property
    def is_leaving(self) -> bool:
        payout = self.payout
        return payout is not None and payout.state in _LEAVING

    @property
    def payable_from(self) -> date | None:
        """The first day on which the money may leave; None: over already, or not sent yet."""
        if self.part.last_return_day and self.part.status == Status.DELIVERED:
            return self.part.last_return_day + _A_DAY
        if self.part.sent_at and self.part.status == Status.SENT:
            arrives = self.part.sent_at + timedelta(days=settings.DELIVERED_AFTER_DAYS)
            return timezone.localdate(arrives) + timedelta(days=settings.RETURN_DAYS) + _A_DAY
        return None


def percent_of(part_fen: int, whole_fen: int) -> str:
    """Such as 5% or 4.8%, without needless zeros."""
    share = Decimal(100 * part_fen) / whole_fen if whole_fen else Decimal(0)
    return f"{share.quantize(Decimal('0.1')).normalize():f}%"
