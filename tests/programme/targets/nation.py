"""A nation for the boards: 33 units, counties and cities, women with steps and spells, by chance.

The same seed makes the same nation; what a board shows is held beside counts in plain SQL.
"""

import random
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from ground.regions.models import Division
from programme.record.models import Person, Poverty, ReportingUnit, Spell, Step
from programme.record.services import load_units
from programme.record.units import WITHIN
from tests.cast import a_craft, a_user

FROM, YEARS = 2017, 4
_AT_ONCE = 2000


def lay_out_land(cities=2, counties=3) -> dict[str, list[str]]:
    """Divisions of every province; where the people of each unit live, some only by province."""
    load_units()
    rows, lives = [], {}
    for unit in ReportingUnit.objects.all():
        code = WITHIN.get(unit.pk, unit.pk)
        lives[unit.pk] = [f"{code}0000", f"{code}0100"]
        for city in range(1, cities + 1):
            lives[unit.pk] += [f"{code}{city:02d}{n:02d}" for n in range(1, counties + 1)]
        if unit.pk not in WITHIN:
            rows += _divisions(code, unit.name_zh, cities, counties)
    Division.objects.bulk_create(rows, ignore_conflicts=True)
    return lives


def _divisions(code, name, cities, counties):
    facts = {"name_latin": name}
    yield Division(code=f"{code}0000", level="province", name_zh=name, **facts)
    for city in range(1, cities + 1):
        above = f"{code}{city:02d}00"
        named = {"name_zh": f"{name}{city}市", "parent_id": f"{code}0000"}
        yield Division(code=above, level="city", **named, **facts)
        for n in range(1, counties + 1):
            its = {"name_zh": f"{name}{city}市{n}县", "parent_id": above}
            yield Division(code=f"{code}{city:02d}{n:02d}", level="county", **its, **facts)


class Nation:
    """`women` of them; every twentieth stands on two rows, every tenth moves, some are voided,
    and of every thirtieth no officer has seen the certificate.

    `crowded`: unit and division where all of them live.
    """

    def __init__(self, women=2000, seed=7, crowded=None):
        self.chance, self.crowded = random.Random(seed), crowded
        self.lives = lay_out_land()
        self.units = sorted(self.lives)
        self.seen = timezone.now()
        self.officer = a_user(name="登记员")
        self.crafts = [a_craft(), a_craft("cut-x", "剪", "Cut", "papercut"), None]
        for start in range(0, women, _AT_ONCE):
            self._some(range(start, min(start + _AT_ONCE, women)))

    def filed(self):
        """Lists that say she is of the plan's first concern."""
        return [row.pk for row in Poverty.objects.all() if row.status == "filed"]

    def _home(self):
        if self.crowded:
            return self.crowded
        unit = self.chance.choice(self.units)
        return unit, self.chance.choice(self.lives[unit])

    def _some(self, numbers):
        made = []
        for number in numbers:
            unit, region = self._home()
            seen = None if number % 30 == 7 else self.seen
            facts = {"unit_id": unit, "region_id": region, "checked_at": seen}
            made.append(Person(name_zh=f"女{number}", **facts))
        Person.objects.bulk_create(made)
        for kept, other in zip(made[::20], made[10::20], strict=False):
            other.same_as = kept
        Person.objects.bulk_update(made[10::20], ["same_as"], batch_size=400)
        self._records(made)

    def _records(self, women):
        steps, spells, lists = [], [], []
        for number, woman in enumerate(women):
            for n in range(self.chance.choice([0, 0, 1, 1, 2, 3])):
                steps.append(self._step(woman, number, n))
            if self.chance.random() < 0.4:
                spells.append(self._spell(woman, number))
            if number % 3 == 0:
                lists.append(self._list(woman))
        Step.objects.bulk_create(steps, batch_size=1000)
        Spell.objects.bulk_create(spells, batch_size=1000)
        Poverty.objects.bulk_create(lists, batch_size=1000)

    def _there(self, woman, number):
        unit, region = self._home() if number % 10 == 0 else (woman.unit_id, woman.region_id)
        return {"unit_id": unit, "region_id": region, "craft": self.chance.choice(self.crafts)}

    def _day(self):
        return date(FROM, 1, 1) + timedelta(days=self.chance.randrange(365 * YEARS))

    def _step(self, woman, number, n):
        kind = "finished" if self.chance.random() < 0.9 else "enrolled"
        facts = self._there(woman, number)
        if self.chance.random() < 0.05:
            facts |= {"voided_at": timezone.now(), "void_reason": "错"}
        reference = f"training.enrolment:{woman.pk}{n}"
        return Step(person=woman, kind=kind, happened_on=self._day(), reference=reference, **facts)

    def _spell(self, woman, number):
        return Spell(
            person=woman,
            kind="shop",
            began_on=self._day(),
            evidence="1",
            **self._there(woman, number),
        )

    def _list(self, woman):
        status = self.chance.choice(["filed", "none"])
        facts = {"source": "名单", "checked_on": self._day(), "checked_by": self.officer}
        return Poverty(person=woman, status=status, **facts)


def look_over():
    """What PostgreSQL does by itself, within a minute of so many new rows."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
