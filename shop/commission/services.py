"""Rules begin and end; none is ever changed. What is sold keeps its own (decision 0020)."""

from copy import copy
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from shop.commission.errors import NotAnyMore, NoticeTooShort, StartsInThePast
from shop.commission.models import CommissionRule
from shop.commission.tariff import Rise, first_rise
from shop.commission.tasks import tell_of_rise_task

NOTICE = timedelta(days=7)


@transaction.atomic
def add_rule(*, rule: CommissionRule, by: User) -> CommissionRule:
    """Write a rule that is not written yet; without a first moment it holds at once.

    Raises StartsInThePast, NoticeTooShort.
    """
    now = timezone.now()
    rule.valid_from = rule.valid_from or now
    if rule.valid_from < now:
        raise StartsInThePast
    known = _known()
    rise = _announced_rise(known, [*known, rule], now)
    rule.made_by, rule.made_at = by, now
    rule.save(force_insert=True)
    log(instance=rule, action="commission.add", user=by, data=_facts(rule))
    _tell(rule, rise)
    return rule


@transaction.atomic
def end_rule(*, rule: CommissionRule, by: User, at: datetime | None = None) -> CommissionRule:
    """It holds until then, or until now; one that has not begun may be taken back.

    Raises StartsInThePast, NotAnyMore, NoticeTooShort.
    """
    now = timezone.now()
    until = max(at or now, rule.valid_from)
    if at and at < now:
        raise StartsInThePast
    known = _known()
    lasts = Q(valid_until=None) | Q(valid_until__gt=until)
    if not CommissionRule.objects.filter(lasts, pk=rule.pk).update(
        valid_until=until, ended_by=by, ended_at=now
    ):
        raise NotAnyMore
    rise = _announced_rise(known, [_ended(each, rule, until) for each in known], now)
    rule.refresh_from_db()
    log(instance=rule, action="commission.end", user=by, data={"until": until.isoformat()})
    _tell(rule, rise)
    return rule


def _known() -> list[CommissionRule]:
    """Locked, so that of two changes at once the second sees the first."""
    rules = CommissionRule.objects.not_over().select_for_update(of=("self",))
    return list(rules.select_related("craft").order_by("pk"))


def _ended(each: CommissionRule, rule: CommissionRule, until: datetime) -> CommissionRule:
    if each.pk != rule.pk:
        return each
    ended = copy(each)
    ended.valid_until = until
    return ended


def _announced_rise(
    before: list[CommissionRule], after: list[CommissionRule], now: datetime
) -> Rise | None:
    """A rise that leaves sellers their days of notice. Raises NoticeTooShort."""
    rise = first_rise(before, after, now)
    if rise and rise.at < now + NOTICE:
        raise NoticeTooShort(rise.at, rise.was, rise.now)
    return rise


def _tell(rule: CommissionRule, rise: Rise | None) -> None:
    if rise:
        tell_of_rise_task.delay_on_commit(rule.pk, rise.at.isoformat())


def _facts(rule: CommissionRule) -> dict[str, str]:
    names = ("shop_kind", "craft_id", "family", "campaign", "rate", "valid_from", "valid_until")
    return {name: str(getattr(rule, name) or "") for name in names}
