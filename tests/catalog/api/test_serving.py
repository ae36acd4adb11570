"""Kept, asked for again, and not too often."""

import pytest
from django.core.cache import caches

from ground.pagecache.services import refresh_public_pages
from tests.cast import a_work
from tests.catalog.api.asking import ask

pytestmark = pytest.mark.django_db
PATHS = [
    "",
    "works/",
    "makers/",
    "crafts/",
    "shops/",
    "regions/",
    "openapi.json",
    "openapi.en.json",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_is_for_everyone_and_is_not_sent_twice(client, path):
    a_work()
    first = client.get(f"/api/v1/{path}")

    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": first["ETag"]})

    assert first["Content-Type"].startswith("application/json")
    assert (first["Cache-Control"], first["Vary"]) == ("public, no-cache", "Accept-Encoding")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert not first.cookies


def test_a_change_is_told_with_the_next_request(client, django_capture_on_commit_callbacks):
    work = a_work()
    etag = client.get("/api/v1/works/")["ETag"]

    with django_capture_on_commit_callbacks(execute=True):
        type(work).objects.filter(pk=work.pk).update(price_fen=100)
        refresh_public_pages()

    after = client.get("/api/v1/works/", headers={"If-None-Match": etag})
    assert (after.status_code, after.json()["items"][0]["price"]) == (200, "1.00")


@pytest.mark.parametrize("path", PATHS)
def test_a_kept_answer_costs_one_question(client, path, django_assert_num_queries):
    client.get(f"/api/v1/{path}")

    with django_assert_num_queries(1):
        client.get(f"/api/v1/{path}")


def test_a_head_has_no_body(client):
    for _ in range(2):  # made for it, and kept
        response = client.head("/api/v1/works/")
        assert (response.status_code, response.content) == (200, b"")
        client.get("/api/v1/works/")


@pytest.fixture
def three_a_minute(settings, monkeypatch):
    settings.API_REQUESTS_A_MINUTE = 3
    monkeypatch.setattr("catalog.api.turns.time.time", lambda: 1_800_000_015.5)


def statuses(client, number=5, path="/api/v1/works/", **headers):
    return [client.get(path, **headers).status_code for _ in range(number)]


def test_who_asks_too_often_waits_for_the_next_minute(client, three_a_minute, monkeypatch):
    assert statuses(client) == [200, 200, 200, 429, 429]

    refusal = client.get("/api/v1/works/")
    assert (refusal["Retry-After"], refusal["Content-Type"]) == ("45", "application/problem+json")
    assert "3" in refusal.json()["detail"]
    monkeypatch.setattr("catalog.api.turns.time.time", lambda: 1_800_000_060.0)
    assert statuses(client, 1) == [200]


def test_kept_refused_and_repeated_requests_count_all(client, three_a_minute):
    etag = client.get("/api/v1/works/")["ETag"]
    client.get("/api/v1/works/", headers={"If-None-Match": etag})
    client.post("/api/v1/works/")

    assert client.get("/api/v1/openapi.json").status_code == 429


def test_each_address_has_turns_of_its_own_and_a_household_one(client, three_a_minute):
    assert statuses(client, REMOTE_ADDR="203.0.113.9") == [200, 200, 200, 429, 429]
    assert statuses(client, 1, REMOTE_ADDR="203.0.113.10") == [200]
    assert statuses(client, 3, REMOTE_ADDR="2001:db8::1") == [200, 200, 200]
    assert statuses(client, 1, REMOTE_ADDR="2001:db8::2") == [429]


def test_an_address_that_a_client_claims_counts_for_nothing(client, three_a_minute, settings):
    for number in range(3):
        client.get("/api/v1/works/", headers={"X-Forwarded-For": f"198.51.100.{number}"})

    assert statuses(client, 1, headers={"X-Forwarded-For": "198.51.100.99"}) == [429]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert statuses(client, 1, headers={"X-Forwarded-For": "198.51.100.99"}) == [200]


def test_pages_for_people_are_not_counted(client, three_a_minute):
    assert statuses(client, path="/works/") == [200] * 5
    assert statuses(client, path="/api/") == [200] * 5


def test_a_count_that_was_dropped_begins_anew(client, three_a_minute, monkeypatch):
    monkeypatch.setattr(type(caches["limits"]), "add", lambda *_: True)

    assert statuses(client, 1) == [200]


def test_it_begins_with_where_all_is(client):
    start = ask(client, "")

    assert start["openapi"] == "http://testserver/api/v1/openapi.json"
    for url in start.values():
        assert client.get(url).status_code == 200
