"""Suspend, appeal, decide, lift; take a report and answer it. Decision 0021 says by whom."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from catalog.models import Product
from catalog.services import lift_work, suspend_work
from catalog.tasks import list_ready_task
from ground.accounts.models import User
from ground.rules.models import Version
from ground.rules.services import publish
from sellers.partner.models import Partner
from sellers.partner.suspending import lift_shop, suspend_shop
from shop.moderation.errors import AppealWaits, NotNow, SameEyes, SuspendedAlready
from shop.moderation.letters import tell_answer, tell_lifted, tell_suspended, tell_upheld
from shop.moderation.models import Appeal, Report, Suspension, due_after
from shop.moderation.tasks import tell_rules_task

State = Report.State


@transaction.atomic
def suspend(*, what: Partner | Product, reason: str, words: str, by: User) -> Suspension:
    """Off show with the next request; she is told why and how to appeal.

    Raises SuspendedAlready.
    """
    about = {"shop": what} if isinstance(what, Partner) else {"work": what}
    try:
        with transaction.atomic():
            suspension = Suspension.objects.create(
                reason=reason, words=words, suspended_by=by, **about
            )
    except IntegrityError as refusal:
        raise SuspendedAlready from refusal
    if isinstance(what, Partner):
        suspend_shop(shop=what, by=by)
    else:
        suspension.was_shown = suspend_work(work=what, by=by)
        suspension.save(update_fields=["was_shown"])
    log(instance=suspension, action="suspension.begin", user=by, data={"reason": reason})
    tell_suspended(suspension)
    return suspension


@transaction.atomic
def lift(*, suspension: Suspension, words: str, by: User) -> None:
    """Raises AppealWaits, NotNow."""
    if suspension.appeals.filter(decided_at=None).exists():
        raise AppealWaits
    _lift(suspension, words, by)


@transaction.atomic
def appeal(*, suspension: Suspension, words: str, by: User) -> Appeal:
    """Raises NotNow where it is lifted, or an appeal waits already."""
    lasting = Suspension.objects.filter(pk=suspension.pk, until=None).select_for_update()
    if not lasting.exists():
        raise NotNow
    try:
        with transaction.atomic():
            made = Appeal.objects.create(
                suspension=suspension,
                suspended_by_id=suspension.suspended_by_id,
                words=words,
                made_by=by,
            )
    except IntegrityError as refusal:
        raise NotNow from refusal
    log(instance=suspension, action="suspension.appeal", user=by)
    return made


@transaction.atomic
def decide(*, appeal: Appeal, decision: str, answer: str, by: User) -> None:
    """Raises SameEyes, NotNow."""
    if by.pk == appeal.suspended_by_id:
        raise SameEyes
    changes = {"decision": decision, "answer": answer, "decided_by": by}
    if not Appeal.objects.filter(pk=appeal.pk, decided_at=None).update(
        decided_at=timezone.now(), **changes
    ):
        raise NotNow
    appeal.refresh_from_db()
    log(instance=appeal.suspension, action="suspension.decide", user=by, data={"as": decision})
    if decision == Appeal.Decision.LIFTED:
        _lift(appeal.suspension, answer, by)
    else:
        tell_upheld(appeal)


def _lift(suspension: Suspension, words: str, by: User) -> None:
    if not Suspension.objects.filter(pk=suspension.pk, until=None).update(
        until=timezone.now(), lifted_by=by, lift_words=words
    ):
        raise NotNow
    suspension.refresh_from_db()
    if suspension.shop:
        lift_shop(shop=suspension.shop, by=by)
        list_ready_task.delay_on_commit()
    elif suspension.work:
        lift_work(work=suspension.work, show=suspension.was_shown, by=by)
    log(instance=suspension, action="suspension.lift", user=by)
    tell_lifted(suspension)


@transaction.atomic
def take_report(*, report: Report) -> Report:
    """Write down a report that is not written yet."""
    report.made_at = timezone.now()
    report.due_at = report.made_at + due_after(report.reason)
    report.save(force_insert=True)
    log(instance=report, action="report.take", data={"reason": report.reason})
    return report


@transaction.atomic
def look_at(*, report: Report, by: User) -> bool:
    """Somebody works on it from now on. False: somebody does already, or it is answered."""
    if not Report.objects.filter(pk=report.pk, state=State.NEW).update(
        state=State.LOOKING, taken_by=by
    ):
        return False
    report.refresh_from_db()
    log(instance=report, action="report.look", user=by)
    return True


@transaction.atomic
def answer(*, report: Report, words: str, by: User) -> Report:
    """Told where there is a contact, which is deleted with it. Raises NotNow."""
    report.answer = words
    changes = {"state": State.ANSWERED, "answer": words, "answered_by": by, "contact": ""}
    waits = Report.objects.filter(pk=report.pk).exclude(state=State.ANSWERED)
    if not waits.update(answered_at=timezone.now(), **changes):
        raise NotNow
    tell_answer(report)
    report.refresh_from_db()
    log(instance=report, action="report.answer", user=by)
    return report


@transaction.atomic
def announce(*, version: Version, effective_from: datetime, by: User) -> Version:
    """Publish a version of the rules and tell everybody who sells. Raises as `publish` does."""
    publish(version=version, effective_from=effective_from, by=by)
    if version.is_coming:
        tell_rules_task.delay_on_commit(version.pk)
    return version
