import pytest

from tests.reference import load_countries, load_divisions


@pytest.fixture(autouse=True)
def _places(db):
    load_divisions()
    load_countries()
