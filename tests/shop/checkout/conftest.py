import pytest
from django.core.management import call_command

from ground.regions.services import load_divisions


@pytest.fixture(autouse=True)
def _places(db):
    load_divisions()
    call_command("load_countries", verbosity=0)
