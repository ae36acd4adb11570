"""Competitions of the invented province: one settled, one being judged, one open for entry; an
exhibition that calls for pieces; and a leader with one of her people.
"""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from marketplace.demo.clock import as_if, unheard
from marketplace.demo.market import Market
from programme.competitions import closing, honouring, services, showing
from programme.competitions.entering import Said, enter
from programme.competitions.judging import mark
from programme.competitions.models import Competition, Criterion, Entry, Sheet
from programme.pairing.services import grant, name_leader, pair, visit
from programme.record.services import load_units, person_of
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer

ENTRANTS = 4
PROVINCE = "52"  # where the demo's officer works
_NOTICE = "带一件自己做的作品来，在现场再做一件。往返车费和午饭由我们出，需要人陪的请先说。"
_CRITERIA = [
    ("技法", "Technique", 40),
    ("设计", "Design", 30),
    ("完成得怎么样", "How well it is finished", 30),
]


@transaction.atomic
def load_contests(market: Market, users: dict[str, User]) -> bool:
    """False: it is there already."""
    officer = Officer.objects.select_related("organ__region", "user").get(user=users["officer"])
    if Competition.objects.filter(organ=officer.organ).exists():
        return False
    load_units()
    women = [artisan for artisan in market.artisans.values() if _can_enter(artisan)][:ENTRANTS]
    judges = [users["judge"], users["quality"], users["bookkeeper"]]
    with unheard():
        _settled(officer, women, judges)
        with as_if(timezone.now() - timedelta(days=30)):
            judged = _contest(officer, "冬天的刺绣比赛", "Winter embroidery contest", days=28)
            _enter(judged, women)
        _begin(judged, officer, judges)
        _contest(officer, "春天的手工比赛", "Spring craft contest", days=75)
        _exhibition(officer)
        _pair(officer, users)
    return True


def _settled(officer: Officer, women: list[Artisan], judges: list[User]) -> None:
    """Entered, held, judged, hung out and honoured, each on its day."""
    with as_if(timezone.now() - timedelta(days=70)):
        settled = _contest(officer, "秋天的手工比赛", "Autumn craft contest", days=10)
        _enter(settled, women)
    with as_if(timezone.now() - timedelta(days=59)):
        _judge(settled, officer, judges)
    with as_if(timezone.now() - timedelta(days=40)):
        closing.settle(competition=settled, officer=officer)
        first = Entry.objects.filter(event__competition=settled, place=1).first()
        if first:
            honouring.give_prize(entry=first, officer=officer)


def _can_enter(artisan: Artisan) -> bool:
    is_near = artisan.region_id is not None and artisan.region_id.startswith(PROVINCE)
    return is_near and artisan.credentials.filter(status="approved").exists()


def _contest(officer: Officer, name: str, english: str, days: int) -> Competition:
    """Held after so many; one enters until three days before."""
    today = timezone.localdate()
    contest = services.hold(
        officer=officer,
        facts={
            "name_zh": name, "name_en": english, "place_zh": "贵阳市残疾人就业中心",
            "notice_zh": _NOTICE, "enter_until": today + timedelta(days=days - 3),
            "held_on": today + timedelta(days=days), "youngest": 16, "is_demo": True,
        },
    )  # fmt: skip
    event = {"name_zh": "刺绣", "name_en": "Embroidery", "quota": 5, "minutes": 240}
    services.add_event(
        competition=contest,
        facts={**event, "craft": _craft(officer)},
        criteria=[(name, weight) for name, _english, weight in _CRITERIA],
        officer=officer,
    )
    for name, english, _weight in _CRITERIA:
        Criterion.objects.filter(event__competition=contest, name_zh=name).update(name_en=english)
    services.open_entries(competition=contest, officer=officer)
    contest.refresh_from_db()
    return contest


def _craft(officer: Officer) -> Any:
    return Artisan.objects.filter(crafts__family="embroidery").first().crafts.first()  # type: ignore[union-attr]


def _enter(contest: Competition, women: list[Artisan]) -> None:
    for artisan in women:
        said = Said(agrees_to_name=artisan.is_public)
        event = contest.events.get()
        enter(event=event, person=person_of(artisan), said=said, by=artisan.user)  # type: ignore[arg-type]


def _begin(contest: Competition, officer: Officer, judges: list[User]) -> None:
    for user in judges:
        services.name_judge(competition=contest, user=user, officer=officer)
    services.begin_judging(competition=contest, officer=officer)


def _judge(contest: Competition, officer: Officer, judges: list[User]) -> None:
    _begin(contest, officer, judges)
    sheets = Sheet.objects.filter(entry__event__competition=contest).order_by("pk")
    for n, sheet in enumerate(sheets.select_related("judge__competition", "entry__event")):
        criteria = sheet.entry.event.criteria.all()
        given = {each.pk: 78_000 + 500 * ((7 * n + each.pk) % 40) for each in criteria}
        mark(sheet=sheet, points=given)
    closing.close_scoring(competition=contest, officer=officer)


def _exhibition(officer: Officer) -> None:
    today = timezone.localdate()
    facts = {
        "name_zh": "贵州残疾妇女手工展", "name_en": "Crafts by disabled women of Guizhou",
        "place_zh": "贵州省博物馆", "call_zh": "刺绣、剪纸、编织都要。每人最多三件。",
        "propose_until": today + timedelta(days=30), "opens_on": today + timedelta(days=60),
        "closes_on": today + timedelta(days=67), "is_demo": True,
    }  # fmt: skip
    showing.call(officer=officer, facts=facts)


def _pair(officer: Officer, users: dict[str, User]) -> None:
    """The cooperative's keeper leads one of its members, who lets her see two things."""
    since = date(2026, 3, 2)
    leader = name_leader(
        officer=officer,
        facts={
            "user": users["keeper"], "name_zh": users["keeper"].name, "craft": _craft(officer),
            "region": officer.organ.region, "since": since, "agrees_to_name": True,
            "is_demo": True,
        },
    )  # fmt: skip
    member = person_of(Artisan.objects.get(user=users["member"]))
    facts = {"model": "cooperative", "enterprise": None, "from_on": since}
    pairing = pair(leader=leader, person=member, officer=officer, facts=facts)
    for kind in ("contact", "steps"):
        grant(pairing=pairing, kind=kind, by=users["member"])
    said = {"on": since + timedelta(days=30), "done_zh": "教了打籽绣。", "result_zh": "学会了。"}
    visit(pairing=pairing, facts=said, key="demo-visit", by=users["keeper"])
