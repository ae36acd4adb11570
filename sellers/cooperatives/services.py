"""Who is a member: invited or asking, answered on the other side, left at any time."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.artisans.models import Artisan
from sellers.cooperatives.errors import (
    NotAnyMore,
    NotRegistered,
    NumberTaken,
    OpenAlready,
    UsccTaken,
)
from sellers.cooperatives.grants import revoke_all
from sellers.cooperatives.letters import (
    tell_answered,
    tell_asked,
    tell_invited,
    tell_left,
    tell_removed,
)
from sellers.cooperatives.models import Cooperative, Membership
from sellers.cooperatives.uscc import read_uscc

State = Membership.State


@transaction.atomic
def register(*, cooperative: Cooperative, kind: str, uscc: str, by: User) -> None:
    """What it is, and the number it is registered by. Raises NotAUscc, UsccTaken."""
    code = read_uscc(uscc, is_demo=cooperative.is_demo) if uscc else None
    try:
        with transaction.atomic():
            Cooperative.objects.filter(pk=cooperative.pk).update(kind=kind, uscc=code)
    except IntegrityError as taken:
        raise UsccTaken(uscc) from taken
    cooperative.refresh_from_db()
    log(instance=cooperative, action="coop.register", user=by, data={"kind": kind, "uscc": code})


@transaction.atomic
def invite(*, cooperative: Cooperative, phone: str, by: User) -> Membership:
    """Whoever has this phone and makes things. Raises NotRegistered, OpenAlready."""
    artisan = Artisan.objects.filter(user__phone=phone, user__is_active=True).first()
    if artisan is None:
        raise NotRegistered
    membership = _begin(cooperative, artisan, State.INVITED, by)
    log(instance=membership, action="member.invite", user=by)
    tell_invited(membership)
    return membership


@transaction.atomic
def ask(*, cooperative: Cooperative, artisan: Artisan, by: User) -> Membership:
    """She would like to join. Raises OpenAlready."""
    membership = _begin(cooperative, artisan, State.ASKED, by)
    log(instance=membership, action="member.ask", user=by)
    tell_asked(membership)
    return membership


def _begin(cooperative: Cooperative, artisan: Artisan, state: str, by: User) -> Membership:
    try:
        with transaction.atomic():
            return Membership.objects.create(
                cooperative=cooperative, artisan=artisan, state=state, begun_by=by
            )
    except IntegrityError as open_one:
        rows = Membership.objects.filter(cooperative=cooperative, artisan=artisan)
        known = rows.filter(state__in=Membership.OPEN).get()
        raise OpenAlready(known.state) from open_one


@transaction.atomic
def answer_invitation(*, membership: Membership, takes: bool, by: User) -> None:
    """By her. Raises NotAnyMore."""
    _answer(membership, State.INVITED, takes, by)
    tell_answered(membership, takes=takes, by_her=True)


@transaction.atomic
def answer_request(*, membership: Membership, takes: bool, by: User) -> None:
    """By who leads. Raises NotAnyMore."""
    _answer(membership, State.ASKED, takes, by)
    tell_answered(membership, takes=takes, by_her=False)


@transaction.atomic
def take_back(*, membership: Membership, state: str, by: User) -> None:
    """What one asked oneself, and nobody has answered: INVITED or ASKED. Raises NotAnyMore."""
    rows = Membership.objects.filter(pk=membership.pk, state=state)
    if not rows.update(state=State.REFUSED):
        raise NotAnyMore
    log(instance=membership, action="member.refuse", user=by)


def _answer(membership: Membership, state: str, takes: bool, by: User) -> None:
    joined = {"state": State.MEMBER, "joined_on": timezone.localdate()}
    rows = Membership.objects.filter(pk=membership.pk, state=state)
    if not rows.update(**(joined if takes else {"state": State.REFUSED})):
        raise NotAnyMore
    membership.refresh_from_db()
    log(instance=membership, action="member.join" if takes else "member.refuse", user=by)


@transaction.atomic
def leave(*, membership: Membership, by: User) -> None:
    """At any time, with pieces in hand too; what she is owed stays owed. Raises NotAnyMore."""
    _end(membership, by, "member.leave")
    tell_left(membership)


@transaction.atomic
def remove(*, membership: Membership, by: User) -> None:
    """By who leads; what she is owed stays owed. Raises NotAnyMore."""
    _end(membership, by, "member.remove")
    tell_removed(membership)


def _end(membership: Membership, by: User, action: str) -> None:
    rows = Membership.objects.current().filter(pk=membership.pk)
    if not rows.update(state=State.LEFT, left_on=timezone.localdate()):
        raise NotAnyMore
    membership.refresh_from_db()
    revoke_all(membership=membership, by=by)
    log(instance=membership, action=action, user=by)


@transaction.atomic
def change_member(
    *, membership: Membership, number: str, pieces_a_week: int | None, by: User
) -> None:
    """Her number in the list, and what she can make. Raises NotAnyMore, NumberTaken."""
    facts = {"number": number, "pieces_a_week": pieces_a_week}
    try:
        with transaction.atomic():
            if not Membership.objects.current().filter(pk=membership.pk).update(**facts):
                raise NotAnyMore
    except IntegrityError as taken:
        raise NumberTaken(number) from taken
    membership.refresh_from_db()
    log(instance=membership, action="member.change", user=by, data=facts)
