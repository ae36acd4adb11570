"""The documents: what the one for programs promises, the one for people explains."""

import pytest

from tests.cast import a_work

pytestmark = pytest.mark.django_db


def test_the_document_is_told_in_both_languages(client):
    chinese = client.get("/api/v1/openapi.json").json()
    english = client.get("/api/v1/openapi.en.json").json()

    assert chinese["info"]["title"] == "巧手公开目录"
    assert english["info"]["title"] == "Qiaoshou public catalogue"
    assert list(chinese["paths"]) == list(english["paths"])
    assert chinese["servers"] == [{"url": "http://testserver"}]


def test_in_english_no_chinese_is_left(client):
    said = client.get("/api/v1/openapi.en.json").content.decode()

    assert [sign for sign in said if "\u4e00" <= sign <= "\u9fff"] == []


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_people_read_of_every_address_parameter_and_problem(client, prefix):
    html = client.get(f"{prefix}/api/").content.decode()
    document = client.get("/api/v1/openapi.json").json()

    for path, operations in document["paths"].items():
        assert f"GET {path}" in html
        for parameter in operations["get"]["parameters"]:
            if parameter["in"] == "query":
                assert f"<code>{parameter['name']}</code>" in html
    for problem in ("not-understood", "bad-cursor", "not-found", "read-only", "too-many"):
        assert f'id="{problem}"' in html
    assert "one_off | batch | made_to_order | custom" in html


def test_the_page_is_public_and_asks_nothing_of_others(client):
    response = client.get("/api/")
    html = response.content.decode()

    assert response["Cache-Control"] == "public, no-cache"
    assert not response.cookies
    assert 'src="http' not in html
    assert 'rel="stylesheet" href="http' not in html


def test_a_problem_leads_to_where_it_is_explained(client):
    a_work()
    address = client.get("/api/v1/works/?limit=0").json()["type"]

    page, _hash, kind = address.partition("#")
    assert f'id="{kind}"' in client.get(page).content.decode()
