"""The rules are kept as public pages; what is published is seen with the next request."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import timezone

from ground.rules.models import Version
from ground.rules.services import load_first_versions
from tests.ground.rules.versions import a_coming

pytestmark = pytest.mark.django_db(transaction=True)
PATHS = ["/rules/", "/rules/returns/", "/en/rules/returns/"]


def pages(client):
    return [client.get(path).content.decode() for path in PATHS]


def test_what_is_published_is_seen_at_once(client):
    load_first_versions()
    before = pages(client)
    assert pages(client) == before

    coming = a_coming()

    address = f"/rules/returns/{coming.number}/"
    assert [address in page for page in before] == [False] * 3
    assert [address in page for page in pages(client)] == [True] * 3
    assert "照旧。" in client.get(address).content.decode()


def test_when_its_day_comes_a_kept_page_lives_five_minutes_at_most(client):
    load_first_versions()
    coming = a_coming()
    announced = client.get("/rules/returns/").content.decode()
    then = timezone.now() - timedelta(days=9)
    Version.objects.filter(kind="returns", number=1).update(effective_from=then)
    Version.objects.filter(pk=coming.pk).update(
        published_at=then, effective_from=then + timedelta(days=8)
    )

    kept = client.get("/rules/returns/").content.decode()
    caches["pages"].clear()  # as their end does

    assert kept == announced
    assert f"/rules/returns/{coming.number}/" in kept
    assert "照旧。" in client.get("/rules/returns/").content.decode()
    assert settings.PAGE_CACHE_SECONDS == 300
