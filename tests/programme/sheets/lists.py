"""Of each list: rows that can be written, wrong ones, and ones of the next county."""

from dataclasses import dataclass
from typing import Any

from programme.competitions.models import Entry
from programme.finance.models import ServiceRecord
from programme.pairing.models import Enterprise, Pairing
from programme.targets.models import Target
from programme.training.models import Course, Enrolment, Site
from tests.cast import a_craft
from tests.programme.competitions.contests import a_contest
from tests.programme.pairing.pairs import a_leader
from tests.programme.people import a_person
from tests.programme.targets.test_services import a_set
from tests.programme.training.given import a_course, a_run

Rows = list[list[str]]
WHO = ["姓名", "登记号"]


@dataclass
class Case:
    kind: str
    model: Any
    heading: list[str]
    good: Rows
    wrong: Rows
    theirs: Rows


def her(desk, name="秀英", **fields):
    return a_person(name, region=desk.county, **fields)


def theirs(desk):
    return a_person("月亮", region=desk.next_county)


def sites(desk):
    heading = ["名字", "在哪个县", "地址", "是哪一类", "一次能坐多少人", "可以住"]
    rest = ["文化北路 1 号", "特教院校", "40", "是"]
    return Case(
        "sites", Site, heading,
        good=[["一校", "贵州凯里", *rest], ["二校", "贵州凯里", *rest]],
        wrong=[["三校", "贵州凯里", "路", "没有这一类", "40", ""], ["", "贵州凯里", *rest]],
        theirs=[["四校", "贵州云岩区", *rest]],
    )  # fmt: skip


def courses(desk):
    a_craft()
    a_course(desk.other, name_zh="他们的课")
    heading = ["课程名", "哪个单位", "手艺", "是哪一种", "多少学时", "收多少钱（元）"]
    rest = ["苗绣", "培训班", "60"]
    return Case(
        "courses", Course, heading,
        good=[["一课", "", *rest, "0"], ["二课", "", *rest, ""]],
        wrong=[["三课", "", *rest, "10"], ["残疾人的课", "", *rest, "0"]],
        theirs=[["他们的课", str(desk.other.organ), *rest, "0"]],
    )  # fmt: skip


def enrolments(desk):
    run, other = a_run(desk.officer, seats=1), a_run(desk.other)
    one, two, there = her(desk), her(desk, "阿妹"), theirs(desk)
    return Case(
        "enrolments", Enrolment, [*WHO, "期号"],
        good=[["秀英", "", str(run.pk)], ["阿妹", str(two.pk), str(run.pk)]],
        wrong=[["没有她", "", str(run.pk)], ["阿妹", str(one.pk), str(run.pk)]],
        theirs=[["月亮", str(there.pk), str(run.pk)], ["秀英", "", str(other.pk)]],
    )  # fmt: skip


def enterprises(desk):
    heading = [
        "企业的名字",
        "在哪个县",
        "统一社会信用代码",
        "企业自己报的残疾妇女人数",
        "哪一天报的",
    ]
    return Case(
        "enterprises", Enterprise, heading,
        good=[["甲公司", "贵州凯里", "", "12", "2026-03-01"], ["乙公司", "贵州凯里", "", "", ""]],
        wrong=[["丙公司", "贵州凯里", "123", "", ""], ["丁公司", "贵州凯里", "", "12", ""]],
        theirs=[["戊公司", "贵州云岩区", "", "", ""]],
    )  # fmt: skip


def pairings(desk):
    a_leader(desk.officer), a_leader(desk.other, name_zh="别处大姐")
    her(desk), her(desk, "阿妹")
    there, rest = theirs(desk), ["结对帮扶", "2026-03-02"]
    return Case(
        "pairings", Pairing, [*WHO, "带头人", "哪一种办法", "从哪一天起"],
        good=[["秀英", "", "韦大姐", *rest], ["阿妹", "", "韦大姐", *rest]],
        wrong=[["秀英", "", "没有她", *rest], ["秀英", "", "韦大姐", "结对帮扶", "2199-01-01"]],
        theirs=[["月亮", str(there.pk), "韦大姐", *rest], ["秀英", "", "别处大姐", *rest]],
    )  # fmt: skip


def services(desk):
    her(desk), her(desk, "阿妹")
    there, rest = theirs(desk), ["职业指导", "2026-03-02", "约好去试做"]
    return Case(
        "services", ServiceRecord, [*WHO, "哪一种服务", "哪一天", "结果怎么样"],
        good=[["秀英", "", *rest], ["阿妹", "", *rest]],
        wrong=[["秀英", "", "放贷", "2026-03-02", "好"],
               ["秀英", "", "职业指导", "2199-01-01", "好"]],
        theirs=[["月亮", "", *rest], ["月亮", str(there.pk), *rest]],
    )  # fmt: skip


def entries(desk):
    event = a_contest(desk.officer, quota=2).events.get()
    other = a_contest(desk.other, name_zh="云岩区手工比赛").events.get()
    known = {"identity_print": "a"}
    her(desk, **known), her(desk, "阿妹", identity_print="b"), her(desk, "没证的")
    there = theirs(desk)
    return Case(
        "entries", Entry, [*WHO, "项目编号", "同意公示名字"],
        good=[["秀英", "", str(event.pk), "是"], ["阿妹", "", str(event.pk), ""]],
        wrong=[["没证的", "", str(event.pk), ""], ["秀英", "", "99999", ""]],
        theirs=[["月亮", str(there.pk), str(event.pk), ""], ["秀英", "", str(other.pk), ""]],
    )  # fmt: skip


def targets(desk):
    number = str(a_set(desk.officer).pk)
    heading = ["组号", "哪个报告单位", "下面哪个市县", "统计什么", "数字", "出处"]
    return Case(
        "targets", Target, heading,
        good=[[number, "贵州", "522601", "人次", "1200", "第三条"],
              [number, "贵州", "凯里市", "没有写明算什么", "", "第三条"]],
        wrong=[[number, "贵州", "522601", "人", "12", ""], ["99999", "贵州", "", "人", "1", "表"]],
        theirs=[[number, "贵州", "520103", "人次", "9", "第三条"],
                [number, "贵州", "", "人", "9", "表"]],
    )  # fmt: skip


CASES = [sites, courses, enrolments, enterprises, pairings, services, entries, targets]
