"""Easy reading: one press on, one press off; the same pages, forms and addresses."""

import pytest
from wagtail.models import ModelLogEntry

from ground.accounts.models import User
from tests.cast import a_shop, a_user
from tests.marketplace.studio.acting import a_helper_of
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
EASY = '<html lang="zh-Hans" dir="ltr" class="easy">'


def press(client, easy, goal=""):
    return client.post("/studio/easy/", {"easy": easy, "next": goal})


@pytest.fixture
def her(client):
    her = a_shop().artisan.user
    client.force_login(her)
    return her


def page_of(client, path="/studio/"):
    return client.get(path).content.decode()


def is_easy(user):
    return User.objects.get(pk=user.pk).easy_read


def test_one_press_turns_it_on_and_one_press_off_and_she_stays_where_she_was(client, her):
    assert EASY not in page_of(client)

    answer = press(client, "on", "/studio/income/?month=2026-10")

    assert answer.url == "/studio/income/?month=2026-10"
    assert is_easy(her) is True
    for path in ("/studio/", "/studio/income/", "/account/"):
        assert EASY in page_of(client, path)
    press(client, "off")
    assert is_easy(her) is False
    assert EASY not in page_of(client)
    entries = ModelLogEntry.objects.filter(action="account.easy").order_by("pk")
    assert [(entry.user_id, entry.data["on"]) for entry in entries] == [
        (her.pk, True),
        (her.pk, False),
    ]


def test_the_same_press_twice_changes_nothing(client, her):
    press(client, "on")
    press(client, "on")

    assert ModelLogEntry.objects.filter(action="account.easy").count() == 1


@pytest.mark.parametrize("goal", ["https://evil.example/", "//evil.example", "javascript:1", ""])
def test_it_leads_nowhere_else(client, her, goal):
    assert press(client, "on", goal).url == "/studio/"


def test_public_pages_stay_the_same_for_everyone(client, her):
    press(client, "on")

    assert 'class="easy"' not in page_of(client, "/works/")


def test_her_helper_chooses_for_herself_alone(client, till):
    part = a_paid_part(till)
    grant = a_helper_of(part, client, may_list=True)

    press(client, "on")

    assert is_easy(grant.helper) is True
    assert is_easy(part.shop.artisan.user) is False
    assert EASY in page_of(client)
    assert not grant.acts.exists()


def test_what_she_chose_is_not_forced_on_her_helper(client, till):
    part = a_paid_part(till)
    User.objects.filter(pk=part.shop.artisan.user_id).update(easy_read=True)

    a_helper_of(part, client, may_list=True)

    assert EASY not in page_of(client)


def test_a_stranger_is_asked_to_sign_in_and_nothing_changes(client):
    user = a_user()

    assert press(client, "on").url == "/accounts/sign-in/?next=/studio/easy/"
    assert is_easy(user) is False
    client.force_login(user)
    assert client.get("/studio/easy/").url == "/studio/"


def test_her_account_is_asked_one_question_a_page(client, her):
    press(client, "on")
    first = page_of(client, "/account/")
    second = client.post("/account/", {"name": "彩云", "_asked": "name"})
    User.objects.get(pk=her.pk, name=her.name)  # not saved yet

    third = client.post("/account/", {"name": "彩云", "email": "", "_asked": "email"})
    answer = client.post(
        "/account/", {"name": "彩云", "email": "", "language": "en", "_asked": "language"}
    )

    assert "第 1 问，共 3 问" in first
    assert "第 2 问，共 3 问" in second.content.decode()
    assert (second.status_code, third.status_code, answer.status_code) == (200, 200, 302)
    her.refresh_from_db()
    assert (her.name, her.language) == ("彩云", "en")


def test_a_wrong_answer_names_itself_in_the_title_and_keeps_what_she_typed(client, her):
    press(client, "on")

    page = client.post("/account/", {"name": "新名字", "email": "no address", "_asked": "email"})

    html = page.content.decode()
    assert page.status_code == 400
    assert "<title>有错误：" in html
    assert 'value="no address"' in html
    assert '<input type="hidden" name="name" value="新名字"' in html
    her.refresh_from_db()
    assert her.name == "彩云"
