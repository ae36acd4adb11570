"""Who sees which competition, entry and sheet; what is not hers is not there."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from ground.accounts.models import User
from ground.regions.models import Division
from programme.competitions.models import (
    Competition,
    Entry,
    Event,
    Judge,
    Objection,
    Score,
    Sheet,
)
from programme.record.models import Person
from programme.record.queries import hers, persons_for
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer
from sellers.organs.queries import organs_of

State = Competition.State
PUBLIC = (State.NOTICE, State.FINAL)
_HEAD = {Competition.Level.PROVINCE: 4, Competition.Level.CITY: 6, Competition.Level.COUNTY: 6}


def held_by(officer: Officer) -> QuerySet[Competition]:
    rows = Competition.objects.filter(organ__in=organs_of(officer))
    return rows.select_related("organ__region")


def over(region: Division | None, special: str) -> Q:
    """Competitions whose holder's region is this place or holds it; the nation's are everyone's.

    Those of the Corps and the state farms are for their own women, the province's for its own.
    """
    up: list[str] = []
    while region:
        up.append(region.pk)
        region = region.parent
    return Q(organ__region=None) | Q(organ__region__in=up, organ__special=special)


def seen_by(officer: Officer) -> QuerySet[Competition]:
    """Her own organ's, and the announced ones to which she may send women of her region."""
    announced = over(officer.organ.region, officer.organ.special) & ~Q(state=State.DRAFT)
    rows = Competition.objects.filter(Q(organ__in=organs_of(officer)) | announced)
    return (
        rows.select_related("organ__region")
        .annotate(entered=Count("events__entries", Q(events__entries__state=Entry.State.ENTERED)))
        .order_by("-held_on", "-pk")
    )


def events_to_enter(officer: Officer) -> QuerySet[Event]:
    seen = seen_by(officer).filter(state=State.OPEN).values("pk")
    return Event.objects.filter(competition__in=seen).select_related("competition__organ", "craft")


def entries_for(officer: Officer) -> QuerySet[Entry]:
    """Of her organ's competitions all, of others those of the women whom she may see."""
    women = persons_for(officer).order_by().values("pk")
    mine = Q(event__competition__organ__in=organs_of(officer)) | Q(person__in=women)
    rows = Entry.objects.filter(mine, state=Entry.State.ENTERED)
    return rows.select_related(
        "event__competition__organ", "person__artisan__user", "person__region__parent__parent"
    )


def objections_for(officer: Officer) -> QuerySet[Objection]:
    rows = Objection.objects.filter(competition__organ__in=organs_of(officer))
    return rows.select_related("competition__organ", "entry", "answered_by")


def unit_key(competition: Competition, person: Person) -> str:
    """Whose places she takes: one level below the holder; a county's are all one."""
    if competition.level == Competition.Level.NATION:
        return person.unit_id
    return person.region_id[: _HEAD[Competition.Level(competition.level)]]


def judge_of(user: User, competition: int) -> Judge | None:
    rows = Judge.objects.filter(user=user, competition=competition, ended_at=None)
    return rows.select_related("competition").first()


def judged_by(user: User) -> QuerySet[Judge]:
    """What she judges, with what she has still to mark."""
    rows = Judge.objects.filter(user=user, ended_at=None).exclude(
        competition__state=State.CALLED_OFF
    )
    return rows.select_related("competition").order_by("-competition__held_on", "-pk")


def sheets_of(judge: Judge) -> QuerySet[Sheet]:
    """Pieces by event and start number; nothing on them says whose they are."""
    rows = Sheet.objects.filter(judge=judge, entry__state=Entry.State.ENTERED)
    rows = rows.select_related("entry__event").prefetch_related("entry__photos")
    marked = Exists(Score.objects.filter(sheet=OuterRef("pk"), counts=True))
    return rows.annotate(is_marked=marked).order_by("entry__event", "entry__start_number")


def standing_scores(competition: Competition) -> QuerySet[Score]:
    """What counts: the newest marks of who has no conflict, for who did not step back."""
    return Score.objects.filter(
        counts=True,
        sheet__conflict="",
        sheet__entry__state=Entry.State.ENTERED,
        sheet__entry__event__competition=competition,
    )


def told_of(competition: Competition) -> QuerySet[Entry]:
    """Winners, in the order of their places."""
    rows = Entry.objects.filter(
        event__competition=competition,
        state=Entry.State.ENTERED,
        place__lte=F("event__winners"),
    )
    return rows.select_related("event", "person").order_by("event", "place", "start_number")


def public_competitions() -> QuerySet[Competition]:
    return Competition.objects.filter(state__in=PUBLIC).select_related("organ")


def open_to(artisan: Artisan) -> QuerySet[Event]:
    """Where she may enter by herself, by place; all else is said when she asks."""
    rows = Event.objects.filter(competition__state=State.OPEN)
    holders = Competition.objects.filter(over(artisan.region, artisan.special)).values("pk")
    return rows.filter(competition__in=holders).select_related("competition__organ", "craft")


def entries_of(person: Person | None) -> QuerySet[Entry]:
    if person is None:
        return Entry.objects.none()
    rows = Entry.objects.filter(hers(person)).select_related("event__competition__organ", "person")
    return rows.order_by("-entered_at", "-pk")


def progress_of(competition: Competition) -> QuerySet[Judge]:
    """Judges with how many pieces each has to mark, and has marked."""
    ours = Q(sheets__entry__state=Entry.State.ENTERED, sheets__conflict="")
    rows = Judge.objects.filter(competition=competition).select_related("user")
    return rows.annotate(
        asked=Count("sheets", ours, distinct=True),
        marked=Count("sheets", ours & Q(sheets__marks__gt=0), distinct=True),
    )


def raw_marks(entry: Entry) -> QuerySet[Score]:
    """Every mark that was ever given it, the earlier ones of a correction too."""
    rows = Score.objects.filter(sheet__entry=entry)
    return rows.select_related("criterion", "sheet__judge__user").order_by("pk")


def open_entries(person: Person) -> QuerySet[Entry]:
    """Hers where the result is not out."""
    rows = entries_of(person).filter(state=Entry.State.ENTERED)
    return rows.exclude(event__competition__state__in=[State.FINAL, State.CALLED_OFF])
