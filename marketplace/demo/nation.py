"""Women of all 33 units who never lived, so that the boards have something to count."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from ground.crafts.models import Craft
from ground.regions.models import Division
from programme.record.models import Person, Poverty, ReportingUnit, Spell, Step
from programme.record.units import WITHIN
from sellers.organs.models import Officer, Organ

WOMEN = 4000
_FIRST, _PLAN = date(2017, 1, 1), 365 * 4  # most of it within the plan's four years
_COUNTIES = 6  # of a unit
_HOME = "52"  # Guizhou, where the demo's officer works
_CRAFTS = ("embroidery", "papercut", "plaiting")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = (
    "秀英", "桂兰", "玉梅", "小凤", "春花", "丽萍", "翠莲", "雪芹", "月娥", "金枝",
    "巧云", "素珍", "银花", "美玲", "冬梅", "彩霞", "爱华", "淑芬", "晓燕", "红霞",
)  # fmt: skip


def national_officer(user: User) -> Officer:
    """As often as one likes."""
    names = {"name_zh": "全国残联（演示）", "name_en": "National federation (demo)"}
    organ, _new = Organ.objects.get_or_create(
        kind=Organ.Kind.DISABLED, region=None, defaults={**names, "is_demo": True}
    )
    officer, _new = Officer.objects.get_or_create(user=user, defaults={"organ": organ})
    return officer


@transaction.atomic
def load_nation(officer: Officer, women: int = WOMEN) -> bool:
    """False: they are there already."""
    if Person.objects.filter(organ=officer.organ, is_demo=True).exists():
        return False
    populate(officer, women)
    return True


def populate(officer: Officer, women: int) -> None:
    """So many, with what they learnt and whether they work at it."""
    nation = Nation(officer)
    persons = Person.objects.bulk_create(nation.persons(women), batch_size=1000)
    Step.objects.bulk_create(nation.steps(persons), batch_size=1000)
    Spell.objects.bulk_create(nation.spells(persons), batch_size=1000)
    Poverty.objects.bulk_create(nation.lists(persons), batch_size=1000)


class Nation:
    """The same each time."""

    def __init__(self, officer: Officer) -> None:
        self.chance, self.officer = random.Random(2017), officer
        self.crafts = self._crafts()
        self.today, self.now = timezone.localdate(), timezone.now()

    def persons(self, women: int) -> Iterator[Person]:
        homes = self._homes()
        units = sorted(homes)
        weights = [self.chance.randrange(4, 100) for _unit in units]
        weights[units.index(_HOME)] = 300
        for unit in self.chance.choices(units, weights, k=women):
            name = self.chance.choice(_SURNAMES) + self.chance.choice(_GIVEN)
            yield Person(
                name_zh=name, unit_id=unit, region_id=self.chance.choice(homes[unit]),
                place_zh="演示村", organ=self.officer.organ, made_by=self.officer.user,
                checked_at=self.now, is_demo=True,
            )  # fmt: skip

    def _homes(self) -> dict[str, list[str]]:
        homes = {}
        for unit in ReportingUnit.objects.values_list("pk", flat=True):
            counties = Division.objects.filter(
                level=Division.Level.COUNTY, pk__startswith=WITHIN.get(unit, unit)
            )
            codes = sorted(counties.values_list("pk", flat=True))
            homes[unit] = self.chance.sample(codes, min(_COUNTIES, len(codes)))
        return homes

    def steps(self, persons: list[Person]) -> Iterator[Step]:
        about = {"about_zh": "手工初级班（演示）", "about_en": "Crafts for beginners (demo)"}
        for person in persons:
            for number in range(self.chance.choice([0, 1, 1, 2])):
                yield Step(
                    kind=Step.Kind.FINISHED, happened_on=self._day(), **self._of(person), **about,
                    reference=f"demo.nation:{number}", noted_by=self.officer.user,
                )  # fmt: skip

    def spells(self, persons: list[Person]) -> Iterator[Spell]:
        seen = {"verified_by": self.officer.user, "organ": self.officer.organ}
        for person in persons:
            if self.chance.random() < 0.5:
                facts = {**self._of(person), **seen, "evidence": "演示"}
                yield Spell(kind=Spell.Kind.OFFICER, began_on=self._day(), **facts)

    def lists(self, persons: list[Person]) -> Iterator[Poverty]:
        by = {"source": "演示名单", "checked_by": self.officer.user}
        for person in persons[::3]:
            status = self.chance.choice(["filed", "lifted", "none"])
            yield Poverty(person=person, status=status, checked_on=self._day(), **by)

    def _crafts(self) -> dict[str, list[Craft]]:
        """What is at home in a province; elsewhere what is at home everywhere."""
        found: dict[str, list[Craft]] = defaultdict(list)
        for craft in Craft.objects.filter(family__in=_CRAFTS):
            found[(craft.province_id or "")[:2]].append(craft)
        return found

    def _of(self, person: Person) -> dict[str, object]:
        province = WITHIN.get(person.unit_id, person.unit_id)
        known = self.crafts[province] or self.crafts[""]
        craft = self.chance.choice([*known, None])
        where = {"region_id": person.region_id, "unit_id": person.unit_id}
        return {"person": person, "craft": craft, **where}

    def _day(self) -> date:
        if self.chance.random() < 0.6:
            return _FIRST + timedelta(days=self.chance.randrange(_PLAN))
        return self.today - timedelta(days=self.chance.randrange(1, 365 * 4))
