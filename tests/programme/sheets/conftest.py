import pytest

from tests.programme.sheets.desk import Desk


@pytest.fixture
def desk(db, django_capture_on_commit_callbacks):
    return Desk(django_capture_on_commit_callbacks)
