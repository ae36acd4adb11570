"""A site, a course and a run in a county of Guizhou, as an officer there keeps them."""

from datetime import date, time, timedelta

from django.utils import timezone

from programme.training.models import Course, Outreach, Run, Site
from programme.training.reaching import note_outreach
from programme.training.services import grant_trainer, load_rule, open_run, plan_run
from tests.cast import a_county, a_craft, a_user
from tests.programme.people import a_county_officer

UNITS = 8  # 360 minutes, in two sessions of 180


def today() -> date:
    return timezone.localdate()


def a_site(officer, **fields) -> Site:
    facts = {"name_zh": "凯里市特殊教育学校", "kind": "special", "address_zh": "文化北路 1 号"}
    region = fields.pop("region", None) or officer.organ.region or a_county()
    facts |= {"seats": 20, "region": region, "organ": officer.organ}
    name = fields.pop("name_zh", facts.pop("name_zh"))
    return Site.objects.get_or_create(name_zh=name, region=region, defaults=facts | fields)[0]


def a_course(officer, **fields) -> Course:
    facts = {"name_zh": "苗绣入门", "name_en": "Miao embroidery, first steps", "units": UNITS}
    facts |= {"craft": a_craft(), "organ": officer.organ}
    return Course.objects.create(**facts | fields)


def a_run(officer, seats=2, days_ago=0, opened=True, **fields) -> Run:
    """Its first day lies `days_ago`, the second is the day after."""
    load_rule()
    first = today() - timedelta(days=days_ago)
    course = fields.pop("course", None) or a_course(officer)
    site = fields.pop("site", None) or a_site(officer)
    facts = {"course": course, "site": site, "seats": seats}
    facts |= {"enrol_until": today() + timedelta(days=30)} | fields
    days = [(first + timedelta(days=n), time(9), course.minutes // 2) for n in (0, 1)]
    run = plan_run(run=None, facts=facts, days=days, officer=officer)
    if opened:
        open_run(run=run, officer=officer)
    return Run.objects.get(pk=run.pk)


def a_past_run(officer, **fields) -> Run:
    """Its last day is past, and it waits for results."""
    return a_run(officer, days_ago=3, **fields)


def a_trainer(officer, site=None, user=None, until=None):
    user = user or a_user(name="杨老师")
    return grant_trainer(
        site=site or a_site(officer), phone=user.phone, name_zh="杨老师",
        until=until or today() + timedelta(days=90), officer=officer,
    )  # fmt: skip


def an_outreach(officer, key="o", runs=(), **facts) -> Outreach:
    facts = {
        "kind": "village", "region": a_county(), "place_zh": "季刀村", "on": today(),
        "who_zh": "县残联", "met": 12, "craft": a_craft(), "shown_zh": "打籽绣", "registered": 3,
    } | facts  # fmt: skip
    return note_outreach(officer=officer, facts=facts, runs=list(runs), key=key)


def an_officer_here():
    return a_county_officer()
