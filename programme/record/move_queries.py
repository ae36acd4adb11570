"""Who lived here before, which handovers an organ sees, and finding one by what she gives."""

from datetime import date

from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.utils import timezone

from ground.regions.models import Division
from programme.record.models import Person
from programme.record.moves import OPEN, Handover, Residence, State
from programme.record.queries import hers, persons_for, seen_by_kind
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import within

_PEOPLE = ("person__artisan__user", "person__region__parent__parent", "person__unit")
_PLACES = ("organ", "from_region__parent__parent", "to_region__parent__parent")


def gone_from(officer: Officer) -> QuerySet[Person]:
    """Lived in her region when they were counted there, and live elsewhere now."""
    homes = Residence.objects.filter(within(officer.organ, "region", "unit")).order_by()
    joined = homes.filter(person__same_as__isnull=False)
    hers = Q(pk__in=homes.values("person")) | Q(pk__in=joined.values("person__same_as"))
    rows = Person.objects.filter(hers, same_as=None, forgotten_at=None)
    rows = rows.exclude(pk__in=persons_here(officer))
    return seen_by_kind(officer, rows).select_related("region__parent__parent", "unit")


def gone_with_homes(officer: Officer) -> QuerySet[Person]:
    """With `homes_here`: where in her region they lived."""
    homes = Residence.objects.filter(within(officer.organ, "region", "unit"))
    homes = homes.select_related("region__parent__parent")
    return gone_from(officer).prefetch_related(Prefetch("residences", homes, "homes_here"))


def persons_here(officer: Officer) -> QuerySet:
    here = within(officer.organ, "region", "unit")
    return Person.objects.filter(here).order_by().values("pk")


def counted_for(officer: Officer) -> Q:
    """Of persons: those who live in her region, and those who did."""
    living = persons_for(officer).order_by().values("pk")
    return Q(pk__in=living) | Q(pk__in=gone_from(officer).order_by().values("pk"))


def receives(officer: Officer) -> Q:
    """Of handovers: into her region. An organ of another kind hands nobody over."""
    return within(officer.organ, "to_region", "to_special")


def gives(officer: Officer) -> Q:
    return within(officer.organ, "from_region", "from_special")


def handovers_for(officer: Officer) -> QuerySet[Handover]:
    """What is open first; the giving side sees of those that came to an end what was done."""
    if officer.organ.kind != Organ.Kind.DISABLED:
        return Handover.objects.none()
    given = gives(officer) & Q(state__in=[State.AGREED, State.DONE])
    rows = Handover.objects.filter(receives(officer) | given)
    rows = rows.filter(person__forgotten_at=None).select_related(*_PEOPLE, *_PLACES)
    first = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(first, "-asked_at", "-pk")


def waiting_moves(officer: Officer) -> QuerySet[Handover]:
    """The next step is her organ's: to take up who says she came, to hand over who agreed."""
    rows = handovers_for(officer)
    return rows.filter(
        receives(officer) & Q(state=State.TOLD) | gives(officer) & Q(state=State.AGREED)
    )


def handovers_of(person: Person) -> QuerySet[Handover]:
    return Handover.objects.filter(hers(person))


def open_handover(person: Person) -> Handover | None:
    rows = handovers_of(person).filter(state__in=OPEN)
    return rows.select_related(*_PEOPLE, *_PLACES).first()


def homes_of(person: Person) -> QuerySet[Residence]:
    """Where she lived before, the last first."""
    rows = Residence.objects.filter(hers(person))
    return rows.select_related("region__parent__parent")


def home_on(person: Person, day: date) -> Person | Residence:
    """Where she lived that day, as far as it was written down."""
    if person.lives_since is None or day >= person.lives_since:
        return person
    rows = homes_of(person).filter(until__gt=day).select_related("unit")
    return rows.order_by("until", "pk").first() or person


def find_woman(*, name: str, identity_print: str, phone: str) -> list[Person]:
    """By her name and what she gave with it: certificate or phone; never by her name alone."""
    found = Q(pk=None)
    if identity_print:
        found |= Q(identity_print=identity_print)
        found |= Q(artisan__identity__fingerprint=identity_print)
    if phone:
        found |= Q(phone_print=phone) | Q(others__phone_print=phone)
    rows = Person.objects.filter(found, name_zh=name, same_as=None, forgotten_at=None)
    return list(rows.select_related("region__parent__parent", "unit", "artisan__user").distinct())


def nearest_organ(region: Division, special: str) -> Organ | None:
    """The federation that cares for a place: the county's own, else the next above."""
    codes = [f"{region.pk[:2]}0000", f"{region.pk[:4]}00", region.pk]
    rows = Organ.objects.filter(kind=Organ.Kind.DISABLED, region__in=codes, special=special)
    return max(rows, key=lambda organ: codes.index(organ.region_id or ""), default=None)


def lies_here(officer: Officer, person: Person) -> bool:
    return persons_for(officer).filter(pk=person.pk).exists()


def lapsed() -> QuerySet[Handover]:
    """Nobody answered in time."""
    silent = Handover.objects.filter(state__in=[State.TOLD, State.ASKED])
    return silent.filter(expires_on__lt=timezone.localdate())
