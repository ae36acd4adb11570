"""A cooperative pays what it owes; she says that she has it, or that she has it not."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.cooperatives.models import Cooperative
from sellers.ledger.services import post
from sellers.sharing.books import owed
from sellers.sharing.errors import MoreThanOwed, NotAnyMore
from sellers.sharing.letters import tell_disputed, tell_paid, tell_undone
from sellers.sharing.models import MemberPayment
from sellers.sharing.queries import owed_to

Way = MemberPayment.Way


@transaction.atomic
def pay_by_hand(
    *, cooperative: Cooperative, sums: Mapping[int, int], by: User
) -> list[MemberPayment]:
    """So much to each, by artisan; all of them or none. Raises MoreThanOwed."""
    lock_books(cooperative.pk)
    return [
        write_payment(cooperative=cooperative, artisan_id=artisan, fen=fen, way=Way.HAND, by=by)
        for artisan, fen in sorted(sums.items())
    ]


def lock_books(cooperative_id: int) -> None:
    """Whoever pays holds the cooperative's row: the same sum is not paid twice.

    Taken before any shop's and any work's row, so that nobody waits in a ring.
    """
    rows = Cooperative.objects.select_for_update(of=("self",), no_key=True)
    rows.get(pk=cooperative_id)


def write_payment(
    *, cooperative: Cooperative, artisan_id: int, fen: int, way: Way, by: User
) -> MemberPayment:
    """Under the lock of its books. Raises MoreThanOwed."""
    due = owed_to(cooperative.pk, artisan_id)
    if not 0 < fen <= due:
        raise MoreThanOwed(due)
    payment = MemberPayment.objects.create(
        cooperative=cooperative, artisan_id=artisan_id, way=way, amount_fen=fen, paid_by=by
    )
    _post(payment, "member_paid_on" if way == Way.PLATFORM else "member_paid", -fen)
    log(instance=payment, action="sharing.pay", user=by, data={"fen": fen})
    tell_paid(payment)
    return payment


@transaction.atomic
def confirm(*, payment: MemberPayment, by: User) -> None:
    """She has it. Raises NotAnyMore."""
    _move(payment, Q(confirmed_at=None), "confirmed_at")
    log(instance=payment, action="sharing.confirm", user=by)


@transaction.atomic
def dispute(*, payment: MemberPayment, by: User) -> None:
    """She has it not; the cooperative is told. Raises NotAnyMore."""
    _move(payment, Q(confirmed_at=None, disputed_at=None), "disputed_at")
    log(instance=payment, action="sharing.dispute", user=by)
    tell_disputed(payment)


@transaction.atomic
def undo(*, payment: MemberPayment, by: User) -> None:
    """It was a mistake, and is owed again; what she has confirmed stands. Raises NotAnyMore."""
    _move(payment, Q(confirmed_at=None, way=Way.HAND), "undone_at")
    _post(payment, "member_unpaid", payment.amount_fen)
    log(instance=payment, action="sharing.undo", user=by, data={"fen": payment.amount_fen})
    tell_undone(payment)


def _move(payment: MemberPayment, may: Q, stamp: str) -> None:
    rows = MemberPayment.objects.filter(may, pk=payment.pk, undone_at=None)
    if not rows.update(**{stamp: timezone.now()}):
        raise NotAnyMore
    payment.refresh_from_db()


def _post(payment: MemberPayment, kind: str, fen: int) -> None:
    post(
        key=f"{kind}:{payment.pk}",
        kind=kind,
        reference=f"member-payment:{payment.pk}",
        postings=owed(payment.cooperative_id, payment.artisan_id, fen),
    )
