"""Visits to villages and neighbourhoods: noted once, with what followed, on a list and on paper."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from programme.training.enrolling import enrol
from programme.training.models import Enrolment, Outreach
from tests.cast import a_county, a_craft
from tests.flows.visitors import signed_in
from tests.programme.people import a_county_officer, a_person
from tests.programme.training.given import a_past_run, a_run, an_outreach, today

pytestmark = pytest.mark.django_db
PAGE = "/desk/programme/training/outreach/"


@pytest.fixture
def officer():
    return a_county_officer()


@pytest.fixture
def desk(officer):
    return signed_in(officer.user)


def _typed(**fields):
    return {
        "key": "k", "kind": "village", "region": "贵州凯里", "place_zh": "季刀村",
        "on": today().isoformat(), "who_zh": "县残联、妇联", "met": "12", "craft": a_craft().pk,
        "shown_zh": "打籽绣，每人试一朵花", "registered": "3",
    } | fields  # fmt: skip


def test_noted_once_and_what_followed_is_counted_from_the_lists(desk, officer):
    a_county_officer()
    for _twice in range(2):
        desk.post(f"{PAGE}new/", _typed())
    row, run = Outreach.objects.get(), a_run(officer, seats=9)
    far = a_person("云英", a_county("520103", "云岩区"))
    for person in (a_person(), a_person("水妹"), far):
        enrol(run=run, person=person, by=officer.user)
    Enrolment.objects.filter(person__name_zh="水妹").update(state="withdrawn")

    desk.post(f"{PAGE}{row.pk}/", _typed(runs=[run.pk], followed_zh="建了互助组"))

    listed = desk.get(PAGE).content.decode()
    assert "见到 12 人，登记 3 人，后来报班 1 人" in listed
    assert run.course.name_zh in desk.get(f"{PAGE}{row.pk}/").content.decode()
    printed = desk.get(f"{PAGE}print/?year={today().year}").content.decode()
    assert "去了 1 次，见到 12 人次，当场登记 3 人" in printed
    assert "季刀村" not in desk.get(f"{PAGE}print/?year=2019").content.decode()
    sheet = b"".join(desk.get("/desk/programme/lists/outreach.csv"))
    assert "季刀村" in sheet.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "moon"), ("region", "没有这个县"), ("place_zh", ""), ("on", "2099-01-01"),
     ("on", "昨天"), ("who_zh", ""), ("met", "-1"), ("met", "2"), ("registered", "很多"),
     ("craft", "x"), ("shown_zh", ""), ("runs", "x"), ("runs", "999")],
)  # fmt: skip
def test_typed_wrong_it_is_told_and_not_kept(desk, field, value):
    answer = desk.post(f"{PAGE}new/", _typed(**{field: value}))
    assert (answer.status_code, Outreach.objects.count()) == (400, 0)


def test_a_course_that_was_over_before_is_none_that_followed(desk, officer):
    run = a_past_run(officer)
    row = an_outreach(officer)
    for page in ("new/", f"{row.pk}/"):
        assert desk.post(f"{PAGE}{page}", _typed(runs=[run.pk])).status_code == 400
    assert (Outreach.objects.count(), row.runs.count()) == (1, 0)
    earlier = today() - timedelta(days=20)
    desk.post(f"{PAGE}{row.pk}/", _typed(runs=[run.pk], on=earlier.isoformat()))
    assert list(row.runs.all()) == [run]


def test_no_more_registered_than_were_met(officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_outreach(officer, registered=13)


@pytest.mark.parametrize("number", [1, 7])
def test_lists_cost_the_same_at_two_sizes(desk, officer, number, django_assert_max_num_queries):
    for n in range(number):
        an_outreach(officer, key=f"o{n}", place_zh=f"季刀{n}村")

    for page in ("", "print/"):
        with django_assert_max_num_queries(7):
            desk.get(f"{PAGE}{page}")
