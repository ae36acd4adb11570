"""What her cooperatives want of her and owe her, for her start page; four queries at any size."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, Sum

from ground.accounts.models import User
from sellers.cooperatives.models import Membership
from sellers.ledger.models import Account, Entry
from sellers.production.models import Assignment
from sellers.sharing.books import member_owner
from sellers.sharing.queries import payments_to

State = Membership.State
Hers = Assignment.State


@dataclass(frozen=True)
class Circle:
    """`owed_fen` and `paid` are none of a helper's."""

    invited: int
    offered: int
    in_hand: int
    paid: int = 0  # payments that she has not answered
    owed_fen: int = 0


def circle_of(user: User, *, sees_money: bool) -> Circle | None:
    """None: no cooperative has ever asked her, nor she one."""
    rows = list(
        Membership.objects.filter(artisan__user=user)
        .exclude(state=State.REFUSED)
        .values_list("state", "cooperative", "artisan")
    )
    if not rows:
        return None
    states = Counter(state for state, _, _ in rows)
    work = Counter(
        Assignment.objects.filter(
            membership__artisan__user=user, state__in=[Hers.OFFERED, Hers.ACCEPTED]
        ).values_list("state", flat=True)
    )
    whole = Circle(states[State.INVITED], work[Hers.OFFERED], work[Hers.ACCEPTED])
    if not sees_money:
        return whole
    owners = [member_owner(cooperative, artisan) for _, cooperative, artisan in rows]
    return Circle(
        **vars(whole) | {"paid": _unanswered(user), "owed_fen": _owed(owners)},
    )


def _unanswered(user: User) -> int:
    return payments_to(user).filter(Q(confirmed_at=None, undone_at=None), way="hand").count()


def _owed(owners: list[str]) -> int:
    entries = Entry.objects.filter(
        account__purpose=Account.Purpose.MEMBER_PAYABLE, account__owner__in=owners
    )
    return -(entries.aggregate(fen=Sum("amount_fen"))["fen"] or 0)
