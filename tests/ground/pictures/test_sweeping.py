"""The worker died right after the commit: the picture is there, its sizes are not."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Collection

from ground.pictures import services, sweeping
from ground.pictures.models import Picture
from ground.pictures.tasks import make_missing_sizes_task
from marketplace.celery import app
from tests.ground.pictures.test_services import a_photo

pytestmark = pytest.mark.django_db
FIRST = {"jpeg": [640]}
ALL_SIZES = {**dict.fromkeys(("avif", "webp", "jpeg"), [320, 640, 800]), "square": [600]}


@pytest.fixture(autouse=True)
def _root(db):
    Collection.objects.exists() or Collection.add_root(name="Root")


@pytest.fixture
def lost(monkeypatch):
    """Taken in, and never seen by a worker."""
    monkeypatch.setattr(services.make_sizes_task, "delay_on_commit", lambda pk: None)

    def take(minutes=20):
        picture = services.take_picture(file=a_photo(), title="手包")
        before = timezone.now() - timedelta(minutes=minutes)
        Picture.objects.filter(pk=picture.pk).update(created_at=before)
        return picture

    return take


def widths(picture):
    sources = Picture.objects.values_list("sources", flat=True).get(pk=picture.pk)
    return {kind: [width for width, _url in made] for kind, made in sources.items()}


def test_sizes_that_never_came_are_made_once(lost, monkeypatch):
    picture = lost()

    make_missing_sizes_task()

    assert widths(picture) == ALL_SIZES
    monkeypatch.setattr(sweeping, "make_sizes", None)
    assert sweeping.make_missing_sizes() == 0


def test_what_was_taken_in_just_now_is_left_to_its_own_task(lost):
    picture = lost(minutes=10)

    assert sweeping.make_missing_sizes() == 0
    assert widths(picture) == FIRST


def test_one_whose_file_is_gone_keeps_no_other_from_its_sizes(lost):
    gone, other = lost(), lost()
    gone.file.storage.delete(gone.file.name)

    assert sweeping.make_missing_sizes() == 1
    assert (widths(gone), widths(other)) == (FIRST, ALL_SIZES)


def test_a_run_makes_so_many_and_the_next_the_rest(lost, monkeypatch):
    monkeypatch.setattr(sweeping, "A_RUN", 2)
    for _number in range(3):
        lost()

    assert [sweeping.make_missing_sizes() for _run in range(3)] == [2, 1, 0]


def test_two_runs_at_once_make_the_same(lost, monkeypatch):
    picture = lost()
    real = services.make_sizes

    def twice(*, picture):
        for _run in range(2):
            real(picture=picture)

    monkeypatch.setattr(sweeping, "make_sizes", twice)
    sweeping.make_missing_sizes()

    first, _none = widths(picture), real(picture=picture)
    assert first == widths(picture) == ALL_SIZES


def test_it_stands_in_the_timetable():
    assert "ground.pictures.tasks.make_missing_sizes_task" in app.conf.beat_schedule
