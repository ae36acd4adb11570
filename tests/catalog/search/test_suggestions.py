import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Product
from tests.cast import a_shop, a_work, an_artisan
from tests.catalog.search.listing import indexed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("empty_index", "three"),
    pytest.mark.both_databases,
]


def suggested(client, q, path="/works/suggest/"):
    found = client.get(path, {"q": q}).json()["suggestions"]
    return {(each["text"], each["kind"]) for each in found}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("苗", ("苗绣", "手艺")),
        ("miao", ("苗绣", "手艺")),
        ("miaox", ("苗绣", "手艺")),
        ("miao x", ("苗绣", "手艺")),
        ("embroi", ("苗绣", "手艺")),
        ("窗", ("窗花", "作品")),
        ("chuanghu", ("窗花", "作品")),
        ("shaw", ("shawl", "作品")),
        ("贵", ("贵州省", "产地")),
        ("guiz", ("贵州省", "产地")),
        ("彩", ("彩云", "手艺人")),
        ("caiy", ("彩云", "手艺人")),
        ("剪紙", ("蔚县剪纸", "手艺")),
    ],
)
def test_the_beginning_of_a_name_is_enough(client, typed, expected):
    assert expected in suggested(client, typed)


def test_an_english_page_is_answered_in_english(client):
    found = suggested(client, "miao", "/en/works/suggest/")

    assert ("Miao embroidery", "Craft") in found


def test_a_maker_who_does_not_show_herself_is_not_named(client):
    hidden = an_artisan("欧阳慕容", "Ouyang Murong", is_public=False)
    indexed(a_work(shop=a_shop(artisan=hidden, name="秀坊")))

    assert suggested(client, "欧阳") == suggested(client, "ouyang") == set()


def test_a_maker_without_works_on_show_is_not_named(client):
    an_artisan("欧阳慕容", "Ouyang Murong")

    assert suggested(client, "欧阳") == set()


def test_what_is_gone_from_the_shelf_is_not_suggested(client):
    Product.objects.filter(title="剪纸窗花").update(is_public=False)

    assert suggested(client, "窗") == suggested(client, "蔚") == set()


@pytest.mark.parametrize(
    "typed", ["", " ", "a", "!!!", "😀", "x" * 5000, "\x00", "%", "_", "'; DROP TABLE x", "绣" * 50]
)
def test_odd_beginnings_suggest_nothing(client, typed):
    response = client.get("/works/suggest/", {"q": typed})

    assert response.status_code == 200
    assert response.json() == {"suggestions": []}


def test_suggestions_are_few_public_and_cheap(client):
    indexed(*(a_work(title=f"苗绣手包{number}") for number in range(30)))

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/works/suggest/?q=苗")

    assert len(response.json()["suggestions"]) <= 10
    assert response["Cache-Control"] == "public, no-cache"
    assert response.cookies == {}
    assert len(queries) <= 6


def test_the_form_names_where_suggestions_are(client):
    html = client.get("/en/works/").content.decode()

    assert 'data-suggest="/en/works/suggest/"' in html
