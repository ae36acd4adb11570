import gzip

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from ground.pagecache.decorators import public_page
from ground.pagecache.services import refresh_public_pages

pytestmark = pytest.mark.django_db
made = []


@public_page
def price_list(request):
    made.append(request.path)
    return HttpResponse(f"<p>made {len(made)}</p>" * 50)


@public_page
def personal(request):
    made.append(request.path)
    response = HttpResponse("yours")
    response.set_cookie("you", "1")
    return response


def private(request):
    made.append(request.path)
    return HttpResponse("private")


urlpatterns = [
    path("prices/", price_list),
    path("personal/", personal),
    path("private/", private),
]


@pytest.fixture(autouse=True)
def _urls():
    made.clear()
    with override_settings(ROOT_URLCONF=__name__):
        yield


def test_a_public_page_is_made_once_and_costs_one_query_afterwards(
    client, django_assert_num_queries
):
    first = client.get("/prices/")

    with django_assert_num_queries(1):
        second = client.get("/prices/")

    assert made == ["/prices/"]
    assert second.content == first.content


def test_its_headers_are_the_same_for_everyone(client):
    response = client.get("/prices/")

    assert response["Cache-Control"] == "public, no-cache"
    assert response["Vary"] == "Accept-Encoding"
    assert response["ETag"] == client.get("/prices/")["ETag"]
    assert not response.cookies


def test_after_a_change_the_next_request_shows_it(client, django_capture_on_commit_callbacks):
    client.get("/prices/")

    with django_capture_on_commit_callbacks(execute=True):
        refresh_public_pages()

    assert b"made 2" in client.get("/prices/").content


def test_a_browser_that_has_the_page_gets_304_without_a_body(client):
    etag = client.get("/prices/")["ETag"]

    response = client.get("/prices/", headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")


def test_a_browser_that_unzips_gets_the_page_zipped(client):
    plain = client.get("/prices/").content

    zipped = client.get("/prices/", headers={"Accept-Encoding": "gzip, br"})

    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain
    assert len(zipped.content) < len(plain)


def test_head_tells_the_length_and_sends_no_body(client):
    length = client.get("/prices/")["Content-Length"]

    response = client.head("/prices/")

    assert (response["Content-Length"], response.content) == (length, b"")


@pytest.mark.parametrize("url", ["/personal/", "/private/", "/prices/?q=" + "x" * 400])
def test_what_is_personal_private_or_endless_is_not_kept(client, url):
    client.get(url)
    client.get(url)

    assert len(made) == 2


def test_two_addresses_are_two_pages(client):
    client.get("/prices/?page=1")
    client.get("/prices/?page=2")

    assert len(made) == 2


def test_a_public_page_takes_no_post(client):
    assert client.post("/prices/").status_code == 405
