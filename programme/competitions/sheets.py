"""Entries that a county sends, from its own list; competitions and entries as tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ground.sheets.cells import Text, Whole
from ground.sheets.choices import told_yes, yes_or_no
from ground.sheets.kinds import Judged, Verdict
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from programme.competitions.entering import REASONS, Said, enter, refusal_of
from programme.competitions.errors import CompetitionError
from programme.competitions.models import Allotment, Competition, Entry, Event
from programme.competitions.queries import entries_for, events_to_enter, seen_by, unit_key
from programme.record.models import Person
from programme.record.naming import NAME, Women, who_columns
from sellers.organs.models import Officer
from sellers.organs.sheets import DeskList, DeskSheet

say = gettext_lazy
_AT_ONCE = 500
_EVENT = say("项目编号")


def columns_of_entries() -> list[Column]:
    return [
        *who_columns(),
        Column(
            "event", _EVENT, Whole(1, 2**31 - 1), ("event",), example="3",
            note=say("下载的“比赛”里有，比赛的页面上也有"),
        ),
        Column(
            "agrees", say("同意公示名字"), yes_or_no(), is_needed=False, empty=False,
            example=say("是"), note=say("她自己同意了才写“是”"),
        ),
        Column(
            "needs", say("她要什么方便"), Text(200), is_needed=False,
            note=say("密封保存，下载的名单里没有"),
        ),
    ]  # fmt: skip


class KnownEvents:
    """Events that the officer may send to, who is in them, and how many places are left."""

    def __init__(self, officer: Officer, rows: Sequence[Row]) -> None:
        numbers = {row.values["event"] for row in rows}
        open_ones = events_to_enter(officer).filter(pk__in=numbers)
        today = timezone.localdate()
        self.events = {each.pk: each for each in open_ones if each.competition.enter_until >= today}
        self.women = Women(officer, rows)
        there = entries_for(officer).filter(event__in=numbers)
        self.entered = set(there.values_list("event", "person"))
        self.names = set(there.values_list("event", "person", "person__name_zh"))
        taken = Allotment.objects.filter(event__in=self.events)
        self._left = {
            (event, key): left
            for event, key, left in taken.values_list("event", "unit_key", F("places") - F("taken"))
        }

    def is_there(self, row: Row) -> bool:
        """By her number, also of another county, where the officer holds the competition."""
        said = row.values
        return (said["event"], said["register"], said["name"]) in self.names

    def takes(self, event: Event, person: Person) -> bool:
        """A place of her unit; False: none is left."""
        spot = (event.pk, unit_key(event.competition, person))
        self._left[spot] = self._left.get(spot, event.quota) - 1
        return self._left[spot] >= 0


class Entries(DeskSheet):
    kind = "entries"
    title = say("比赛的报名")
    page = "desk-competitions"
    only_out = (say("比赛"), say("项目"), say("名次"))
    refusals = (CompetitionError,)

    def columns(self, about: int) -> list[Column]:
        return columns_of_entries()

    def rows_for(self, officer: Officer) -> Iterator[list[Any]]:
        """No start number: names and numbers stand together nowhere before the result is final."""
        for row in entries_for(officer).order_by("-event", "pk").iterator(chunk_size=_AT_ONCE):
            who = [row.person.name, row.person_id, "", row.event_id, told_yes(row.agrees_to_name)]
            held = row.event.competition
            place = row.place if held.state == Competition.State.FINAL else None
            yield [*who, "", held.name, row.event.name, place]

    def known(self, officer: Officer, rows: Sequence[Row]) -> KnownEvents:
        return KnownEvents(officer, rows)

    def judge_row(self, each: Judged, known: KnownEvents) -> None:
        row = each.row
        if known.is_there(row):
            each.verdict = Verdict.UNCHANGED
            return
        event, person = known.events.get(row.values["event"]), known.women.of(row)
        if event is None:
            row.refuse(told_of(_EVENT), _("没有这个项目，或者现在不能报名"))
        if event is None or person is None:
            return
        each.found = (event, person)
        if (event.pk, person.pk) in known.entered:
            each.verdict = Verdict.UNCHANGED
            return
        known.entered.add((event.pk, person.pk))
        if why := refusal_of(event, person):
            row.refuse(told_of(NAME), told_of(REASONS[why]))
        elif not known.takes(event, person):
            row.refuse(told_of(_EVENT), _("你们这个项目的名额满了"))

    def write_row(self, officer: Officer, each: Judged) -> None:
        event, person = each.found
        said = Said(needs=each.row.values["needs"], agrees_to_name=each.row.values["agrees"])
        enter(event=event, person=person, said=said, by=officer.user, officer=officer)


class Competitions(DeskList):
    """One row an event, with its number."""

    kind = "competitions"
    title = say("比赛")
    page = "desk-competitions"

    def titles(self) -> list[Any]:
        what = [say("比赛"), _EVENT, say("项目"), say("级别"), say("情况"), say("报名到哪天")]
        return [
            *what,
            say("哪天比"),
            say("在哪里"),
            say("每个单位几个名额"),
            say("报了几个人"),
            say("哪个单位"),
        ]

    def rows_for(self, officer: Officer) -> Iterator[list[object]]:
        seen = seen_by(officer).order_by().values("pk")
        rows = Event.objects.filter(competition__in=seen).select_related("competition__organ")
        for row in rows.annotate(**_entered()).order_by("-pk").iterator(chunk_size=_AT_ONCE):
            held = row.competition
            what = [held.name, row.pk, row.name, str(held.get_level_display())]
            when = [str(held.get_state_display()), held.enter_until, held.held_on, held.place_zh]
            yield [*what, *when, row.quota, row.entered, str(held.organ)]


def _entered() -> dict[str, Any]:
    return {"entered": Count("entries", Q(entries__state=Entry.State.ENTERED))}
