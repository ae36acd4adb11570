"""A cooperative pays its members out of what the platform owes it; then their payouts pay them."""

from collections.abc import Mapping

from django.db import transaction

from ground.accounts.models import User
from sellers.cooperatives.models import Cooperative, Grant
from sellers.cooperatives.queries import may
from sellers.ledger.models import Account
from sellers.ledger.queries import shop_owner
from sellers.ledger.services import Posting, post
from sellers.partner.models import Partner
from sellers.sharing.models import MemberPayment
from sellers.sharing.paying import lock_books, write_payment
from sellers.sharing.queries import Owed, owed_by
from shop.payouts.due import due_to
from shop.payouts.errors import NotCovered, NotReachable
from shop.payouts.queries import account_to_pay
from shop.payouts.services import lock_shop

_PAYABLE = Account.Purpose.SHOP_PAYABLE


def reachable_of(cooperative: Cooperative) -> list[Owed]:
    """Whom it owes something, and the platform could pay in its place."""
    owed = owed_by(cooperative.pk)
    shops = {
        shop.artisan_id: shop
        for shop in Partner.objects.filter(artisan__in=[row.artisan for row in owed])
    }
    return [
        row for row in owed if row.fen > 0 and _may_be_paid(cooperative, shops.get(row.artisan.pk))
    ]


def due_for_members(cooperative: Cooperative) -> int:
    """What the platform owes the cooperative and may leave today, in fen."""
    shop = Partner.objects.filter(cooperative=cooperative).first()
    return due_to(shop.pk).payable_fen if shop else 0


def _may_be_paid(cooperative: Cooperative, shop: Partner | None) -> bool:
    """To her own account; who lets it receive her pay gets it by hand."""
    if shop is None or may(cooperative.pk, shop.artisan_id, Grant.Kind.PAY):
        return False
    return account_to_pay(shop) is not None


@transaction.atomic
def pay_members(
    *, cooperative: Cooperative, sums: Mapping[int, int], by: User
) -> list[MemberPayment]:
    """So much to each, by artisan; all of them or none.

    Raises NotReachable, NotCovered, MoreThanOwed.
    """
    lock_books(cooperative.pk)
    theirs = Partner.objects.filter(cooperative=cooperative).first()
    hers = {shop.artisan_id: shop for shop in Partner.objects.filter(artisan__in=list(sums))}
    if theirs is None or not all(_may_be_paid(cooperative, hers.get(pk)) for pk in sums):
        raise NotReachable
    _refuse_uncovered(theirs, list(hers.values()), sum(sums.values()))
    way = MemberPayment.Way.PLATFORM
    return [
        _hand_on(
            write_payment(cooperative=cooperative, artisan_id=pk, fen=fen, way=way, by=by),
            (theirs, hers[pk]),
        )
        for pk, fen in sorted(sums.items())
    ]


def _refuse_uncovered(theirs: Partner, hers: list[Partner], fen: int) -> None:
    """Locks all in the order of their shops, so that two who lock many never wait for each other.

    Raises NotCovered.
    """
    for shop_id in sorted([theirs.pk, *(shop.pk for shop in hers)]):
        lock_shop(shop_id)
    due = due_to(theirs.pk).payable_fen
    if fen > due:
        raise NotCovered(due)


def _hand_on(payment: MemberPayment, shops: tuple[Partner, Partner]) -> MemberPayment:
    """What the platform owed to the one, it owes to the other."""
    theirs, hers = shops
    post(
        key=f"member_transfer:{payment.pk}",
        kind="member_transfer",
        reference=f"member-payment:{payment.pk}",
        postings=[
            Posting(_PAYABLE, payment.amount_fen, shop_owner(theirs.pk)),
            Posting(_PAYABLE, -payment.amount_fen, shop_owner(hers.pk)),
        ],
    )
    return payment
