"""Sites and courses as tables: a paper list comes in, and the desk's list goes out."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy

from ground.money.fen import to_yuan
from ground.regions.queries import path_of
from ground.sheets.cells import Text, Whole, Yuan
from ground.sheets.choices import crafts, labelled, told_yes, yes_or_no
from ground.sheets.kinds import Judged, Verdict
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from programme.training.errors import NotNow
from programme.training.models import Course, Site
from programme.training.queries import courses_for, kept_courses, kept_sites, sites_for
from programme.training.services import save_course, save_site
from sellers.organs.models import Officer
from sellers.organs.sheets import Counties, DeskSheet, compare_facts, county_column, facts_of

say = gettext_lazy
_AT_ONCE = 500
_NAME = say("课程名")
_SITE_YES = ("is_step_free", "has_toilet", "signs", "has_lodging", "is_active")
_SITE = {
    name: name for name in ("name_en", "kind", "address_zh", "seats", "access_zh", "contact_zh")
} | dict(zip(_SITE_YES, _SITE_YES, strict=True))
_COURSE_YES = ("counts", "is_assessed", "is_active")
_COURSE = {
    **{name: name for name in ("name_en", "kind", "units", "materials_zh", "access_zh")},
    **{name: name for name in _COURSE_YES},
    "craft": "craft_id",
    "fee": "fee_fen",
}


def text(name: str, title: Any, most: int = 200, **more: Any) -> Column:
    return Column(name, title, Text(most), is_needed=False, empty=None, **more)


def yes(name: str, title: Any, **more: Any) -> Column:
    return Column(name, title, yes_or_no(), is_needed=False, empty=None, **more)


def columns_of_sites() -> list[Column]:
    return [
        Column("name_zh", say("名字"), Text(80), ("名称",), example=say("凯里市特殊教育学校")),
        county_column(),
        Column("address_zh", say("地址"), Text(120), example=say("迎宾大道 1 号")),
        Column("kind", say("是哪一类"), labelled(Site.Kind), ("类型",), example=say("特教院校")),
        Column("seats", say("一次能坐多少人"), Whole(1, 2000), ("座位",), example="40"),
        yes("is_step_free", say("没有台阶，轮椅进得去"), example=say("是")),
        yes("has_toilet", say("有无障碍厕所")),
        yes("signs", say("有人会手语")),
        yes("has_lodging", say("可以住")),
        text("access_zh", say("进出方便不方便，还有什么要说的")),
        text("contact_zh", say("找谁，电话多少"), 80),
        text("name_en", say("英文名"), 160),
        yes("is_active", say("现在还在用"), note=say("不写就是还在用")),
    ]


class KnownSites(NamedTuple):
    counties: Counties
    kept: dict[tuple[str, str], Site]
    others: set[tuple[str, str]]
    seen: dict[tuple[str, str], int]  # of this file: its line


class Sites(DeskSheet):
    kind = "sites"
    title = say("培训的地方")
    page = "desk-training-sites"
    only_out = (say("哪个单位"),)
    refusals = (NotNow,)

    def columns(self, about: int) -> list[Column]:
        return columns_of_sites()

    def rows_for(self, officer: Officer) -> Iterator[list[Any]]:
        for row in sites_for(officer).iterator(chunk_size=_AT_ONCE):
            where = [row.name_zh, path_of(row.region), row.address_zh]
            there = [told_yes(getattr(row, name)) for name in _SITE_YES]
            words = [row.access_zh, row.contact_zh, row.name_en]
            kind = [str(row.get_kind_display()), row.seats]
            yield [*where, *kind, *there[:-1], *words, there[-1], str(row.organ)]

    def known(self, officer: Officer, rows: Sequence[Row]) -> KnownSites:
        names = {row.values["name_zh"] for row in rows}
        kept = {_spot(row): row for row in kept_sites(officer).filter(name_zh__in=names)}
        all_there = {_spot(row) for row in Site.objects.filter(name_zh__in=names)}
        return KnownSites(Counties(officer), kept, all_there - set(kept), {})

    def judge_row(self, each: Judged, known: KnownSites) -> None:
        each.label = each.row.values["name_zh"]
        county = known.counties.of(each.row)
        if county is None:
            return
        spot = (county.pk, each.row.values["name_zh"])
        if (first := known.seen.setdefault(spot, each.row.line)) != each.row.line:
            told = _("和第 %(line)s 行一样，只能写一次") % {"line": first}
            each.row.refuse(told_of(say("名字")), told)
        elif spot in known.others:
            each.row.refuse(told_of(say("名字")), _("这是别的单位记下的，不能改"))
        elif spot in known.kept:
            each.found = known.kept[spot]
            compare_facts(each, columns_of_sites(), _SITE)
        else:
            each.ready = county

    def write_row(self, officer: Officer, each: Judged) -> None:
        facts = facts_of(each.row, _SITE)
        if each.found is None:
            facts |= {"region": each.ready, "name_zh": each.row.values["name_zh"]}
        save_site(site=each.found, facts=facts, officer=officer)


def _spot(site: Site) -> tuple[str, str]:
    return site.region_id, site.name_zh


def columns_of_courses() -> list[Column]:
    return [
        Column("name_zh", _NAME, Text(80), ("课程", "名称"), example=say("苗绣入门")),
        Column(
            "organ", say("哪个单位"), Text(100), is_needed=False,
            note=say("不写就是你们单位的课；别的单位的课不能改"),
        ),
        Column("craft", say("手艺"), crafts(), ("工艺",), example=say("苗绣")),
        Column("kind", say("是哪一种"), labelled(Course.Kind), example=say("培训班")),
        Column("units", say("多少学时"), Whole(1, 400), ("学时",), example="60",
            note=say("1 学时是 45 分钟")),
        Column("fee", say("收多少钱（元）"), Yuan(0), is_needed=False, empty=None, example="0",
            note=say("算在计划里的课不收钱")),
        text("materials_zh", say("发什么材料和工具"), example=say("绣绷、线、布")),
        text("access_zh", say("要看得见、坐得住，还是手要用力")),
        text("name_en", say("英文名"), 160),
        yes("counts", say("算在计划里"), note=say("不写就是算")),
        yes("is_assessed", say("要考核"), note=say("不写就是要")),
        yes("is_active", say("现在还在教"), note=say("不写就是还在教")),
    ]  # fmt: skip


class KnownCourses(NamedTuple):
    own: str  # how her organ is called
    own_names: set[str]
    visible: dict[tuple[str, str], Course]
    kept: set[int]
    seen: dict[tuple[str, str], int]


class Courses(DeskSheet):
    kind = "courses"
    title = say("课程")
    page = "desk-training-courses"
    only_out = (say("特点"),)
    refusals = (NotNow,)

    def columns(self, about: int) -> list[Column]:
        return columns_of_courses()

    def rows_for(self, officer: Officer) -> Iterator[list[Any]]:
        for row in courses_for(officer).iterator(chunk_size=_AT_ONCE):
            facts = [row.name_zh, row.organ.name, row.craft.name, str(row.get_kind_display())]
            words = [to_yuan(row.fee_fen), row.materials_zh, row.access_zh, row.name_en]
            says_yes = [told_yes(getattr(row, name)) for name in _COURSE_YES]
            tags = "；".join(f"{tag}（{tag.reason}）" for tag in row.tags.all())
            yield [*facts, row.units, *words, *says_yes, tags]

    def known(self, officer: Officer, rows: Sequence[Row]) -> KnownCourses:
        names, organ = {row.values["name_zh"] for row in rows}, officer.organ
        there = list(courses_for(officer).filter(name_zh__in=names))
        visible = {(each.organ.name_zh, each.name_zh): each for each in there}
        visible |= {(each.organ.name_en or "-", each.name_zh): each for each in there}
        kept = kept_courses(officer).filter(name_zh__in=names).values_list("pk", flat=True)
        own = {"", organ.name_zh, organ.name_en}
        return KnownCourses(organ.name_zh, own, visible, set(kept), {})

    def judge_row(self, each: Judged, known: KnownCourses) -> None:
        values = each.row.values
        each.label = values["name_zh"]
        is_own = values["organ"] in known.own_names
        spot = (known.own if is_own else values["organ"], values["name_zh"])
        each.found = known.visible.get(spot)
        if (first := known.seen.setdefault(spot, each.row.line)) != each.row.line:
            told = _("和第 %(line)s 行一样，只能写一次") % {"line": first}
            each.row.refuse(told_of(_NAME), told)
        elif each.found is None and not is_own:
            each.row.refuse(told_of(say("哪个单位")), _("你们看得到的课里，没有这个单位的这门课"))
        else:
            _judge_course(each, known.kept)

    def write_row(self, officer: Officer, each: Judged) -> None:
        facts = facts_of(each.row, _COURSE) | {"name_zh": each.row.values["name_zh"]}
        save_course(course=each.found, facts=facts, officer=officer)


def _judge_course(each: Judged, kept: set[int]) -> None:
    row, course = each.row, each.found
    if "残" in row.values["name_zh"]:
        row.refuse(told_of(_NAME), _("结业证谁都能查，课程名里不要写残疾"))
    said = facts_of(row, _COURSE)
    counts = said.get("counts", course.counts if course else True)
    if counts and said.get("fee_fen", course.fee_fen if course else 0):
        row.refuse(told_of(say("收多少钱（元）")), _("算在计划里的课不能收钱"))
    if course is None:
        return
    compare_facts(each, columns_of_courses(), _COURSE)
    if each.verdict == Verdict.CHANGED and course.pk not in kept:
        row.refuse(told_of(say("哪个单位")), _("这是别的单位的课，不能改"))
