"""A model of the plan, as it was agreed with companies, associations and households."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.cooperatives.errors import NotAnyMore
from sellers.cooperatives.models import Cooperative, Membership, Relation


@dataclass(frozen=True)
class Terms:
    model: str
    agreed_on: date
    note: str = ""


@transaction.atomic
def record_relation(
    *,
    cooperative: Cooperative,
    terms: Terms,
    members: Iterable[Membership],
    others: Iterable[Cooperative],
    by: User,
) -> Relation:
    """Of its current members alone."""
    relation = Relation.objects.create(cooperative=cooperative, recorded_by=by, **vars(terms))
    hers = cooperative.memberships.current()
    relation.members.set(hers.filter(pk__in=[each.pk for each in members]))
    relation.others.set(each for each in others if each.pk != cooperative.pk)
    log(instance=relation, action="relation.record", user=by, data={"model": terms.model})
    return relation


@transaction.atomic
def end_relation(*, relation: Relation, on: date, by: User) -> None:
    """Raises NotAnyMore, also where it would end before it began."""
    rows = Relation.objects.filter(Q(agreed_on__lte=on), pk=relation.pk, ended_on=None)
    if not rows.update(ended_on=on):
        raise NotAnyMore
    relation.refresh_from_db()
    log(instance=relation, action="relation.end", user=by)
