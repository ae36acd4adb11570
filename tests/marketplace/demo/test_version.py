"""A market that is kept from an older version is said to be one, and left as it is."""

import io

import pytest
from django.core.management import call_command

from ground.accounts.models import User
from marketplace.demo import version
from marketplace.demo.management.commands.load_demo import OLDER, Command
from tests.cast import an_artisan

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.marketplace.demo.urls")]
RESET = "make demo-reset"


@pytest.fixture(autouse=True)
def mark(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "market-version"


@pytest.mark.parametrize("kept", ["", "1\n", "?"])
def test_an_older_market_is_told_of_in_both_languages_and_nothing_is_added(client, mark, kept):
    an_artisan(is_demo=True)
    if kept:
        mark.write_text(kept)
    before, told = User.objects.count(), io.StringIO()

    call_command(Command(), stdout=told)

    assert [line in told.getvalue() for line in OLDER] == [True, True]
    assert all(RESET in line for line in OLDER)
    assert User.objects.count() == before
    for page in ("/demo/", "/en/demo/"):
        assert RESET in client.get(page).content.decode()
    assert version.is_older()


def test_what_is_loaded_today_is_marked_once(client, mark):
    version.note_version()
    an_artisan(is_demo=True)
    kept = mark.read_text()

    mark.write_text("1\n")
    version.note_version()

    assert (kept, mark.read_text()) == (f"{version.VERSION}\n", "1\n")
    mark.write_text(kept)
    assert not version.is_older()
    assert RESET not in client.get("/demo/").content.decode()


def test_where_nobody_is_there_nothing_is_older(client):
    assert not version.is_older()
    assert RESET not in client.get("/demo/").content.decode()
