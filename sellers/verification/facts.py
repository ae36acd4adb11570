"""What an officer sees of a claim without looking at the number itself."""

from dataclasses import dataclass

from django.utils import timezone

from ground.privacy.queries import masked
from ground.regions.models import Division
from sellers.verification.models import Credential, Guardianship
from sellers.verification.number import CATEGORIES, GRADES, NEEDS_GUARDIAN, read_number
from sellers.verification.queries import guardian_of, is_contested, roster_says

ADULT = 18


@dataclass(frozen=True)
class Facts:
    masked: str
    age: int
    category: str
    grade: str
    reissue: int
    is_female: bool
    is_minor: bool
    is_known_region: bool
    needs_guardian: bool


@dataclass(frozen=True)
class Surroundings:
    """What else is known: lists, other claims, a guardian."""

    roster: str
    is_contested: bool
    guardian: Guardianship | None
    facts: Facts | None


def facts_of(credential: Credential) -> Surroundings:
    return Surroundings(
        roster=roster_says(credential),
        is_contested=is_contested(credential),
        guardian=guardian_of(credential.artisan),
        facts=_of_number(credential.number) if credential.number else None,
    )


def _of_number(number: str) -> Facts:
    today = timezone.localdate()
    read = read_number(number, today)
    age = read.age(today)
    return Facts(
        masked=masked(number),
        age=age,
        category=str(CATEGORIES[read.category]),
        grade=str(GRADES[read.grade]),
        reissue=read.reissue,
        is_female=read.is_female,
        is_minor=age < ADULT,
        is_known_region=Division.objects.filter(code=read.region_code).exists(),
        needs_guardian=read.category in NEEDS_GUARDIAN,
    )
