"""Women of the register from a paper list: one who is on it already is recognised."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy

from ground.regions.models import Division
from ground.regions.queries import beyond, path_of
from ground.sheets.cells import Choice, Phone, Text
from ground.sheets.choices import told_yes, word, yes_or_no
from ground.sheets.kinds import Judged, Verdict
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from programme.record.errors import NoUnit, SamePerson
from programme.record.models import Person
from programme.record.naming import (
    CERTIFICATE,
    NAME,
    certificate_column,
    name_column,
    number_column,
)
from programme.record.queries import persons_for, unit_of
from programme.record.services import phone_print, register_person
from programme.record.units import BINGTUAN, FARMS, UNITS
from sellers.organs.models import Officer
from sellers.organs.queries import within
from sellers.organs.sheets import Counties, DeskSheet, county_column

_AT_ONCE = 500
_ANOTHER = gettext_lazy("和同名同号的不是一个人")
_SPECIAL = gettext_lazy("她属于")


class Key(NamedTuple):
    """What tells one woman from another where a list has no certificate."""

    name: str
    county: str
    place: str
    phone: str  # its print


def _special() -> Choice:
    units = {each.code: each for each in UNITS if each.code in {BINGTUAN, FARMS}}
    words = {word(name): unit.code for unit in units.values() for name in (unit.zh, unit.en)}
    return Choice(words, {BINGTUAN: units[BINGTUAN].zh, FARMS: units[FARMS].zh})


def columns_of_persons() -> list[Column]:
    say = gettext_lazy
    return [
        name_column(),
        number_column(say("已经登记过的人才有。新的人空着")),
        county_column(),
        Column(
            "place", say("村镇或街道"), Text(100), ("村镇", "住址", "place"), is_needed=False,
            example=say("三棵树镇"),
        ),
        Column(
            "phone", say("手机号"), Phone(), ("电话", "手机", "phone"), is_needed=False,
            note=say("密封保存，下载的名单里没有。这一列设成文本"),
        ),
        certificate_column(is_unique=True),
        *_said_of_her(),
    ]  # fmt: skip


def _said_of_her() -> list[Column]:
    say = gettext_lazy
    return [
        Column(
            "special", _SPECIAL, _special(), ("special",), is_needed=False,
            note=say("住的省就空着；建设兵团、垦区才写"),
        ),
        Column(
            "shares", say("同意给妇联和乡村振兴部门看"), yes_or_no(), ("同意分享", "shares"),
            is_needed=False, empty=False, example=say("是"), note=say("她自己同意了才写“是”"),
        ),
        Column(
            "another", _ANOTHER, yes_or_no(), ("another",), is_needed=False, empty=False,
            note=say("看过了，不是同一个人，才写“是”"),
        ),
    ]  # fmt: skip


class Known:
    """Whom the rows might mean, asked for all rows at once."""

    def __init__(self, officer: Officer, rows: Sequence[Row]) -> None:
        said = [row.values for row in rows]
        self.counties = Counties(officer)
        self._seen = persons_for(officer)
        numbers = {each["register"] for each in said} - {0}
        prints = {each["certificate"] for each in said} - {""}
        self.numbered = {each.pk: each for each in self._seen.filter(pk__in=numbers)}
        mine = set(self._seen.filter(identity_print__in=prints).values_list("pk", flat=True))
        papers = Person.objects.filter(identity_print__in=prints, same_as=None)
        self.papers = {each.identity_print: (each, each.pk in mine) for each in papers}
        phones = {phone_print(each["phone"]) for each in said} - {""}
        named = Q(name_zh__in={each["name"] for each in said})
        met = named & within(officer.organ, "region", "unit") | Q(phone_print__in=phones)
        alike = list(Person.objects.filter(met, same_as=None, forgotten_at=None))
        self.keys = Counter(_key_of(each) for each in alike)
        self._met = _met(alike), _met([each for each in alike if not each.identity_print])
        self._first: dict[tuple[str, str], int] = {}  # of this file, by name and county

    def is_alike(self, key: Key, has_paper: bool) -> bool:
        """Perhaps the same woman; of two with a certificate each it is plain that they are two."""
        met = self._met[has_paper]
        return (key.name, key.county) in met or (key.phone, "") in met

    def line_of_another(self, key: Key, line: int) -> int | None:
        """Further up in the same file."""
        first = self._first.setdefault((key.name, key.county), line)
        return first if first != line else None


def _met(alike: Sequence[Person]) -> set[tuple[str, str]]:
    phones = {(each.phone_print, "") for each in alike if each.phone_print}
    return {(each.name_zh, each.region_id) for each in alike} | phones


def _key_of(person: Person) -> Key:
    return Key(person.name_zh, person.region_id, person.place_zh, person.phone_print)


class Persons(DeskSheet):
    kind = "persons"
    title = gettext_lazy("妇女名单")
    page = "desk-persons"
    only_out = (gettext_lazy("在这里有账户"), gettext_lazy("报告单位"))
    refusals = (SamePerson, NoUnit)

    def columns(self, about: int) -> list[Column]:
        return columns_of_persons()

    def rows_for(self, officer: Officer) -> Iterator[list[Any]]:
        """Her phone, her certificate and her household are not on it."""
        for each in persons_for(officer).iterator(chunk_size=_AT_ONCE):
            special = each.unit.name if each.unit_id in {BINGTUAN, FARMS} else ""
            shares = told_yes(each.shares)
            row = [each.name, each.pk, path_of(each.region), each.place_zh, "", "", special]
            yield [*row, shares, "", told_yes(bool(each.artisan_id)), each.unit.name]

    def known(self, officer: Officer, rows: Sequence[Row]) -> Known:
        return Known(officer, rows)

    def judge_row(self, each: Judged, known: Known) -> None:
        row = each.row
        if row.values["register"]:
            _judge_numbered(each, known)
        elif (paper := row.values["certificate"]) and paper in known.papers:
            _judge_paper(each, *known.papers[paper])
        elif (county := known.counties.of(row)) is not None and _has_unit(row, county):
            _judge_new(each, county, known)

    def write_row(self, officer: Officer, each: Judged) -> None:
        values = each.row.values
        facts = {
            "name_zh": values["name"],
            "region": each.found,
            "place_zh": _place(values["place"], each.found),
            "phone": values["phone"],
            "identity_print": values["certificate"],
            "shares": values["shares"],
        }
        register_person(officer=officer, facts=facts, special=values["special"])


def _judge_numbered(each: Judged, known: Known) -> None:
    person = known.numbered.get(each.row.values["register"])
    if person is None:
        each.row.refuse(_("登记号"), _("你们的名单上没有这个人"))
    elif person.name_zh != each.row.values["name"]:
        each.row.refuse(told_of(NAME), _("和登记的名字不一样"))
    else:
        each.verdict = Verdict.UNCHANGED


def _judge_paper(each: Judged, person: Person, is_mine: bool) -> None:
    """One woman, however her name and phone are written this time."""
    each.verdict = Verdict.UNCHANGED
    if not is_mine:
        told = _("这张证在别的地方登记过了。她搬来了，就问她愿不愿意转过来")
        each.row.refuse(told_of(CERTIFICATE), told)
        return
    each.told = [_("这张证登记过了，就是登记号 %(number)s") % {"number": person.pk}]
    phone = phone_print(each.row.values["phone"])
    if person.name_zh != each.row.values["name"] or (phone and phone != person.phone_print):
        each.told.append(_("名字或手机号和登记的不一样，没有改"))


def _has_unit(row: Row, county: Division) -> bool:
    try:
        unit_of(county, row.values["special"])
    except NoUnit:
        row.refuse(told_of(_SPECIAL), _("这个地方不在那里，请看清楚再选"))
        return False
    return True


def _place(typed: str, county: Division) -> str:
    return beyond(typed, county) if typed else ""


def _judge_new(each: Judged, county: Division, known: Known) -> None:
    """The same name, place and phone is the same woman, unless a certificate says otherwise."""
    values, has_paper = each.row.values, bool(each.row.values["certificate"])
    each.found = county
    place, phone = _place(values["place"], county), phone_print(values["phone"])
    key = Key(values["name"], county.pk, place, phone)
    if not has_paper and known.keys[key]:
        known.keys[key] -= 1
        each.verdict = Verdict.UNCHANGED
        each.told = [_("名单上有一样的人，没有再登记。真是另一个人，请在页面上登记")]
    elif values["another"]:
        each.told = [_("以后看出和别人是一个人，可以在她的页面合并")]
    else:
        _ask_whether(each, key, known)


def _ask_whether(each: Judged, key: Key, known: Known) -> None:
    row, has_paper = each.row, bool(each.row.values["certificate"])
    column = {"column": told_of(_ANOTHER)}
    if known.is_alike(key, has_paper):
        told = _("名单上有同名或同号的人。是她就写登记号，不是就在“%(column)s”写“是”")
        row.refuse(told_of(NAME), told % column)
    elif not has_paper and (line := known.line_of_another(key, row.line)):
        told = _("和第 %(line)s 行同名。不是一个人，就在“%(column)s”写“是”")
        row.refuse(told_of(NAME), told % {"line": line, **column})
