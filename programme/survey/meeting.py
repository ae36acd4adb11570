"""Who is it that answers? Found on record, or put there; a doubt is shown and chosen, not guessed.

Two women have one name, one woman has two phones, a family shares one phone: so nobody is found
without being asked "is it she?", and nobody is registered beside a namesake without "it is not".
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q

from ground.accounts.models import User
from ground.regions.models import Division
from programme.record.models import Person
from programme.record.queries import persons_for
from programme.record.services import phone_print, register_person
from programme.survey.answering import note_look
from programme.survey.queries import met_in
from sellers.organs.models import LIES_IN, Officer, Organ

NEW = "new"  # the choice that it is none of those


@dataclass(frozen=True)
class Acting:
    """On whose behalf: an officer's organ, or the one that a surveyor asks for."""

    user: User
    organ: Organ
    place: Division | None

    @property
    def officer(self) -> Officer:
        """As the record's services take it; never saved."""
        return Officer(user=self.user, organ=self.organ)


@dataclass(frozen=True)
class Namesakes:
    """On record already with that name, or with that phone under another name."""

    persons: list[Person] = field(default_factory=list)
    has_phone: set[int] = field(default_factory=set)

    def choices(self) -> list[tuple[str, Person, bool]]:
        return [(str(each.pk), each, each.pk in self.has_phone) for each in self.persons]


def namesakes(*, acting: Acting, name: str, phone: str) -> Namesakes:
    """Each that is shown is written down as seen."""
    same_phone = Q(phone_print=phone_print(phone)) if phone else Q(pk=None)
    known = persons_for(acting.officer).values("pk")  # other organs: those who agreed to it
    rows = met_in(acting.place).filter(Q(name_zh=name) | same_phone, pk__in=known)
    persons = list(rows.order_by("pk")[:20])
    has_phone = {each.pk for each in persons if phone and each.phone_print == phone_print(phone)}
    for person in persons:
        note_look(person=person, viewer=acting.user, what="survey.person", reason="")
    return Namesakes(persons, has_phone)


@transaction.atomic
def meet(*, acting: Acting, facts: dict[str, Any]) -> Person:
    """Put on record now; raises the record's NoUnit and SamePerson.

    `facts`: name_zh, phone, place_zh, region, special. Whom she tells her name may keep it.
    """
    facts = facts | {"shares": acting.organ.kind != Organ.Kind.DISABLED}
    special = facts.pop("special", "")
    return register_person(officer=acting.officer, facts=facts, special=special)


def asks_special(acting: Acting) -> bool:
    """Where women of the Corps or the state farms live beside those of the province."""
    head = acting.place.pk[:2] if acting.place else ""
    return not acting.organ.special and (not head or head in LIES_IN.values())


def tail(phone: str) -> str:
    """Enough of a number to know it by."""
    return phone[-4:] if len(phone) >= 8 else ""
