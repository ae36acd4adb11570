import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as product
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ground.accounts.models import User
from ground.messages.models import Message
from marketplace.demo.doors import _MAY
from marketplace.demo.people import PEOPLE, load_people
from marketplace.demo.views import MESSAGES_A_PAGE
from programme.survey.models import Surveyor
from programme.survey.services import let_survey
from programme.training.models import Trainer
from sellers.organs.models import Officer
from tests.cast import a_county
from tests.programme.people import a_county_officer
from tests.programme.training.given import a_trainer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.marketplace.demo.urls")]


@pytest.fixture
def people():
    return load_people()


@pytest.fixture
def in_english(settings):
    """The demo is no installed app here; its English is read from its place."""
    there = Path(product.BASE_DIR) / "marketplace/demo/locale"
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, there]


def messages(number, **fields):
    Message.objects.bulk_create(
        Message(**{"channel": "sms", "recipient": "+8615400000906", "body": f"验证码 {at}",
                   "kind": "code", "key": f"code:{at}", "state": "sent"} | fields)
        for at in range(number)
    )  # fmt: skip


@pytest.fixture
def rooms(people):
    """As they are once everything is loaded, for three of them."""
    county, later = a_county(), timezone.localdate() + timedelta(days=9)
    officer = a_county_officer(county)
    Officer.objects.filter(pk=officer.pk).update(user=people["officer"])
    officer.refresh_from_db()
    a_trainer(officer, user=people["trainer"])
    terms = {"region": county, "until": later}
    let_survey(user=people["surveyor"], officer=officer, **terms)
    return people


def doors(client):
    return re.findall(r'action="/demo/(\w+)/sign-in/"', client.get("/demo/").content.decode())


def test_every_door_knows_who_may_pass_it():
    assert set(_MAY) >= {person.url_name for person in PEOPLE}


def test_only_doors_that_lead_somewhere_stand_on_the_page(client, rooms):
    assert doors(client) == [
        "officer", "surveyor", "trainer", *(["editor"] if rooms["editor"].groups.exists() else []),
        "operator", "second", "buyer",
    ]  # fmt: skip
    page = client.get("/demo/").content.decode()
    assert page.count('<button class="button quiet"') == len(doors(client))


def test_a_door_whose_person_is_gone_or_whose_time_is_over_is_not_shown(client, rooms):
    Surveyor.objects.update(until=timezone.localdate() - timedelta(days=1))
    Trainer.objects.update(ended_at=timezone.now())
    User.objects.filter(pk=rooms["buyer"].pk).update(phone="+8615400000999")

    assert not {"surveyor", "trainer", "buyer", "judge"} & set(doors(client))
    assert "officer" in doors(client)


def test_before_anything_is_loaded_there_is_no_door(client):
    assert doors(client) == []


def test_the_door_speaks_english(client, people, in_english):
    page = client.get("/en/demo/").content.decode()

    assert '<html lang="en"' in page
    assert "Operations" in page
    assert "Sign in as 赵运营" in page


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.key)
def test_one_press_signs_in_and_leads_to_a_fitting_page(client, people, person):
    answer = client.post(f"/demo/{person.key}/sign-in/")

    assert (answer.status_code, answer.url) == (302, reverse(person.url_name))
    assert client.session["_auth_user_id"] == str(people[person.key].pk)


@pytest.mark.parametrize("key", ["nobody", "artisan2", "-"])
def test_nobody_else_can_be_signed_in_as(client, people, key):
    answer = client.post(f"/demo/{key}/sign-in/")

    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_link_alone_signs_nobody_in(client, people):
    answer = client.get("/demo/operator/sign-in/")

    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


def test_another_site_signs_nobody_in(people):
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/demo/operator/sign-in/", headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session


def test_before_the_market_is_loaded_nobody_is_there(client):
    answer = client.post("/demo/artisan/sign-in/")

    assert answer.status_code == 404
    assert not User.objects.exists()


def test_the_outbox_shows_the_newest_first(client):
    messages(3)

    page = client.get("/demo/outbox/").content.decode()

    assert page.index("验证码 2") < page.index("验证码 1") < page.index("验证码 0")


def test_the_outbox_is_for_machines_too(client):
    messages(2, language="en")

    rows = client.get("/demo/outbox/?format=json").json()["messages"]

    assert [row["body"] for row in rows] == ["验证码 1", "验证码 0"]
    assert (rows[0]["channel"], rows[0]["recipient"], rows[0]["language"], rows[0]["state"]) == (
        "sms", "+8615400000906", "en", "sent",
    )  # fmt: skip


def test_a_message_says_its_language_and_is_no_markup(client):
    messages(1, language="en", body="<script>alert(1)</script> http://127.0.0.1/x")

    page = client.get("/demo/outbox/").content.decode()

    assert "<script>alert" not in page
    assert '<p class="keep" lang="en">' in page
    assert 'href="http://127.0.0.1/x"' in page


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=x", "page=99", "page=" + "9" * 5000, "page=%00", "format=x"],
)
def test_a_bad_address_shows_a_page_all_the_same(client, query):
    messages(MESSAGES_A_PAGE + 1)

    answer = client.get(f"/demo/outbox/?{query}")

    assert answer.status_code == 200
    assert "验证码" in answer.content.decode()


def test_an_empty_outbox_says_so(client):
    assert "还没有发过消息" in client.get("/demo/outbox/").content.decode()
    assert client.get("/demo/outbox/?format=json").json() == {"messages": []}


@pytest.mark.parametrize("number", [1, MESSAGES_A_PAGE + 5])
def test_the_outbox_asks_as_much_for_many_as_for_one(client, number, django_assert_num_queries):
    messages(number)
    client.get("/demo/outbox/")

    with django_assert_num_queries(2):
        client.get("/demo/outbox/")
