"""Women on record and officers of the programme, on the ground of the fixed cast."""

from datetime import date

from django.utils import timezone

from programme.record.models import Person
from programme.record.queries import unit_of
from programme.record.services import load_units
from sellers.organs.models import Officer, Organ
from tests.cast import a_county, an_officer, an_organ


def a_person(name_zh="秀英", region=None, **fields) -> Person:
    """On record in a county of Guizhou by her certificate, with no account here."""
    load_units()
    region = region or a_county()
    fields.setdefault("checked_at", timezone.now())
    fields.setdefault("unit", unit_of(region))
    return Person.objects.create(name_zh=name_zh, region=region, **fields)


def a_county_officer(county=None, kind=Organ.Kind.DISABLED, role=Officer.Role.VIEWER) -> Officer:
    """Of a federation of this county."""
    load_units()
    county = county or a_county()
    organ = Organ.objects.filter(kind=kind, region=county).first() or an_organ(kind, county)
    return an_officer(organ=organ, role=role)


DAY = date(2026, 3, 2)
