"""Bad questions: each is told what to mend, and nothing else happens."""

import pytest

from catalog.models import Product
from tests.cast import a_shop, a_work
from tests.catalog.api.asking import ask, refused

pytestmark = pytest.mark.django_db


def first_next(client, **query):
    shop = a_shop()
    for _ in range(3):
        a_work(shop=shop)
    return ask(client, "works/", limit=1, **query)["next"]


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("limit=0", ["limit"]),
        ("limit=101", ["limit"]),
        ("limit=abc", ["limit"]),
        ("limit=1e9", ["limit"]),
        ("kind=stolen", ["kind"]),
        ("sort=relevance", ["sort"]),
        ("min=-1", ["min"]),
        ("min=NaN", ["min"]),
        ("max=1e5", ["max"]),
        ("max=1.234", ["max"]),
        ("region=52", ["region"]),
        ("region=٥٢٠٠٠٠", ["region"]),
        ("craft=%00", ["craft"]),
        ("craft=';--", ["craft"]),
        ("q=%00", ["q"]),
        ("q=" + "绣" * 101, ["q"]),
        ("q=" + "绣" * 5000, ["q"]),
        ("crafts=embroidery", ["crafts"]),
        ("page=2", ["page"]),
        ("limit=0&kind=stolen", ["kind", "limit"]),
        ("x" * 500 + "=1", ["x" * 40]),
    ],
)
def test_what_is_not_understood_is_refused_and_named(client, query, parameters):
    a_work()

    assert refused(client, f"works/?{query}") == (400, "not-understood", parameters)


@pytest.mark.parametrize(
    "query",
    [
        "q=🦋",
        "q='); DROP TABLE x;--",
        'q="OR *',
        "q=%F0%28%8C%28",
        "min=5&max=1",
        "limit=1&limit=2",
    ],
)
def test_odd_questions_get_an_answer(client, query):
    a_work()

    assert client.get(f"/api/v1/works/?{query}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "works/0/",
        "works/abc/",
        "works/99999999999999999999999/",
        "works/-1/",
        "works/1.0/",
        "makers/nobody/",
        "makers/%00/",
        "crafts/none/",
        "crafts/A%20B/",
        "shops/none/",
        "regions/1/",
        "regions/999999/",
        "orders/",
        "works/1/orders/",
        "nothing/",
        "%E7%BB%A3/",
    ],
)
def test_what_is_not_there_is_a_problem_and_no_page(client, path):
    assert refused(client, path) == (404, "not-found", [])


def test_an_address_without_its_last_stroke_leads_on(client):
    response = client.get("/api/v1/works?limit=1")

    assert (response.status_code, response["Location"]) == (301, "/api/v1/works/?limit=1")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("path", ["works/", "works/1/", "", "nothing/"])
def test_nothing_can_be_written(client, method, path):
    work = a_work()

    response = getattr(client, method)(f"/api/v1/{path}")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert response.json()["type"].endswith("/api/#read-only")
    assert list(Product.objects.values_list("pk", "title")) == [(work.pk, work.title)]


def every_change_of(cursor):
    for at in (0, 1, len(cursor) // 2, len(cursor) - 1):
        other = "A" if cursor[at] != "A" else "B"
        yield cursor[:at] + other + cursor[at + 1 :]
    yield cursor[:-1]
    yield cursor + "A"
    yield cursor.partition(".")[0]
    yield cursor.partition(".")[2]
    yield from ("0", ".", "..", "abc.def", "' OR 1=1", "绣", "\x00", "W10.x", "x" * 200)


def test_a_cursor_tampered_with_is_refused(client):
    cursor = first_next(client).partition("cursor=")[2]

    answers = {
        str(refused(client, "works/", {"limit": 1, "cursor": changed}))
        for changed in every_change_of(cursor)
    }

    assert answers == {str((400, "bad-cursor", ["cursor"]))}


def test_a_cursor_is_good_for_its_own_question_alone(client):
    cursor = first_next(client).partition("cursor=")[2]

    for path, query in [
        ("works/", {"sort": "price-asc"}),
        ("works/", {"craft": "emb-miaoxiu"}),
        ("works/", {"q": "手包"}),
        ("makers/", {}),
        ("regions/", {}),
    ]:
        given = {**query, "cursor": cursor}
        assert refused(client, path, given) == (400, "bad-cursor", ["cursor"])
    assert len(ask(client, "works/", cursor=cursor, limit=2)["items"]) == 2


def test_a_cursor_signed_for_something_else_is_refused(client, settings):
    cursor = first_next(client).partition("cursor=")[2]
    settings.SECRET_KEY = "another"

    assert refused(client, "works/", {"cursor": cursor}) == (400, "bad-cursor", ["cursor"])


def test_a_cursor_too_long_is_refused(client):
    assert refused(client, "works/", {"cursor": "x" * 201}) == (400, "not-understood", ["cursor"])


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Some parameters are not understood"),
        ("zh-CN", "有的参数看不懂"),
        ("", "有的参数看不懂"),
    ],
)
def test_a_problem_is_told_in_the_language_asked_for(client, language, title):
    response = client.get("/api/v1/works/?limit=0", headers={"Accept-Language": language})

    assert response.json()["title"] == title
    assert response.json()["type"] == "http://testserver/api/#not-understood"
    assert response["Vary"] == "Accept-Language"
    assert response["Cache-Control"] == "no-store"
