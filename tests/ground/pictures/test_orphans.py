"""What nothing speaks of goes after its time, and nothing else does."""

import os
import time
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.utils import timezone
from wagtail.models import Collection, ModelLogEntry

from ground.pictures.models import Picture
from ground.pictures.orphans import sweep_pictures
from ground.pictures.services import take_picture
from ground.pictures.tasks import sweep_pictures_task
from marketplace.celery import app
from tests.cast import an_artisan
from tests.ground.pictures.test_services import a_photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _root(db, settings):
    settings.PICTURES_UNUSED_DAYS = 30
    Collection.objects.exists() or Collection.add_root(name="Root")


def a_picture():
    return take_picture(file=a_photo(), title="手包")


def days_pass(days):
    for picture in Picture.objects.exclude(unused_since=None):
        Picture.objects.filter(pk=picture.pk).update(
            unused_since=picture.unused_since - timedelta(days=days)
        )


def left(picture):
    return Picture.objects.filter(pk=picture.pk).exists()


def test_it_goes_after_its_time_with_all_its_files(django_capture_on_commit_callbacks):
    picture = a_picture()
    name, (_kind, first) = picture.file.name, picture.sources["jpeg"][0]

    assert sweep_pictures().marked == 1
    days_pass(29)
    assert (sweep_pictures().pictures, left(picture)) == (0, True)
    days_pass(2)
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_pictures().pictures == 1
        assert sweep_pictures() == (0, 0, 0)

    assert not left(picture)
    assert not storages["originals"].exists(name)
    assert not default_storage.exists(first.removeprefix("/media/"))
    entry = ModelLogEntry.objects.get(action="picture.sweep")
    assert (entry.object_id, entry.user) == (str(picture.pk), None)


def test_what_is_used_stays_and_what_is_used_again_is_unmarked():
    shown, again = a_picture(), a_picture()
    an_artisan(portrait=shown)
    sweep_pictures()
    days_pass(60)

    hers = an_artisan(portrait=again)
    assert sweep_pictures().pictures == 0
    hers.portrait = None
    hers.save()

    assert sweep_pictures() == (1, 0, 0)
    assert (left(shown), left(again)) == (True, True)


def test_with_no_days_set_nothing_ever_goes(settings):
    settings.PICTURES_UNUSED_DAYS = 0
    picture = a_picture()
    Picture.objects.update(unused_since=timezone.now() - timedelta(days=999))

    sweep_pictures_task()

    assert left(picture)


def test_files_without_a_picture_go_once_they_are_old():
    picture = a_picture()
    paths = []
    for storage in (default_storage, storages["originals"]):
        folder = "pictures/987654321" if storage is default_storage else "original_images"
        paths += [storage.path(storage.save(f"{folder}/{age}.jpg", ContentFile(b"x")))
                  for age in ("old", "young")]  # fmt: skip
    for path in paths:
        if "old" in path:
            os.utime(path, (time.time() - 40 * 86_400,) * 2)

    assert sweep_pictures().files == 2

    assert [os.path.exists(path) for path in paths] == [False, True] * 2
    assert storages["originals"].exists(picture.file.name)
    assert default_storage.exists(picture.sources["jpeg"][0][1].removeprefix("/media/"))


def test_it_stands_in_the_timetable():
    assert "ground.pictures.tasks.sweep_pictures_task" in app.conf.beat_schedule
