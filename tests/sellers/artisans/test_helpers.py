"""Asking for help, helping, and ending it; what a helper meets and what is written of her."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ground.accounts.models import User
from ground.messages.models import Message
from ground.privacy.models import Consent
from marketplace.account.services import delete_account
from sellers.artisans.models import HelperAct, HelperGrant
from sellers.artisans.queries import grants_to
from sellers.verification.services import agree, take_back_consent
from tests.cast import a_user
from tests.catalog.studio.hers import a_grant, a_photo, a_seller, help_with, send, the_work

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
HELPERS, ADD, HELPING = "/studio/helpers/", "/studio/helpers/new/", "/studio/helping/"
FORM = {"phone": "13800001111", "scopes": ["works", "orders"], "days": "90", "agrees": "on"}
PHONE = "+8613800001111"
TODAY = timezone.localdate()


@pytest.fixture
def shop(client):
    """Caiyun is signed in."""
    return a_seller(client)


def her(shop):
    return shop.artisan.user


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def html_of(answer):
    return answer.content.decode()


def nothing_moved():
    return [model.objects.count() for model in (HelperGrant, Message, Consent)] == [0] * 3


def test_she_asks_by_phone_and_agrees_the_first_time(client, shop):
    assert 'name="agrees"' in html_of(client.get(ADD))

    assert client.post(ADD, FORM)["Location"] == HELPERS

    grant = HelperGrant.objects.get()
    assert (grant.phone, grant.helper, grant.scopes) == (PHONE, None, ["works", "orders"])
    assert grant.until == TODAY + timedelta(days=90)
    assert Consent.objects.get().kind == "helper"
    assert Message.objects.get().recipient == PHONE
    html = html_of(client.get(HELPERS))
    assert (PHONE in html, "等她答应" in html) == (True, True)
    assert 'name="agrees"' not in html_of(client.get(ADD))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"agrees": ""}, "请先勾选同意"),
        ({"phone": ""}, "请填写她的手机号"),
        ({"phone": "123"}, "这不像一个手机号"),
        ({"phone": "1" * 1000}, "这不像一个手机号"),
        ({"phone": "\x00"}, None),
        ({"scopes": []}, "请至少选一样"),
        ({"scopes": ["money"]}, "请从列出的几样里选"),
        ({"days": ""}, "请选一个期限"),
        ({"days": "9999"}, "请从列出的期限里选"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_asked(client, shop, changes, told):
    answer = client.post(ADD, FORM | changes)

    html = html_of(answer)
    assert (answer.status_code, "<title>有错误：" in html) == (400, True)
    assert told is None or told in html
    assert nothing_moved()


def test_nobody_helps_herself(client, shop):
    answer = client.post(ADD, FORM | {"phone": her(shop).phone})

    assert (answer.status_code, "这是你自己的手机号" in html_of(answer)) == (400, True)
    assert nothing_moved()


def test_asked_twice_she_is_asked_once_and_after_the_last_day_again(client, shop):
    client.post(ADD, FORM)
    answer = client.post(ADD, FORM)
    assert (answer.status_code, "你已经请过她了" in html_of(answer)) == (400, True)
    assert (HelperGrant.objects.count(), Message.objects.count()) == (1, 1)
    HelperGrant.objects.update(until=TODAY - timedelta(days=1))

    client.post(ADD, FORM)

    assert HelperGrant.objects.filter(ended_at=None).count() == 1


def test_for_easy_reading_she_is_asked_one_thing_a_page(client, shop):
    User.objects.filter(pk=her(shop).pk).update(easy_read=True)
    said = {"phone": FORM["phone"], "scopes": ["works"], "days": "30"}
    assert "第 1 问，共 4 问" in html_of(client.get(ADD))

    html = html_of(client.post(ADD, said | {"_asked": "scopes"}))
    assert ("第 3 问" in html, 'type="hidden" name="scopes" value="works"' in html) == (True, True)
    unticked = client.post(ADD, said | {"_asked": "agrees"})
    assert (unticked.status_code, nothing_moved()) == (400, True)
    client.post(ADD, said | {"_asked": "agrees", "agrees": "on"})

    assert HelperGrant.objects.get().scopes == ["works"]


def an_offer(client):
    client.post(ADD, FORM)
    return HelperGrant.objects.get()


@pytest.mark.parametrize(
    ("answer", "helps", "told"), [("yes", True, "答应帮你了"), ("no", False, "这次帮不了你")]
)
def test_whoever_has_the_phone_answers_once(client, shop, answer, helps, told):
    grant = an_offer(client)
    mei = as_user(a_user(name="阿梅", phone=PHONE))
    path = f"{HELPING}{grant.pk}/answer/"
    assert "彩云" in html_of(mei.get(HELPING))

    mei.post(path, {"answer": answer})

    assert grants_to(User.objects.get(phone=PHONE)).exists() is helps
    [body] = Message.objects.filter(kind="helper.answer").values_list("body", flat=True)
    assert ("阿梅" in body, told in body) == (True, True)
    assert mei.post(path, {"answer": "yes"}).status_code == 404
    assert Message.objects.filter(kind="helper.answer").count() == 1


def test_nobody_answers_for_somebody_else(client, shop):
    grant = an_offer(client)

    assert (
        as_user(a_user()).post(f"{HELPING}{grant.pk}/answer/", {"answer": "yes"}).status_code == 404
    )

    grant.refresh_from_db()
    assert (grant.helper, grant.ended_at) == (None, None)


@pytest.mark.parametrize(
    "change", [{"until": TODAY - timedelta(days=1)}, {"ended_at": timezone.now()}]
)
def test_an_offer_that_is_over_cannot_be_taken_up(client, shop, change):
    grant = an_offer(client)
    HelperGrant.objects.update(**change)
    mei = as_user(a_user(phone=PHONE))

    assert mei.post(f"{HELPING}{grant.pk}/answer/", {"answer": "yes"}).status_code == 404
    assert HelperGrant.objects.get().helper is None


def test_she_starts_and_stops_and_gives_up(client, shop):
    grant = a_grant(shop)
    mei = as_user(grant.helper)

    assert mei.post(f"{HELPING}{grant.pk}/start/")["Location"] == "/studio/"
    assert "你在替 <strong>彩云</strong> 办事" in html_of(mei.get("/studio/works/"))
    mei.post(f"{HELPING}stop/")
    assert "你在替 <strong>" not in html_of(mei.get("/studio/works/"))
    assert HelperGrant.objects.in_force().exists()
    mei.post(f"{HELPING}{grant.pk}/start/")
    mei.post(f"{HELPING}{grant.pk}/end/")

    assert "helping" not in mei.session
    assert not HelperGrant.objects.in_force().exists()


def test_another_s_grant_is_not_there_to_start(client, shop):
    grant = a_grant(shop)
    stranger = as_user(a_user())

    for step in ("start", "end"):
        assert stranger.post(f"{HELPING}{grant.pk}/{step}/").status_code == 404
    assert "helping" not in stranger.session
    assert HelperGrant.objects.in_force().exists()


MONEY = ["/studio/income/", "/studio/income/sheet/"]
OWN = [
    "/account/consents/",
    HELPERS,
    ADD,
    "/studio/register/",
    "/studio/register/proof/",
    "/studio/shop/",
]


@pytest.mark.parametrize(
    "scopes", [{}, {"may_order": True}, {"may_order": True, "may_message": True}]
)
def test_money_and_what_is_her_own_is_never_a_helper_s(client, shop, scopes):
    helper = Client()
    help_with(helper, a_grant(shop, **scopes))

    answers = {path: helper.get(path).status_code for path in [*MONEY, *OWN]}

    assert answers == dict.fromkeys(answers, 404)


def test_one_press_ends_it_in_the_middle(client, shop):
    grant = a_grant(shop)
    helper = Client()
    help_with(helper, grant)

    client.post(f"{HELPERS}{grant.pk}/end/")
    answer = send(helper)

    assert (answer.status_code, "约定结束了" in html_of(answer)) == (404, True)
    assert not HelperAct.objects.exists()


def test_taking_back_the_consent_ends_all_of_it(client, shop):
    agree(user=her(shop), kind="helper")
    grants = [a_grant(shop), a_grant(shop)]

    take_back_consent(user=her(shop), kind="helper")

    assert [grants_to(grant.helper).exists() for grant in grants] == [False, False]


def test_who_closes_her_account_helps_nobody(client, shop):
    grant = a_grant(shop)

    delete_account(user=grant.helper)

    grant.refresh_from_db()
    assert (grant.ended_at is None, HelperGrant.objects.in_force().exists()) == (False, False)
    assert client.get(HELPERS).status_code == 200


def test_what_she_did_is_told_in_both_languages(client, shop):
    helper = Client()
    help_with(helper, a_grant(shop))
    send(helper)
    path = f"/studio/works/{the_work().pk}/"
    for rest, fields in [
        ("price/", {"price": "30", "do": "save"}),
        ("photos/", {"photos": a_photo(colour="blue")}),
        ("facts/title/", {"title": "别的"}),
    ]:
        assert helper.post(path + rest, fields).status_code == 302

    done = ["改了作品介绍", "加了照片", "改了价格", "写了一件作品"]
    assert list(HelperAct.objects.values_list("what", flat=True)) == done
    html = html_of(client.get(HELPERS))
    assert [act in html for act in done] == [True] * 4
    html = html_of(client.get(f"/en{HELPERS}"))
    assert [act in html for act in ("wrote a work", "changed a price")] == [True] * 2


def test_what_was_not_done_is_not_told(client, shop):
    helper = Client()
    help_with(helper, a_grant(shop, may_publish=True))
    send(helper, title="", photos=None)
    assert not HelperAct.objects.exists()
    send(helper, key="y" * 32)
    path = f"/studio/works/{the_work().pk}/"
    place = the_work().work_pictures.get().pk
    HelperAct.objects.all().delete()

    helper.post(f"{path}price/", {"price": "x", "do": "save"})
    helper.post(f"{path}price/", {"price": "30", "do": "reckon", "hours": "1"})
    helper.post(f"{path}photos/{place}/remove/")
    helper.post(f"{path}delete/")
    User.objects.filter(pk=her(shop).pk).update(easy_read=True)
    helper.post("/studio/works/new/", {"title": "包", "_asked": "title", "key": "z" * 32})

    assert list(HelperAct.objects.values_list("what", flat=True)) == []
