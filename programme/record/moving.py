"""She moves: within an organ's region by its word, from one organ to another by hers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file
from ground.regions.models import Division
from programme.record import letters
from programme.record.errors import AskedAlready, HandoverOpen, NotNow
from programme.record.models import Person
from programme.record.move_queries import lapsed, lies_here, open_handover
from programme.record.moves import OPEN, Handover, Residence, State
from programme.record.queries import special_of, unit_of
from sellers.artisans.services import live_elsewhere
from sellers.organs.models import Officer

DAYS_TO_ANSWER = 30
DAYS_TO_HAND = 7  # then her word alone carries it
_SIGNED = Handover.Way.PAPER


@dataclass(frozen=True)
class Place:
    """Where she lives from a day on; `special`: she is the Corps' or the state farms' there."""

    region: Division
    since: date
    place_zh: str = ""
    special: str = ""


@transaction.atomic
def relocate(*, person: Person, to: Place, by: User | None) -> None:
    """Within one organ's region. Raises NoUnit, NotNow: she has moved meanwhile, or not since
    then; HandoverOpen: another organ asks for her.
    """
    if open_handover(person):
        raise HandoverOpen
    _move(person, to, by)


def _move(person: Person, to: Place, by: User | None) -> None:
    """What she did so far stays where it was done: steps and spells keep their unit."""
    if to.since <= (person.lives_since or date.min):
        raise NotNow
    was = {"region": person.region, "unit": person.unit, "place_zh": person.place_zh}
    unit = unit_of(to.region, to.special)
    now = {"region": to.region, "unit": unit, "place_zh": to.place_zh, "lives_since": to.since}
    still = Person.objects.filter(pk=person.pk, same_as=None, forgotten_at=None)
    if not still.filter(lives_since=person.lives_since, **was).update(**now):
        raise NotNow
    before = {"since": person.lives_since, "until": to.since, "noted_by": by}
    Residence.objects.create(person=person, **was, **before)
    if person.artisan:
        named = {"special": to.special, "place_zh": to.place_zh}
        live_elsewhere(artisan=person.artisan, region=to.region, **named)
    log(instance=person, action="person.move", user=by, data={"to": to.region.pk})
    person.refresh_from_db()


@transaction.atomic
def ask_for(*, person: Person, to: Place, officer: Officer) -> Handover:
    """Raises AskedAlready: one is open; NotNow: she is not to be asked for."""
    if lies_here(officer, person) or to.since <= (person.lives_since or date.min):
        raise NotNow
    by = {"organ": officer.organ, "asked_by": officer.user}
    row = _open(person, to, state=State.ASKED, **by)
    log(instance=row, action="handover.ask", user=officer.user)
    letters.tell_asked(row)
    return row


@transaction.atomic
def say_moved(*, person: Person, to: Place, by: User) -> Handover:
    """By herself: her word is given, an organ there takes her up. Raises AskedAlready, NotNow."""
    if to.since <= (person.lives_since or date.min):
        raise NotNow
    word = {"way": Handover.Way.OWN, "agreed_at": timezone.now()}
    row = _open(person, to, state=State.TOLD, asked_by=by, **word)
    log(instance=row, action="handover.say", user=by)
    letters.tell_receiving(row, "told")
    return row


def _open(person: Person, to: Place, **facts: Any) -> Handover:
    unit_of(to.region, to.special)  # raises NoUnit
    there = {"to_region": to.region, "to_special": to.special, "to_place_zh": to.place_zh}
    here = {"from_region": person.region, "from_special": special_of(person)}
    until = timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)
    try:
        with transaction.atomic():
            return Handover.objects.create(
                person=person, since=to.since, expires_on=until, **here, **there, **facts
            )
    except IntegrityError as twice:
        standing = open_handover(person)
        raise AskedAlready(standing.pk if standing else None) from twice


@transaction.atomic
def agree(*, handover: Handover, by: User) -> None:
    """Her own word. Raises NotNow."""
    _agree(handover, by, way=Handover.Way.OWN)


@transaction.atomic
def agree_on_paper(*, handover: Handover, photo: bytes, officer: Officer) -> None:
    """She signed; the paper is kept sealed. Raises NotNow."""
    artisan = handover.person.artisan
    owner = artisan.user if artisan and artisan.user else officer.user
    kind = PrivateFile.Kind.PROOF
    paper = keep_file(data=photo, kind=kind, content_type="image/jpeg", owner=owner)
    _agree(handover, officer.user, way=_SIGNED, paper=paper)


def _agree(handover: Handover, by: User, **word: Any) -> None:
    now = timezone.now()
    _step(handover, [State.ASKED], State.AGREED, agreed_at=now, taken_at=now, **word)
    log(instance=handover, action="handover.agree", user=by, data={"way": word["way"]})
    letters.tell_receiving(handover, "agreed")
    letters.tell_giving(handover, "agreed")
    if word["way"] == _SIGNED:
        letters.tell_her(handover, "signed")


@transaction.atomic
def take_up(*, handover: Handover, officer: Officer) -> None:
    """Who said that she came. At once, where both places are this organ's. Raises NotNow."""
    person, taken = handover.person, {"organ": officer.organ, "taken_at": timezone.now()}
    _step(handover, [State.TOLD], State.AGREED, **taken)
    log(instance=handover, action="handover.take", user=officer.user)
    if lies_here(officer, person):
        _finish(handover, officer.user)
    else:
        letters.tell_giving(handover, "agreed")


