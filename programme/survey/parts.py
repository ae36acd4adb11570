"""A part of a round: what lies in a place and belongs there to one reporting unit.

The Corps and the state farms lie within a province and are not its own, so a county there may
hold women of two units, who are never counted together.
"""

from dataclasses import dataclass

from django.db.models import Case, CharField, F, Q, When
from django.db.models.functions import Left

from ground.regions.queries import within as in_region
from programme.survey.models import Round
from sellers.organs.models import LIES_IN, Organ


@dataclass(frozen=True)
class Part:
    region: str
    special: str = ""  # empty: the province's own

    @property
    def counted(self) -> Q:
        """Of tallies and responses."""
        return in_region(self.region, "region") & Q(special=self.special)

    @property
    def known(self) -> Q:
        """Of women on record."""
        return in_region(self.region, "region") & Q(unit=self.special or self.region[:2])


def part_of(organ: Organ) -> Part | None:
    """Its place and its own people there; None: the nation, which is all."""
    return Part(organ.region_id, organ.special) if organ.region_id else None


def asked_by(survey: Round) -> Part | None:
    """Whom the round asks. The place is the organ's when it began."""
    return Part(survey.region_id, survey.organ.special) if survey.region_id else None


def part_at(unit: str) -> Part:
    """All of one reporting unit, by its code."""
    return Part(f"{LIES_IN.get(unit, unit)}0000", unit if unit in LIES_IN else "")


def unit_of_row() -> Case:
    """Of a tally or a response: the code of its reporting unit."""
    province = Left("region_id", 2)
    return Case(When(special="", then=province), default=F("special"), output_field=CharField())
