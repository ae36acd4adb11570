"""What she told the survey, offered to other forms and to courses: only where she agreed."""

from typing import NamedTuple

from ground.accounts.models import User
from ground.regions.queries import path_of
from programme.record.models import Person
from programme.record.queries import hers
from programme.record.services import phone_print
from programme.survey.models import Response
from programme.training.models import Enrolment, Run
from programme.training.queries import near, runs_open_to_her


class Facts(NamedTuple):
    """Of a woman who was asked in the field and now stands here with her own phone."""

    name: str
    place: str
    family: str


def facts_for(user: User) -> Facts | None:
    """None: nobody of this phone answered, or several did, or she did not agree to it."""
    persons = Person.objects.filter(
        phone_print=phone_print(user.phone), artisan=None, same_as=None, forgotten_at=None
    ).select_related("region__parent__parent")
    if not (user.phone_verified and user.phone) or len(persons) != 1:
        return None
    person = persons[0]
    family = family_of_hers(person)
    if family is None:
        return None
    place = f"{path_of(person.region)} {person.place_zh}".strip()
    return Facts(person.name_zh, place, family)


def courses_for(person: Person) -> list[Run]:
    """Open ones of her craft in her province; none where she did not agree to be offered any."""
    family = family_of_hers(person)
    if not family:
        return []
    taken = Enrolment.objects.filter(hers(person)).exclude(state=Enrolment.State.WITHDRAWN)
    runs = near(runs_open_to_her(), person.region).exclude(pk__in=taken.values("run"))
    return list(runs.filter(course__craft__family=family)[:5])


def family_of_hers(person: Person) -> str | None:
    """The craft that she named last, empty if none; None: her answers may not be used so."""
    agreed = Response.objects.filter(hers(person), may_fill=True, withdrawn_at=None)
    newest = agreed.first()
    return newest.family if newest else None
