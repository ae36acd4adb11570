"""The plan's five free services, noted with what came of them."""

from datetime import date

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from programme.finance.errors import NotNow
from programme.finance.models import ServiceRecord
from programme.record.models import Person, Step
from programme.record.services import note_step
from programme.record.telling import in_both
from sellers.organs.models import Officer


@transaction.atomic
def note_service(
    *, person: Person, kind: str, happened_on: date, outcome_zh: str, officer: Officer
) -> ServiceRecord:
    """Raises NotNow: it is noted for that day."""
    facts = {"kind": kind, "happened_on": happened_on, "outcome_zh": outcome_zh}
    by = {"given_by": officer.user, "organ": officer.organ}
    try:
        with transaction.atomic():
            row = ServiceRecord.objects.create(person=person, **facts, **by)
    except IntegrityError as twice:
        raise NotNow from twice
    said = in_both(row.get_kind_display) | {"happened_on": happened_on}
    note_step(person=person, kind=Step.Kind.SERVED, proof=row, by=officer.user, **said)
    log(instance=row, action="service.note", user=officer.user)
    return row
