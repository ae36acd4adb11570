"""What a member lets her cooperative do; revoked, it ends at once, and the row stays."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.cooperatives.errors import NotAMember, NotAnyMore
from sellers.cooperatives.letters import tell_granted
from sellers.cooperatives.models import Grant, Membership

Kind = Grant.Kind
USUAL_FLOOR = 90  # percent


@transaction.atomic
def give(*, membership: Membership, kind: str, by: User, floor_percent: int | None = None) -> Grant:
    """The same once more changes nothing; another floor takes the place of the one before.

    Raises NotAMember.
    """
    # Whoever gives holds her row: nothing is granted by who has just left.
    members = Membership.objects.current().select_for_update(of=("self",))
    if not members.filter(pk=membership.pk).exists():
        raise NotAMember
    floor = (floor_percent or USUAL_FLOOR) if kind == Kind.PRICE else None
    known = Grant.objects.filter(membership=membership, kind=kind, revoked_at=None).first()
    if known and known.floor_percent == floor:
        return known
    if known:
        revoke(grant=known, by=by)
    return _give(membership, kind, floor, by)


def _give(membership: Membership, kind: str, floor: int | None, by: User) -> Grant:
    try:
        with transaction.atomic():
            grant = Grant.objects.create(
                membership=membership, kind=kind, floor_percent=floor, given_by=by
            )
    except IntegrityError:  # two presses at once: the other one gave it
        return Grant.objects.get(membership=membership, kind=kind, revoked_at=None)
    log(instance=grant, action="grant.give", user=by, data={"kind": kind, "floor": floor})
    tell_granted(grant, is_given=True)
    return grant


def hold_grants(cooperative_id: int | None, artisan_id: int | None) -> None:
    """Until commit she neither revokes nor leaves: what is done by her word is done before."""
    rows = Membership.objects.current()
    rows.filter(cooperative=cooperative_id, artisan=artisan_id).update(state=F("state"))


@transaction.atomic
def revoke(*, grant: Grant, by: User) -> None:
    """Raises NotAnyMore."""
    hold_grants(grant.membership.cooperative_id, grant.membership.artisan_id)
    rows = Grant.objects.filter(pk=grant.pk, revoked_at=None)
    if not rows.update(revoked_at=timezone.now(), revoked_by=by):
        raise NotAnyMore
    grant.refresh_from_db()
    log(instance=grant, action="grant.revoke", user=by, data={"kind": grant.kind})
    tell_granted(grant, is_given=False)


def revoke_all(*, membership: Membership, by: User) -> None:
    """She left: nothing of it is in force. Of this the letter about her leaving tells."""
    for grant in Grant.objects.filter(membership=membership, revoked_at=None):
        rows = Grant.objects.filter(pk=grant.pk, revoked_at=None)
        if rows.update(revoked_at=timezone.now(), revoked_by=by):
            log(instance=grant, action="grant.revoke", user=by, data={"kind": grant.kind})
