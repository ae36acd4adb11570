"""Divisions, crafts and countries for a test: loaded by the product once, then kept as rows.

Their own loaders read and weigh thousands of lines; they have tests of their own.
"""

from collections.abc import Callable

from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from oscar.apps.address.models import Country

from ground.crafts import services as crafts
from ground.crafts.models import Craft
from ground.regions import services as regions
from ground.regions.models import Division
from tests.emptying import Row, rows_of, write

_kept: dict[str, list[Row]] = {}


def load_divisions() -> None:
    _load(Division, regions.load_divisions)


def load_crafts() -> None:
    """After the divisions."""
    _load(Craft, crafts.load_crafts)


def load_countries() -> None:
    _load(Country, lambda: call_command("load_countries", verbosity=0))


def _load(model: type[Model], load: Callable[[], object]) -> None:
    """Where a test has made some already, the loader finds its way around them."""
    table = model._meta.db_table
    is_empty = not model._default_manager.exists()
    if is_empty and table in _kept:
        with connection.cursor() as cursor:
            write(cursor, table, _kept[table])
        return
    load()
    if is_empty:
        with connection.cursor() as cursor:
            _kept[table] = rows_of(cursor, table)
