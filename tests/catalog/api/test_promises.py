"""Schemathesis asks all that the OpenAPI document allows, and some that it does not."""

import pytest
import schemathesis
from django.conf import settings as django_settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import positive_data_acceptance
from schemathesis.generation import GenerationMode

from catalog.models import WorkPicture
from tests.cast import a_county, a_custom_work, a_picture, a_shop, a_work, an_artisan
from tests.catalog.search.listing import indexed

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_connection():
    """Each request through WSGI would close the connection that holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def promises(db, one_connection, monkeypatch):
    monkeypatch.setattr(django_settings, "API_REQUESTS_A_MINUTE", 10**6)
    shop = a_shop(artisan=an_artisan(portrait=a_picture(), story_zh="她的故事"))
    work, *_others = indexed(a_work(shop=shop, region=a_county()), a_custom_work(shop=shop))
    WorkPicture.objects.create(work=work, picture=a_picture(), position=0)
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


PLAIN = {"Accept-Encoding": "identity"}
LISTS = ["works", "makers", "crafts", "shops", "regions"]
KEYS = {"works": "id", "makers": "slug", "crafts": "code", "shops": "slug", "regions": "code"}
PATHS = ["", *(f"{name}/" for name in LISTS), *(f"{name}/{{{KEYS[name]}}}/" for name in LISTS)]


def test_all_that_is_promised_is_asked(promises):
    assert sorted(promises) == sorted(f"/api/v1/{path}" for path in PATHS)


def hold(case):
    """A cursor of chance is written well and signed by nobody."""
    is_forged = "cursor" in (case.query or {})
    case.call_and_validate(
        headers=PLAIN,
        excluded_checks=[positive_data_acceptance] if is_forged else [],
    )


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        (path, mode)
        for path in PATHS
        for mode in GenerationMode
        if path or mode is GenerationMode.POSITIVE  # without parameters nothing can be wrong
    ],
)
def test_the_api_does_what_its_document_says(promises, path, mode):
    @settings(
        max_examples=30,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=promises[f"/api/v1/{path}"]["GET"].as_strategy(generation_mode=mode))
    def ask(case):
        hold(case)

    ask()


@pytest.mark.parametrize("name", LISTS)
def test_each_row_of_a_list_is_what_its_document_says(promises, name):
    key = KEYS[name]
    rows = promises[f"/api/v1/{name}/"]["GET"].Case().call(headers=PLAIN).json()["items"]

    for row in rows:
        hold(promises[f"/api/v1/{name}/{{{key}}}/"]["GET"].Case(path_parameters={key: row[key]}))
    assert rows
