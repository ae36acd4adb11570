"""Two counties with an organ each, and a woman who moved from one to the other."""

from dataclasses import dataclass
from datetime import date

from programme.record.models import Handover, Person
from programme.record.moving import Place, ask_for
from programme.record.services import person_of
from sellers.organs.models import Officer
from tests.cast import a_county, an_artisan
from tests.programme.people import a_county_officer, a_person

DAY = date(2026, 3, 2)
LATER = date(2026, 6, 1)


@dataclass
class Two:
    giving: Officer
    receiving: Officer
    person: Person

    @property
    def to(self) -> Place:
        return Place(self.receiving.organ.region, DAY, "旧州镇")

    def asked(self) -> Handover:
        return ask_for(person=self.person, to=self.to, officer=self.receiving)


def huangping():
    return a_county("522622", "黄平县")


def two_counties(with_account=False, **fields) -> Two:
    giving, receiving = a_county_officer(), a_county_officer(huangping())
    if with_account:
        person = person_of(an_artisan("秀英", region=a_county()))
    else:
        person = a_person("秀英", **fields)
    return Two(giving, receiving, person)
