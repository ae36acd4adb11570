import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import TransactionTestCase
from django.utils import translation

from catalog.search import vocabulary
from catalog.search.index import create_index
from marketplace.locales import build
from tests.emptying import Tables
from tests.till import till

__all__ = ["till"]


def pytest_addoption(parser):
    parser.addoption("--pages-everywhere", action="store_true", help="pages on any database")


def pytest_configure(config):
    build()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """What is told on a page is the same on any database, where a module does not say otherwise."""
    if config.getoption("pages_everywhere"):
        return
    for item in items:
        if "client" in item.fixturenames and not item.get_closest_marker("both_databases"):
            item.add_marker("one_database")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tests make their tables without migrations; the search index is no model."""
    with django_db_blocker.unblock():
        create_index()
        tables = Tables()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: tables.empty())
        yield


@pytest.fixture(autouse=True)
def _empty_caches():
    for alias in settings.CACHES:
        caches[alias].clear()
    vocabulary.forget()


@pytest.fixture(autouse=True)
def _chinese_first():
    """A request in English leaves its language behind in the thread of the test."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
