"""Who acts for the cooperative, and in what; somebody always leads."""

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.cooperatives.errors import KeepsAlready, LastLead, NobodyThere
from sellers.cooperatives.letters import tell_keeper
from sellers.cooperatives.models import Cooperative, Keeper

Role = Keeper.Role


@transaction.atomic
def add_keeper(*, cooperative: Cooperative, phone: str, role: str, by: User) -> Keeper:
    """Whoever has this phone. Raises NobodyThere, KeepsAlready."""
    user = User.objects.filter(phone=phone, is_active=True).first()
    if user is None:
        raise NobodyThere
    try:
        with transaction.atomic():
            keeper = Keeper.objects.create(cooperative=cooperative, user=user, role=role)
    except IntegrityError as known:
        raise KeepsAlready from known
    log(instance=keeper, action="keeper.add", user=by, data={"role": role})
    tell_keeper(keeper)
    return keeper


@transaction.atomic
def change_role(*, keeper: Keeper, role: str, by: User) -> None:
    """Raises LastLead."""
    _keep_a_lead(keeper, unless=role == Role.LEAD)
    if Keeper.objects.filter(pk=keeper.pk).exclude(role=role).update(role=role):
        keeper.refresh_from_db()
        log(instance=keeper, action="keeper.role", user=by, data={"role": role})
        tell_keeper(keeper)


@transaction.atomic
def end_keeper(*, keeper: Keeper, by: User) -> None:
    """Raises LastLead."""
    _keep_a_lead(keeper)
    log(instance=keeper, action="keeper.end", user=by, data={"who": keeper.user_id})
    Keeper.objects.filter(pk=keeper.pk).delete()


def _keep_a_lead(keeper: Keeper, *, unless: bool = False) -> None:
    """Two leads who end each other at once wait for the cooperative's row."""
    Cooperative.objects.select_for_update(of=("self",)).get(pk=keeper.cooperative_id)
    leads = Keeper.objects.filter(cooperative=keeper.cooperative_id, role=Role.LEAD)
    if not unless and not leads.exclude(pk=keeper.pk).exists():
        raise LastLead
