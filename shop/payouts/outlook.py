"""What her income says of money that leaves: when, what waits and why, what has come."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from sellers.partner.models import Partner
from shop.order.models import SellerOrder
from shop.payouts.blocks import holds_in_force, is_blocked
from shop.payouts.models import Hold, Payout
from shop.payouts.queries import payouts_of, without_account

State = Payout.State
_SHOWN = 12  # payouts on one page


@dataclass(frozen=True)
class Outlook:
    payouts: list[Payout]
    holds: list[Hold]
    questioned: int
    lacking: list[Partner]
    suspended: list[Partner]
    least_fen: int

    @property
    def coming(self) -> list[Payout]:
        """Approved, or prepared and of a shop that is not held."""
        held = {hold.shop_id for hold in self.holds} | {shop.pk for shop in self.suspended}
        soon = [each for each in self.payouts if each.state in (State.PREPARED, State.APPROVED)]
        return [each for each in soon if each.state == State.APPROVED or each.shop_id not in held]

    @property
    def leaving(self) -> list[Payout]:
        return [each for each in self.payouts if each.state == State.IN_TRANSIT]

    @property
    def failed(self) -> list[Payout]:
        return [each for each in self.payouts if each.state == State.FAILED]

    @property
    def paid(self) -> list[Payout]:
        return [each for each in self.payouts if each.state == State.PAID]


def outlook(shops: Iterable[Partner]) -> Outlook:
    shops = list(shops)
    known = payouts_of(shops).exclude(state=State.CANCELLED)
    of_parts = holds_in_force().filter(seller_order__shop__in=shops)
    holds = (holds_in_force().filter(shop__in=shops) | of_parts).distinct()
    over = SellerOrder.objects.filter(shop__in=shops, status=SellerOrder.Status.COMPLETED)
    unpaid = over.exclude(payout_parts__is_active=True)
    return Outlook(
        payouts=list(known[:_SHOWN]),
        holds=list(holds.select_related("shop", "seller_order__order")),
        questioned=unpaid.filter(is_blocked()).count(),
        lacking=without_account(shops),
        suspended=[shop for shop in shops if shop.is_suspended],
        least_fen=settings.PAYOUT_LEAST_FEN,
    )
