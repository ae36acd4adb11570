import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation

from marketplace.locales import build
from tests.till import till

__all__ = ["till"]


def pytest_configure(config):
    build()


@pytest.fixture(autouse=True)
def _empty_caches():
    for alias in settings.CACHES:
        caches[alias].clear()


@pytest.fixture(autouse=True)
def _chinese_first():
    """A request in English leaves its language behind in the thread of the test."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
