from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from ground.privacy.models import Consent
from ground.privacy.vault import fingerprint
from ground.regions.models import Division
from programme.record.errors import NoUnit
from programme.record.models import Person, ReportingUnit, Spell, Step
from programme.record.units import WITHIN
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import within


def persons_for(officer: Officer) -> QuerySet[Person]:
    """Of her region and below, one row a woman; other organs see those who agreed to it."""
    here = within(officer.organ, "region", "unit")
    rows = Person.objects.filter(here, same_as=None, forgotten_at=None)
    rows = rows.select_related("region__parent__parent", "artisan__user", "unit")
    return seen_by_kind(officer, rows)


def seen_by_kind(officer: Officer, rows: QuerySet[Person]) -> QuerySet[Person]:
    """All by the federation of disabled persons, by other organs those who agreed to it."""
    if officer.organ.kind == Organ.Kind.DISABLED:
        return rows
    sharing = Consent.objects.filter(
        user=OuterRef("artisan__user"), kind=Consent.Kind.SHARING, withdrawn_at=None
    )
    return rows.filter(Q(Exists(sharing)) | Q(artisan=None, shares=True))


def unit_of(region: Division, special: str = "") -> ReportingUnit:
    """`special`: the Corps or the state farms, which lie within a province. Raises NoUnit."""
    code = region.pk[:2]
    if special and WITHIN.get(special) != code:
        raise NoUnit
    unit = ReportingUnit.objects.filter(pk=special or code).first()
    if unit is None:
        raise NoUnit
    return unit


def special_of(person: Person) -> str:
    """Of the Corps or the state farms; empty: of her province."""
    return person.unit_id if person.unit_id in WITHIN else ""


def alike(name: str, phone: str, county: Division) -> QuerySet[Person]:
    """Who might be the same woman: of that name in that county, or of that phone anywhere."""
    met = Q(name_zh=name, region=county)
    if phone:
        met |= Q(phone_print=fingerprint(phone, "person-phone"))
    rows = Person.objects.filter(met, same_as=None, forgotten_at=None)
    return rows.select_related("region__parent__parent")


def known_person(artisan: Artisan) -> Person | None:
    """The row that counts for her; None: no measure has reached her yet."""
    person = Person.objects.filter(artisan=artisan).select_related("same_as").first()
    return (person.same_as or person) if person else None


def hers(person: Person, field: str = "person") -> Q:
    """Rows of this woman, on whichever of her rows they stand."""
    return Q(**{field: person.pk}) | Q(**{f"{field}__same_as": person.pk})


def way_of(person: Person) -> QuerySet[Step]:
    """Her steps, the newest first."""
    return Step.objects.filter(hers(person), voided_at=None).select_related("craft")


def spells_of(person: Person) -> QuerySet[Spell]:
    return Spell.objects.filter(hers(person)).select_related("organ", "craft")


def is_priority(person: Person) -> bool:
    """By the newest list that names her; reads what lies sealed."""
    rows = [row for each in [person, *person.others.all()] for row in each.poverty.all()[:1]]
    newest = max(rows, key=lambda row: (row.checked_on, row.pk), default=None)
    return bool(newest and newest.is_priority)


def distinct_person(field: str = "person") -> Coalesce:
    """For counts of 人: two rows of one woman are one."""
    return Coalesce(f"{field}__same_as", field)


def alike_for(officer: Officer, person: Person) -> QuerySet[Person]:
    """Of her region, and perhaps the same woman on another row."""
    rows = persons_for(officer).exclude(pk=person.pk)
    met = Q(name_zh=person.name_zh, region=person.region)
    if person.phone_print:
        met |= Q(phone_print=person.phone_print)
    return rows.filter(met)[:10]
