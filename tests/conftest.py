import pytest
from django.conf import settings
from django.core.cache import caches

from marketplace.locales import build


def pytest_configure(config):
    build()


@pytest.fixture(autouse=True)
def _empty_caches():
    for alias in settings.CACHES:
        caches[alias].clear()
