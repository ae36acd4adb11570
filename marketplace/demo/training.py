"""Courses of the invented market: one held last month, one that can be enrolled in, a trainer."""

from datetime import date, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from ground.crafts.models import Craft
from ground.regions.models import Division
from marketplace.demo.clock import as_if, unheard
from marketplace.demo.desk import KAILI
from marketplace.demo.market import Market
from marketplace.demo.outreach import load_outreach
from marketplace.demo.sisters import ago
from programme.record.services import load_units, person_of
from programme.training.attending import keep_list
from programme.training.enrolling import enrol
from programme.training.finishing import assess, finish_all, leave_unfinished
from programme.training.models import Course, Enrolment, Run, Site, Trainer
from programme.training.services import close_run, grant_trainer, load_rule, open_run, plan_run
from sellers.organs.models import Officer

_FIRST, _LATER = ("A01", "A02", "A03"), ("A04", "A05")


def load_training(market: Market, users: dict[str, User]) -> bool:
    """False: it is there already, and stays as people left it."""
    if Site.objects.filter(is_demo=True).exists():
        return False
    load_units()
    load_rule()
    officer = Officer.objects.get(user=users["officer"])
    with unheard(), transaction.atomic():
        site, courses = _ground(officer)
        trainer = grant_trainer(
            site=site, phone=users["trainer"].phone, name_zh=users["trainer"].name, officer=officer,
            until=timezone.localdate() + timedelta(days=200),
        )  # fmt: skip
        held = _run(site, courses[0], trainer, officer, first=-30)
        _held(held, market, officer)
        load_outreach(officer, [held])
        open_one = _run(site, courses[1], trainer, officer, first=0)
        for key in _LATER:
            hers = market.artisans[key]
            enrol(run=open_one, person=person_of(hers), by=hers.user, access="要坐轮椅进去")
    return True


def _ground(officer: Officer) -> tuple[Site, list[Course]]:
    region = Division.objects.get(code=KAILI)
    site = Site.objects.create(
        name_zh="凯里市特殊教育学校（演示）", name_en="Kaili special education school (demo)",
        kind=Site.Kind.SPECIAL, region=region, address_zh="文化北路（虚构）", seats=20,
        is_step_free=True, has_toilet=True, signs=True, contact_zh="陈干事",
        organ=officer.organ, is_demo=True,
    )  # fmt: skip
    facts: dict[str, Any] = {"organ": officer.organ, "is_demo": True, "units": 8}
    names = [
        ("苗绣初级班", "Miao embroidery for beginners", "emb-miaoxiu", "绷架、针和线，学完带走"),
        ("剪纸初级班", "Paper-cutting for beginners", "", "剪刀、刻刀和红纸"),
    ]
    return site, [
        Course.objects.create(
            name_zh=zh, name_en=en, craft=_craft(code),
            materials_zh=materials, access_zh="坐着学，手要能捏住针或剪刀", **facts,
        )
        for zh, en, code, materials in names
    ]  # fmt: skip


def _craft(code: str) -> Craft:
    """Any paper-cut, where none is named."""
    named = Craft.objects.filter(code=code).first()
    return named or Craft.objects.filter(family="papercut")[0]


def _run(site: Site, course: Course, trainer: Trainer, officer: Officer, first: int) -> Run:
    begins: date = timezone.localdate() + timedelta(days=first)
    days = [(begins + timedelta(days=n), time(9), 180) for n in (0, 1)]
    facts = {
        "course": course, "site": site, "trainer": trainer, "seats": 12, "is_demo": True,
        "enrol_until": days[-1][0], "note_zh": "管午饭，可以带孩子",
    }  # fmt: skip
    run = plan_run(run=None, facts=facts, days=days, officer=officer)
    open_run(run=run, officer=officer)
    return run


def _held(run: Run, market: Market, officer: Officer) -> None:
    """Two of three finished it."""
    with as_if(ago(32)):
        rows = [
            enrol(run=run, person=person_of(hers), by=hers.user)
            for hers in (market.artisans[key] for key in _FIRST)
        ]
    for session, days in zip(run.sessions.all(), (30, 29), strict=True):
        with as_if(ago(days)):
            there = {row.pk for row in (rows if days == 30 else rows[:2])}
            keep_list(session=session, there=there, by=officer.user)
    with as_if(ago(28)):
        for row in rows[:2]:
            assess(enrolment=row, is_able=True, by=officer.user)
        finish_all(run=run, officer=officer)
        for row in run.enrolments.filter(state=Enrolment.State.ENROLLED):
            leave_unfinished(enrolment=row, officer=officer, reason="第二天家里有事")
        close_run(run=run, officer=officer)