@transaction.atomic
def hand_over(*, handover: Handover, officer: Officer | None) -> None:
    """By the giving organ, or by time where it stays silent. Raises NotNow."""
    _finish(handover, officer.user if officer else None)


def _finish(handover: Handover, by: User | None) -> None:
    _step(handover, [State.AGREED], State.DONE, ended_at=timezone.now(), ended_by=by)
    place = Place(handover.to_region, handover.since, handover.to_place_zh, handover.to_special)
    _move(handover.person, place, by)
    log(instance=handover, action="handover.done", user=by)
    letters.tell_her(handover, "done")
    letters.tell_receiving(handover, "done")
    letters.tell_giving(handover, "done")


@transaction.atomic
def refuse(*, handover: Handover, by: User) -> None:
    """She says no; or the new place says that she does not live there. Raises NotNow."""
    _end(handover, [State.ASKED, State.TOLD], State.REFUSED, by)


@transaction.atomic
def withdraw(*, handover: Handover, by: User) -> None:
    """Before it is done, by her or by who asked; a paper goes with it. Raises NotNow."""
    _end(handover, list(OPEN), State.WITHDRAWN, by)


def _end(handover: Handover, before: list[State], after: State, by: User | None) -> None:
    was_agreed = handover.state == State.AGREED
    _step(handover, before, after, ended_at=timezone.now(), ended_by=by)
    _drop_paper(handover)
    log(instance=handover, action=f"handover.{after}", user=by)
    letters.tell_her(handover, after)
    letters.tell_receiving(handover, after)
    if was_agreed:
        letters.tell_giving(handover, after)


def _drop_paper(handover: Handover) -> None:
    paper = handover.paper
    if paper:
        Handover.objects.filter(pk=handover.pk).update(paper=None)
        destroy_file(paper)


def _step(handover: Handover, before: Iterable[State], after: State, **facts: Any) -> None:
    """Who comes second finds it moved on."""
    rows = Handover.objects.filter(pk=handover.pk, state__in=before)
    if after == State.AGREED:
        rows = rows.filter(expires_on__gte=timezone.localdate())
    if not rows.update(state=after, **facts):
        raise NotNow
    handover.refresh_from_db()


def end_what_is_due() -> int:
    """Once a day: what nobody answered expires; who was handed to nobody goes by her own word."""
    rows: list[tuple[Handover, Callable[[Handover], None]]]
    rows = [(row, _expire) for row in lapsed()]
    silent = timezone.now() - timedelta(days=DAYS_TO_HAND)
    waiting = Handover.objects.filter(state=State.AGREED, taken_at__lt=silent)
    rows += [(row, _go) for row in waiting]
    return sum(_did(row, deed) for row, deed in rows)


def _expire(handover: Handover) -> None:
    _end(handover, [State.TOLD, State.ASKED], State.EXPIRED, None)


def _go(handover: Handover) -> None:
    hand_over(handover=handover, officer=None)


def _did(handover: Handover, deed: Callable[[Handover], None]) -> bool:
    try:
        with transaction.atomic():
            deed(handover)
    except NotNow:  # somebody was faster
        return False
    return True


def drop_handovers(*, person: Person) -> None:
    """She goes: what was open ends, and no village and no paper of hers stays."""
    hers = Handover.objects.filter(person=person)
    now = timezone.now()
    hers.filter(state__in=OPEN).update(state=State.WITHDRAWN, ended_at=now)
    for row in hers.exclude(paper=None):
        _drop_paper(row)
    hers.update(to_place_zh="")
    Residence.objects.filter(person=person).update(place_zh="")
