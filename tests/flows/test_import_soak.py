"""Five thousand works with a photo each come in at a rate, within bounded memory.

Meanwhile somebody else writes small things, and never waits long.
"""

import io
import os
import resource
import threading
import time
import zipfile
from contextlib import contextmanager, suppress

import pytest
from django.core.files import File
from django.db import OperationalError, connection, transaction
from PIL import Image

from catalog.models import Product
from catalog.services import missing_from
from ground.pictures import services as pictures
from ground.sheets import services
from ground.sheets.services import begin
from ground.sheets.working import check, write
from tests.catalog.sheets.imports import House, house
from tests.ground.sheets.files import as_csv, upload

__all__ = ["House", "house"]
pytestmark = [pytest.mark.soak, pytest.mark.django_db(transaction=True)]
WORKS = int(os.environ.get("SOAK_WORKS", "5000"))
WIDE = int(os.environ.get("SOAK_PHOTO_WIDTH", "1600"))
KINDS = 25  # of photos: what matters is that each is decoded, turned into a JPEG and kept
MOST_GROWTH_MB = 250
MOST_WAITED = 20  # seconds: then SQLite gives up


class Neighbour:
    """Writes one small thing after the other, and notes how long the longest took."""

    def __init__(self, user):
        self.user, self.longest, self.written, self.is_over = user, 0.0, 0, False

    def write_on(self):
        while not self.is_over:
            begun = time.monotonic()
            with suppress(OperationalError), transaction.atomic():  # it gave up
                type(self.user).objects.filter(pk=self.user.pk).update(email=f"{begun}@x.example")
            self.longest = max(self.longest, time.monotonic() - begun)
            self.written += 1
            time.sleep(0.005)
        connection.close()


@contextmanager
def beside(user):
    neighbour = Neighbour(user)
    thread = threading.Thread(target=neighbour.write_on)
    thread.start()
    try:
        yield neighbour
    finally:
        neighbour.is_over = True
        thread.join()


def a_large_photo(number):
    noise = Image.effect_noise((400, 300), 20 + number).resize((WIDE, WIDE * 3 // 4))
    out = io.BytesIO()
    Image.merge("RGB", (noise, noise.rotate(180), noise)).save(out, "JPEG", quality=85)
    return out.getvalue()


def a_zip(path):
    photos = [a_large_photo(number) for number in range(KINDS)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for number in range(WORKS):
            packed.writestr(f"照片/{number}.jpg", photos[number % KINDS])
    return path.stat().st_size


def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(what, user, todo):
    begun = time.monotonic()
    with beside(user) as neighbour:
        todo()
    seconds = time.monotonic() - begun
    print(  # noqa: T201
        f"{what}: {seconds:.1f} s, {WORKS / seconds:.0f} works a second, peak {peak_mb():.0f} MB; "
        f"of {neighbour.written} other writes the longest took {neighbour.longest:.2f} s"
    )
    return neighbour


def test_five_thousand_works_with_photos(house, tmp_path, monkeypatch, settings, capsys):
    monkeypatch.setattr(services, "MOST_PHOTO_BYTES", 1 << 40)
    monkeypatch.setattr(services, "_hand_to_worker", lambda step, sheet: None)
    monkeypatch.setattr(pictures.make_sizes_task, "delay_on_commit", lambda pk: None)
    size = a_zip(tmp_path / "p.zip")
    rows = [[f"A-{n}", f"作品 {n}", "268", "1", "007", f"{n}.jpg"] for n in range(WORKS)]
    before = peak_mb()

    with capsys.disabled():
        print(f"\n{WORKS} works, a ZIP of {size >> 20} MB, {before:.0f} MB before")  # noqa: T201
        sheet = send(house, as_csv(*rows), tmp_path / "p.zip")
        timed("check", house.keeper, lambda: check(sheet, sheet.attempt))
        sheet.refresh_from_db()
        assert (sheet.state, sheet.added, sheet.refused) == ("checked", WORKS, 0)
        house.client.post(house.path(f"{sheet.pk}/write/"))
        sheet.refresh_from_db()
        neighbour = timed("write", house.keeper, lambda: write(sheet, sheet.attempt))

    sheet.refresh_from_db()
    assert (sheet.state, Product.objects.filter(is_public=True).count()) == ("written", WORKS)
    assert [work for work in Product.objects.order_by("-pk")[:20] if missing_from(work)] == []
    assert peak_mb() - before < MOST_GROWTH_MB
    assert neighbour.longest < MOST_WAITED


def send(house, data, path):
    kept = {}
    with path.open("rb") as packed:
        facts = {"kind": "works", "about": house.cooperative.pk, "by": house.keeper}
        photos = File(packed, name="p.zip")
        timed(
            "send",
            house.keeper,
            lambda: kept.update(it=begin(file=upload(data), photos=photos, **facts)),
        )
    return kept["it"]
