from django.db.models import QuerySet

from programme.record.models import ReportingUnit
from programme.targets.models import Document, Target, TargetSet
from programme.targets.periods import Period
from programme.targets.places import NATION, lies_in, path_of
from sellers.organs.models import Officer, Organ


def home_of(officer: Officer) -> str:
    """The place that she sees in full, with all that lies in it."""
    region, special = officer.organ.region, officer.organ.special
    return path_of(special or region.pk[:2], region) if region else NATION


def sees_in_full(officer: Officer, place: str) -> bool:
    return lies_in(place, home_of(officer))


def may_speak_for(officer: Officer, place: str) -> bool:
    """An officer of the federation of disabled persons; an auditor reads."""
    is_federation = officer.organ.kind == Organ.Kind.DISABLED
    return is_federation and writes(officer) and sees_in_full(officer, place)


def writes(officer: Officer) -> bool:
    return not officer.audits


def documents() -> QuerySet[Document]:
    return Document.objects.prefetch_related("sets")


def targets_of(period: Period) -> QuerySet[Target]:
    rows = Target.objects.filter(set__in=TargetSet.objects.filter(**period.facts))
    return rows.select_related("set__document", "unit", "region__parent").order_by("set", "pk")


def unit_names() -> dict[str, str]:
    return {unit.pk: unit.name for unit in ReportingUnit.objects.all()}
