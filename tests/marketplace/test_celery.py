import pytest

from marketplace.celery import app

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("name", sorted(app.conf.beat_schedule))
def test_what_the_timetable_names_is_a_task(name):
    app.loader.import_default_modules()

    assert name in app.tasks
