"""How she fares 3, 6 and 12 months after: from the books where she agreed, else by asking her."""

from calendar import monthrange
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Sum
from django.utils import timezone
from wagtail.log_actions import log

from ground.privacy.models import Consent
from programme.record.models import Step
from programme.record.services import note_step
from programme.training.enrolling import about
from programme.training.errors import NotNow
from programme.training.models import Enrolment, Followup
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer
from sellers.production.models import Assignment
from sellers.sharing.models import Division
from shop.order.models import Line

MONTHS = (3, 6, 12)
AT_ONCE = 200
Source = Followup.Source


def months_after(day: date, months: int) -> date:
    """The same day of the month, or its last."""
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def make_followups(at_once: int = AT_ONCE) -> int:
    """Those that have fallen due, as often as one likes; how many were made."""
    made = 0
    for months in MONTHS:
        known = Followup.objects.filter(enrolment=OuterRef("pk"), months=months)
        rows = Enrolment.objects.filter(
            ~Exists(known),
            state=Enrolment.State.FINISHED,
            person__forgotten_at=None,
            certificate__revoked_at=None,
            run__ends_on__lte=months_after(timezone.localdate(), -months),
        ).select_related("run__course__craft", "person__artisan__user")
        for row in rows[:at_once]:
            made += _make(row, months)
    return made


@transaction.atomic
def _make(row: Enrolment, months: int) -> int:
    due = months_after(row.run.ends_on, months)
    followup, is_new = Followup.objects.get_or_create(
        enrolment=row, months=months, defaults={"due_on": due}
    )
    if is_new and _agrees(row.person.artisan):
        sales, pieces = earned(row.person.artisan, row.run.ends_on, due)
        facts = {"sales_fen": sales, "pieces_fen": pieces, "works": bool(sales or pieces)}
        _done(followup, Source.RECORDS, None, facts)
    return int(is_new)


def _agrees(artisan: Artisan | None) -> bool:
    kind = Consent.Kind.SHARING
    user = artisan.user if artisan else None
    return bool(user) and Consent.objects.filter(user=user, kind=kind, withdrawn_at=None).exists()


def earned(artisan: Artisan | None, since: date, until: date) -> tuple[int, int]:
    """What her shop sold and was not given back, and what her cooperative owes her for, in fen."""
    began, ended = (timezone.make_aware(datetime.combine(day, time.min)) for day in (since, until))
    lines = Line.objects.filter(
        seller_order__shop__artisan=artisan,
        seller_order__order__paid_at__gte=began,
        seller_order__order__paid_at__lt=ended,
    ).exclude(seller_order__status="cancelled")
    sales = lines.aggregate(fen=Sum(F("price_fen") - F("refunded_fen")))["fen"] or 0
    pieces = Assignment.objects.filter(
        membership__artisan=artisan, begun_on__gte=since, begun_on__lt=until
    ).aggregate(fen=Sum(F("passed") * F("piece_fen")))["fen"]
    shares = Division.objects.filter(
        maker=artisan, way="share", undone_at=None, sold_at__gte=began, sold_at__lt=ended
    ).aggregate(fen=Sum("maker_fen"))["fen"]
    return sales, (pieces or 0) + (shares or 0)


@transaction.atomic
def note_answer(*, followup: Followup, officer: Officer, facts: dict[str, Any]) -> None:
    """`facts`: works, sales_fen, pieces_fen, note. Raises NotNow."""
    _done(followup, Source.OFFICER, officer, facts)
    log(instance=followup.enrolment, action="training.follow", user=officer.user)


def _done(
    followup: Followup, source: Source, officer: Officer | None, facts: dict[str, Any]
) -> None:
    by = officer.user if officer else None
    today = timezone.localdate()
    still = Followup.objects.filter(pk=followup.pk, done_on=None)
    if not still.update(source=source, done_on=today, done_by=by, **facts):
        raise NotNow
    row = followup.enrolment
    note_step(person=row.person, kind=Step.Kind.FOLLOWED, proof=followup, by=by, **about(row))
