"""Every address of the URL map, asked for what no page can show."""

import re

import pytest
from django.urls import get_resolver

from tests.cast import a_user

pytestmark = pytest.mark.django_db
BEYOND = "9" * 20  # more than 64 bits


def addresses(patterns, before=""):
    """Ours; Wagtail's own under /cms/ are written as expressions."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, route)
        elif not route.startswith("cms/") and "(?P<" not in route:
            yield route


def filled(route, number):
    return "/" + re.sub(r"<\w+:\w+>", "x", re.sub(r"<int:\w+>", number, route))


ALL = sorted(set(addresses(get_resolver().url_patterns)))


@pytest.mark.parametrize("number", [BEYOND, "9" * 5000, str(2**63)])
def test_a_number_that_no_row_can_have_is_not_found(client, number):
    numbered = [filled(route, number) for route in ALL if "<int:" in route]
    assert len(numbered) > 200

    assert {client.get(path).status_code for path in numbered} == {404}


def test_a_posted_number_that_no_row_can_have_is_not_found(client):
    assert client.post(filled("studio/coop/<int:coop>/stock/", BEYOND)).status_code == 404


def test_an_address_of_a_press_is_never_refused_to_who_opens_it(client):
    codes = {route: client.get(filled(route, "1")).status_code for route in ALL}

    assert [route for route, code in codes.items() if code == 405] == ["webhooks/stripe/"]


@pytest.mark.parametrize(
    ("press", "page"),
    [
        ("/basket/add/", "/basket/"),
        ("/en/basket/add/", "/en/basket/"),
        ("/accounts/sign-out/", "/"),
        ("/en/accounts/sign-out/", "/en/"),
    ],
)
def test_an_address_of_a_press_leads_to_the_page_above_it(client, press, page):
    for ask in (client.get, client.head):
        answer = ask(press)
        assert (answer.status_code, answer["Location"]) == (302, page)


def test_her_own_press_leads_to_her_own_page(client):
    client.force_login(a_user())

    answer = client.get("/studio/easy/?on=1")

    assert (answer.status_code, answer["Location"]) == (302, "/studio/")
