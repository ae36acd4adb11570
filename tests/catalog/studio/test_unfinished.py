"""Her session went while she typed: after sign-in the text is back."""

import pytest
from django.contrib.sessions.models import Session

from catalog.models import Product
from ground.accounts import unfinished
from tests.cast import a_user
from tests.catalog.studio.hers import a_seller, send, the_work, whose_in
from tests.ground.accounts.doors import ask, type_code

pytestmark = pytest.mark.django_db
NEW = "/studio/works/new/"
TYPED = 'value="苗绣手包"'
SENT_TO_SIGN_IN = f"/accounts/sign-in/?next={NEW}"


@pytest.fixture
def shop(client):
    return a_seller(client)


def page(client, path=NEW):
    return client.get(path).content.decode()


def lose_session():
    Session.objects.all().delete()


def sign_in(client, user, goal=NEW):
    ask(client, user.phone, next=goal)
    return type_code(client, next=goal)


def test_the_text_is_back_after_sign_in(client, shop):
    whose = whose_in(page(client))
    lose_session()

    assert send(client, kind="custom", whose=whose)["Location"] == SENT_TO_SIGN_IN
    assert not Product.objects.exists()
    assert sign_in(client, shop.artisan.user)["Location"] == NEW

    html = page(client)
    assert 'value="苗绣手包"' in html
    assert 'value="268"' in html
    assert html.split('value="custom"')[1].split(">")[0].strip().endswith("checked")
    assert "你刚才写的字还在" in html


def test_a_story_comes_back_too(client, shop):
    send(client)
    path = f"/studio/works/{the_work().pk}/facts/story/"
    whose = whose_in(page(client, path))
    lose_session()

    client.post(path, {"story_zh": "奶奶教的。", "whose": whose})
    sign_in(client, shop.artisan.user, path)

    assert "奶奶教的。" in page(client, path)
    assert Product.objects.get().story_zh == ""


def test_it_is_given_back_until_it_is_sent(client, shop):
    whose = whose_in(page(client))
    lose_session()
    send(client, whose=whose)
    sign_in(client, shop.artisan.user)
    page(client)
    assert TYPED in page(client)

    send(client)

    assert TYPED not in page(client)


def test_whoever_signs_in_on_the_same_phone_does_not_get_it(client, shop):
    whose = whose_in(page(client))
    lose_session()
    send(client, whose=whose)
    other = a_seller()

    sign_in(client, other.artisan.user)

    assert TYPED not in page(client)


def test_signing_out_forgets_it(client, shop):
    whose = whose_in(page(client))
    lose_session()
    send(client, whose=whose)
    sign_in(client, shop.artisan.user)

    client.post("/accounts/sign-out/")
    sign_in(client, shop.artisan.user)

    assert TYPED not in page(client)


def test_an_hour_later_it_is_gone(client, shop, monkeypatch):
    whose = whose_in(page(client))
    lose_session()
    monkeypatch.setattr(unfinished, "KEPT_SECONDS", -1)
    send(client, whose=whose)

    sign_in(client, shop.artisan.user)

    assert TYPED not in page(client)


@pytest.mark.parametrize("whose", ["", "x", "é", "0" * 400])
def test_a_form_that_says_not_whose_it_is_comes_back_to_nobody(client, shop, whose):
    lose_session()
    send(client, whose=whose)

    sign_in(client, shop.artisan.user)

    assert TYPED not in page(client)


def test_a_stranger_cannot_fill_the_database(client, shop):
    lose_session()

    client.post(NEW, {f"field{number}": "x" * 9000 for number in range(100)})

    kept = client.session["unfinished"]["fields"]
    assert len(kept) <= 20
    assert max(len(value) for value in kept.values()) == 4000


def test_a_page_without_a_form_keeps_nothing(client, shop):
    client.force_login(a_user())

    client.post(NEW, {"title": "x"})

    assert "unfinished" not in client.session
