import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from ground.accounts.models import RateCount, User
from ground.messages.models import Message
from tests.cast import a_user

pytestmark = pytest.mark.django_db
HERS = {"name": "王冰", "email": "", "language": "zh-hans"}


@pytest.fixture
def bing():
    return a_user(phone="+8613800138000", name="")


@pytest.fixture
def hers(client, bing):
    client.force_login(bing)
    return client


def save(client, **fields):
    return client.post("/account/", HERS | fields)


def link_of_last_letter() -> str:
    return re.search(r"http://testserver(/\S+)", Message.objects.latest("pk").body)[1]


def test_a_stranger_is_sent_to_the_door():
    answer = Client().get("/account/")

    assert answer.url == "/accounts/sign-in/?next=/account/"


def test_the_page_links_to_all_that_is_hers(hers):
    page = hers.get("/account/").content.decode()

    assert "+86 138 0013 8000" in page
    for name in ("orders", "addresses", "export", "delete"):
        assert f"/account/{name}/" in page


def test_she_changes_her_name_and_language(hers, bing):
    answer = save(hers, name=" 王冰 🌸 ", language="en")

    bing.refresh_from_db()
    assert answer.url == "/account/"
    assert (bing.name, bing.language) == ("王冰 🌸", "en")
    assert not Message.objects.exists()


def test_an_address_counts_once_it_confirmed_itself(hers, bing):
    save(hers, email="Bing@Example.com")

    bing.refresh_from_db()
    assert bing.email == ""
    letter = Message.objects.get()
    assert (letter.channel, letter.recipient, letter.kind) == (
        "email",
        "bing@example.com",
        "account.email",
    )
    assert "bing@example.com" in hers.get("/account/").content.decode()
    link = link_of_last_letter()
    assert "bing@example.com" in Client().get(link).content.decode()
    bing.refresh_from_db()
    assert bing.email == ""

    assert Client().post(link).url == "/account/"

    bing.refresh_from_db()
    assert bing.email == "bing@example.com"


def test_the_letter_is_in_her_language(hers, bing):
    save(hers, language="en", email="bing@example.com")

    assert Message.objects.get().subject == "Please confirm your e-mail address"
    assert link_of_last_letter().startswith("/en/account/email/")


def test_a_link_works_once_and_a_forged_one_never(hers):
    save(hers, email="bing@example.com")
    link = link_of_last_letter()
    hers.post(link)

    assert hers.get(link).status_code == 404
    assert hers.post(link).status_code == 404
    assert hers.get("/account/email/forged/").status_code == 404
    assert EmailAddress.objects.filter(verified=True).count() == 1


def test_a_new_address_replaces_the_old_one_only_when_confirmed(hers, bing):
    save(hers, email="old@example.com")
    hers.post(link_of_last_letter())

    save(hers, email="new@example.com")

    bing.refresh_from_db()
    assert bing.email == "old@example.com"
    hers.post(link_of_last_letter())
    bing.refresh_from_db()
    assert bing.email == "new@example.com"
    assert [row.email for row in EmailAddress.objects.all()] == ["new@example.com"]


def test_she_takes_her_address_away(hers, bing):
    save(hers, email="old@example.com")
    hers.post(link_of_last_letter())

    save(hers, email="")

    bing.refresh_from_db()
    assert bing.email == ""
    assert not EmailAddress.objects.exists()


def test_the_address_of_another_is_refused_by_the_link_and_never_on_the_page(hers, bing):
    other = a_user(name="Mallory", email="taken@example.com")
    EmailAddress.objects.create(user=other, email=other.email, verified=True, primary=True)

    assert save(hers, email="taken@example.com").url == "/account/"
    page = hers.post(link_of_last_letter(), follow=True)

    assert "已属于另一个账户" in page.content.decode()
    bing.refresh_from_db()
    other.refresh_from_db()
    assert (bing.email, other.email) == ("", "taken@example.com")


def test_she_writes_to_five_addresses_a_day_at_most(hers, bing):
    for number in range(5):
        assert save(hers, email=f"bing{number}@example.com").status_code == 302

    page = save(hers, email="bing9@example.com", name="另一个")

    assert page.status_code == 400
    assert "24 小时" in page.content.decode()
    assert Message.objects.count() == 5
    bing.refresh_from_db()
    assert bing.name == "王冰"
    assert EmailAddress.objects.get().email == "bing4@example.com"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "冰" * 81},
        {"name": "a\x00b"},
        {"email": "not an address"},
        {"email": "😀@example.com"},
        {"email": f"{'a' * 250}@example.com"},
        {"email": "a@example.com\nBcc: b@example.com"},
        {"language": "xx"},
        {"language": ""},
    ],
)
def test_a_wrong_field_moves_nothing_and_keeps_what_was_typed(hers, bing, wrong):
    page = save(hers, **({"name": "新名字"} | wrong))

    bing.refresh_from_db()
    assert page.status_code == 400
    assert "error-summary" in page.content.decode()
    assert "<title>有错误：" in page.content.decode()
    assert (bing.name, bing.email, bing.language) == ("", "", "zh-hans")
    assert not Message.objects.exists()
    assert not RateCount.objects.exists()


def test_only_her_own_account_changes(hers):
    other = a_user(name="Mallory")

    save(hers, name="王冰", phone="+8613900139000", pk=other.pk, is_staff="on")

    other.refresh_from_db()
    assert other.name == "Mallory"
    assert not User.objects.filter(is_staff=True).exists()
