"""An invented survey in Guizhou: women of three counties, what they said, and a request."""

from datetime import timedelta
from itertools import product
from typing import Any

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from ground.regions.models import Division
from marketplace.demo.people import BY_KEY, a_user
from programme.record.models import Person
from programme.record.services import load_units, register_person
from programme.survey import services
from programme.survey.answering import Given, answer
from programme.survey.models import Response, Round
from programme.survey.standard import load_standard
from sellers.organs.models import Officer, Organ

COUNTIES = {"522601": 17, "522622": 12, "520103": 3}  # women asked
_FAMILY, _GIVEN = "杨吴龙潘石", ("秀英", "桂花", "阿妹", "小兰", "金凤", "水仙", "春燕")
_DAYS = timedelta(days=60)


@transaction.atomic
def load_survey(users: dict[str, User]) -> None:
    """A second time the same."""
    if Round.objects.filter(is_demo=True).exists():
        return
    load_units()
    officer = Officer.objects.select_related("organ__region", "user").get(user=users["officer"])
    survey = _round(officer, "贵州省春季摸底调查（演示）", "Guizhou survey, spring (demo)")
    names = [f"{family}{given}" for given, family in product(_GIVEN, _FAMILY)]
    places = [code for code, women in COUNTIES.items() for _woman in range(women)]
    for number, (name, code) in enumerate(zip(names, places, strict=False), start=1):
        person = _person(officer, name, Division.objects.get(code=code))
        if number % 6:
            _answer(survey, person, users["surveyor"], number)
    kaili = Division.objects.get(code="522601")
    terms = {"region": kaili, "until": timezone.localdate() + _DAYS}
    services.let_survey(user=users["surveyor"], officer=officer, **terms)
    _request(survey)


def _round(officer: Officer, name_zh: str, name_en: str) -> Round:
    day = timezone.localdate() + _DAYS
    facts = {"edition": load_standard(), "name_zh": name_zh, "closes_on": day}
    survey = services.plan_round(officer=officer, **facts)
    Round.objects.filter(pk=survey.pk).update(is_demo=True, name_en=name_en)
    services.publish_round(survey=survey, officer=officer)
    services.open_round(survey=survey, officer=officer)
    return survey


def _person(officer: Officer, name: str, county: Division) -> Person:
    facts = {"name_zh": name, "region": county, "place_zh": "演示村", "is_demo": True}
    return register_person(officer=officer, facts=facts)


def _answer(survey: Round, person: Person, by: User, number: int) -> None:
    said: dict[str, Any] = {
        "craft": [f"o{1 + number % 5}"],
        "work": f"o{1 + number % 5}",
        "income": 150 * (number % 9),
        "wish": "no" if number % 7 == 0 else "yes",
        "hard": [f"o{1 + number % 3}", f"o{4 + number % 4}"],
        "hours": 2 + number % 6,
        "need": [f"o{1 + number % 8}", f"o{1 + (number * 3) % 8}"],
    }
    given = Given(Response.Way.ASKED, by=by, agrees=True, may_fill=number % 2 == 0)
    answer(survey=survey, person=person, said=said, given=given)


def _request(survey: Round) -> None:
    """From the prefecture below, for the officer of the demo to answer."""
    region = Division.objects.get(code="522600")
    names = {"name_zh": f"{region.name_zh}残联（演示）", "name_en": "Qiandongnan (demo)"}
    organ, _new = Organ.objects.get_or_create(
        kind=Organ.Kind.DISABLED, region=region, defaults={**names, "is_demo": True}
    )
    user = a_user(BY_KEY["prefecture"].phone, BY_KEY["prefecture"].name)
    below, _new = Officer.objects.get_or_create(user=user, defaults={"organ": organ})
    need = survey.edition.questions.get(code="need").options.get(code="o1")
    facts = {"need": need, "kind": "people", "what": "会苗绣的老师，每月上门两次", "quantity": 3}
    why = {"reason": "村里没有人教，出门又不方便。", "amount_fen": None}
    services.ask_for(officer=below, survey=survey, facts=facts | why)
