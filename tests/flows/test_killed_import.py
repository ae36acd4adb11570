"""The worker at an import is killed for real (kill -9): nothing of it stands, or all, once."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from catalog.models import Listing, Product, WorkPicture
from ground.pictures.models import Picture
from ground.privacy.models import PrivateFile
from ground.sheets import progress, services
from ground.sheets.forgetting import forget_old
from ground.sheets.models import SheetImport, SheetPhoto
from ground.sheets.tasks import write_sheet
from ground.sheets.working import check
from sellers.stockroom.models import Movement, Shelf, Stock
from tests.catalog.sheets.imports import House, house
from tests.ground.sheets.files import a_photo, as_csv, as_zip
from tests.stack import ROOT

__all__ = ["House", "house"]
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WORKS = 6
TABLES = [Product, Listing, WorkPicture, Stock, Shelf, Movement]
POINTS = [
    'UPDATE "sheets_sheetimport"', 'INSERT INTO "catalogue_product"',
    'INSERT INTO "stockroom_movement"', 'INSERT INTO "catalogue_workpicture"',
    'DELETE FROM "sheets_sheetphoto"', 'INSERT INTO "wagtailcore_modellogentry"',
]  # fmt: skip


def dies(sheet, step, at, when="at"):
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "KILL_AT": at, "KILL_WHEN": when,
        "KILL_DATABASE": str(connection.settings_dict["NAME"]),
        "VAR_DIR": str(settings.VAR_DIR), "MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.flows.dying_import", step, str(sheet.pk)]
    ended = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    sheet.refresh_from_db()
    return ended.returncode == -signal.SIGKILL


def standing():
    return [model.objects.count() for model in TABLES]


def silent_for_a_minute(sheet, monkeypatch):
    SheetImport.objects.update(moved_at=timezone.now() - timedelta(minutes=2))
    monkeypatch.setattr(progress, "of", lambda number: progress.Progress())
    sheet.refresh_from_db()


@pytest.fixture
def sheet(house, monkeypatch):
    """Sent and checked; whatever goes to a worker waits for one."""
    monkeypatch.setattr(services, "_hand_to_worker", lambda step, sheet: None)
    rows = [[f"A-{n}", f"手包 {n}", "268", "3", "007", f"{n}.jpg"] for n in range(WORKS)]
    photos = as_zip({f"{n}.jpg": a_photo() for n in range(WORKS)})
    house.send(as_csv(*rows), photos)
    return SheetImport.objects.get()


def pressed(house, sheet):
    check(sheet, sheet.attempt)
    house.press(sheet)
    assert sheet.state == "writing"


@pytest.mark.parametrize("at", POINTS)
def test_killed_while_it_writes_nothing_stands_and_pressed_again_it_is_written_once(
    house, sheet, at, monkeypatch
):
    pressed(house, sheet)
    assert dies(sheet, "write", at)
    assert (sheet.state, standing()) == ("writing", [0] * len(TABLES))
    assert (Picture.objects.count(), SheetPhoto.objects.count()) == (WORKS, WORKS)
    assert not ModelLogEntry.objects.filter(action__in=["sheet.write", "work.list"]).exists()

    silent_for_a_minute(sheet, monkeypatch)
    dead = sheet.attempt
    house.press(sheet)
    write_sheet(sheet.pk, dead, "zh-hans")
    for _knock in range(2):
        write_sheet(sheet.pk, sheet.attempt, "zh-hans")

    sheet.refresh_from_db()
    assert (sheet.state, standing()) == ("written", [WORKS] * len(TABLES))
    assert Product.objects.filter(is_public=True, stock__on_hand=3).count() == WORKS
    assert (Picture.objects.count(), SheetPhoto.objects.count()) == (WORKS, 0)
    assert PrivateFile.objects.count() == 0


def test_killed_once_it_is_committed_all_of_it_stands_and_what_is_left_is_swept(house, sheet):
    pressed(house, sheet)
    assert dies(sheet, "write", 'UPDATE "sheets_sheetimport"', "committed")
    assert (sheet.state, standing()) == ("written", [WORKS] * len(TABLES))
    assert PrivateFile.objects.count() == 1

    write_sheet(sheet.pk, sheet.attempt, "zh-hans")
    forget_old()

    assert standing() == [WORKS] * len(TABLES)
    assert (Picture.objects.count(), PrivateFile.objects.count()) == (WORKS, 0)


def test_killed_while_it_checks_the_check_begins_again_and_no_photo_is_there_twice(
    house, sheet, monkeypatch
):
    assert dies(sheet, "check", 'INSERT INTO "sheets_sheetphoto"', "committed")
    assert (sheet.state, SheetPhoto.objects.count(), standing()) == (
        "checking", 1, [0] * len(TABLES),
    )  # fmt: skip

    silent_for_a_minute(sheet, monkeypatch)
    house.client.post(house.path(f"{sheet.pk}/again/"))
    sheet.refresh_from_db()
    check(sheet, sheet.attempt)

    sheet.refresh_from_db()
    assert (sheet.state, sheet.added, Picture.objects.count()) == ("checked", WORKS, WORKS)
