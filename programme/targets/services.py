"""Enter a document's targets, say what a figure counts and who answers for it."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from programme.targets.errors import KnownAlready, NotNow, NotYours
from programme.targets.grounds import cover, uncover
from programme.targets.models import Document, Target, TargetSet
from programme.targets.queries import may_speak_for, writes
from programme.targets.tasks import reckon_task
from sellers.organs.models import Officer

_DOCUMENT = ("title_zh", "issuers_zh", "issued_on")


@transaction.atomic
def enter_set(*, officer: Officer, facts: dict[str, Any]) -> TargetSet:
    """`facts`: number, title_zh, issuers_zh, issued_on of the document; name_zh, from_year,
    until_year, source, note_zh of the set. Raises NotYours, KnownAlready.
    """
    if not writes(officer):
        raise NotYours
    given = {name: facts[name] for name in _DOCUMENT}
    document, _new = Document.objects.get_or_create(
        number=facts["number"], defaults=given | {"made_by": officer.user}
    )
    rest = {name: facts[name] for name in facts if name not in (*_DOCUMENT, "number")}
    try:
        with transaction.atomic():
            made = TargetSet.objects.create(
                document=document, organ=officer.organ, made_by=officer.user, **rest
            )
    except IntegrityError as twice:
        raise KnownAlready from twice
    log(instance=made, action="targets.enter_set", user=officer.user)
    return made


@transaction.atomic
def add_target(*, targets: TargetSet, officer: Officer, facts: dict[str, Any]) -> Target:
    """`facts`: unit, region, metric, value, source, responsible_zh. Raises NotYours, Overlap."""
    TargetSet.objects.select_for_update().get(pk=targets.pk)
    target = Target(set=targets, is_added=targets.as_given, **facts)
    if not may_speak_for(officer, target.place):
        raise NotYours
    if target.metric != Target.Metric.UNSPECIFIED:
        _said(target, officer, target.source)
    target.save()
    cover(target)
    log(instance=target, action="targets.add", user=officer.user, data={"value": target.value})
    return target


@transaction.atomic
def say_metric(*, target: Target, officer: Officer, metric: str, source: str) -> None:
    """What a figure counts, that its paper does not say. Raises NotYours, NotNow, Overlap."""
    if not may_speak_for(officer, target.place):
        raise NotYours
    TargetSet.objects.select_for_update().get(pk=target.set_id)
    open_ones = Target.objects.filter(pk=target.pk, metric=Target.Metric.UNSPECIFIED)
    said = {"metric": metric, "metric_source": source}
    by = {"metric_by": officer.user, "metric_at": timezone.now()}
    if not open_ones.update(**said, **by):
        raise NotNow
    uncover(target)
    target.refresh_from_db()
    cover(target)
    log(instance=target, action="targets.metric", user=officer.user, data=said)


@transaction.atomic
def name_responsible(*, target: Target, officer: Officer, responsible: str) -> None:
    """Who answers for it; the plan's own text breaks off there. Raises NotYours."""
    if not may_speak_for(officer, target.place):
        raise NotYours
    Target.objects.filter(pk=target.pk).update(responsible_zh=responsible)
    data = {"responsible": responsible}
    log(instance=target, action="targets.responsible", user=officer.user, data=data)


@transaction.atomic
def ask_to_reckon(*, officer: Officer) -> None:
    """Raises NotYours."""
    if not writes(officer):
        raise NotYours
    log(instance=officer.organ, action="targets.reckon", user=officer.user)
    reckon_task.delay_on_commit()


def _said(target: Target, officer: Officer, source: str) -> None:
    target.metric_by, target.metric_at = officer.user, timezone.now()
    target.metric_source = source
