"""A report to the state: one operator asks and says why, another approves, then it can be fetched.

The file lies sealed for a week; who fetched it is written down for each person in it. The record
of the run stays: period, rows, sums, and the file's fingerprint.
"""

import hashlib

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file, read_file, write_sightings
from shop.documents.errors import Gone, NotAnyMore, NotOver, SameEyes
from shop.documents.exports import Report, people_in, report_of
from shop.documents.models import ExportRun
from shop.documents.periods import Period
from shop.documents.queries import KEPT

State = ExportRun.State


@transaction.atomic
def ask_export(*, kind: str, period: Period, reason: str, by: User) -> ExportRun:
    """Raises NotOver."""
    if not period.is_over:
        raise NotOver(period.key)
    run = ExportRun.objects.create(kind=kind, period=period.key, reason=reason, asked_by=by)
    log(instance=run, action="export.ask", user=by, data={"period": period.key})
    return run


@transaction.atomic
def make_export(*, run: ExportRun, by: User) -> ExportRun:
    """The second pair of eyes makes the file. Raises SameEyes, NotAnyMore."""
    if run.asked_by_id == by.pk:
        raise SameEyes
    report = report_of(run.kind, run.stretch)
    data = report.sheet().encode()
    now = timezone.now()
    made = {"approved_by": by, "approved_at": now, "delete_after": now + KEPT}
    sha256 = hashlib.sha256(data).hexdigest()
    rows = ExportRun.objects.filter(pk=run.pk, state=State.ASKED).exclude(asked_by=by)
    if not rows.update(state=State.MADE, sha256=sha256, **made, **_sums_of(report)):
        raise NotAnyMore
    kind = PrivateFile.Kind.EXPORT
    kept = keep_file(data=data, kind=kind, content_type="text/csv", owner=by)
    ExportRun.objects.filter(pk=run.pk).update(file=kept)
    run.refresh_from_db()
    log(instance=run, action="export.make", user=by, data={"sha256": sha256})
    return run


@transaction.atomic
def fetch_export(*, run: ExportRun, by: User) -> bytes:
    """In clear, with each person's own record of it. Raises Gone, Unreadable."""
    if run.state != State.MADE or run.file is None:
        raise Gone
    data = read_file(run.file)
    people = people_in(data.decode())
    write_sightings(viewer=by, about=people, what=f"export.{run.kind}", reason=run.reason)
    log(instance=run, action="export.fetch", user=by, data={"people": len(people)})
    return data


@transaction.atomic
def drop_export(*, run: ExportRun, by: User) -> None:
    """Before it was made. Raises NotAnyMore."""
    if not ExportRun.objects.filter(pk=run.pk, state=State.ASKED).update(state=State.DROPPED):
        raise NotAnyMore
    log(instance=run, action="export.drop", user=by)


@transaction.atomic
def forget_export(*, run: ExportRun) -> bool:
    """The file goes, the record stays. False: it was gone."""
    file = run.file
    if not ExportRun.objects.filter(pk=run.pk, state=State.MADE).update(state=State.DELETED):
        return False
    if file:
        destroy_file(file)
    log(instance=run, action="export.forget")
    return True


def _sums_of(report: Report) -> dict[str, int]:
    has_income = report.kind == ExportRun.Kind.INCOME
    sums = report.sums
    amounts = (sums.gross, sums.refunds, sums.net) if has_income else (0, 0, 0)
    named = dict(zip(("gross_fen", "returned_fen", "net_fen"), amounts, strict=True))
    return {"row_count": len(report.sellers), "unknown_count": report.unknown, **named}
