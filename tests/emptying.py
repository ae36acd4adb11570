"""Empty the tables after a test that commits, and leave what stands in them before any test.

Django's own way empties each of some 250 tables and then makes the kinds of content and the
rights anew, as after a migration: that took longer than most tests. Here only tables that hold
something are emptied, and what was there from the first is put back where it was changed.
"""

from collections.abc import Sequence

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

Row = tuple[object, ...]


class Tables:
    """As they stand now: nothing but what the making of the tables wrote."""

    def __init__(self) -> None:
        self.names = sorted(connection.introspection.django_table_names(only_existing=True))
        with connection.cursor() as cursor:
            self.first = {name: rows_of(cursor, name) for name in self._filled(cursor)}

    def empty(self) -> None:
        """In one transaction, so that keys are checked at its end and the order is all one."""
        with transaction.atomic(), connection.cursor() as cursor:
            for name in {*self.first, *self._filled(cursor)}:
                first = self.first.get(name, [])
                if not first or set(rows_of(cursor, name)) != set(first):
                    put(cursor, name, first)

    def _filled(self, cursor: CursorWrapper) -> list[str]:
        asked = ", ".join(f"EXISTS({_about('SELECT 1 FROM', name)})" for name in self.names)
        cursor.execute(f"SELECT {asked}")
        answers = zip(self.names, cursor.fetchone(), strict=True)
        return [name for name, is_filled in answers if is_filled]


def rows_of(cursor: CursorWrapper, name: str) -> list[Row]:
    cursor.execute(_about("SELECT * FROM", name))
    return cursor.fetchall()


def put(cursor: CursorWrapper, name: str, rows: Sequence[Row]) -> None:
    """These rows, in place of what the table holds."""
    cursor.execute(_about("DELETE FROM", name))
    if rows:
        places = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(_about("INSERT INTO", name, f"VALUES ({places})"), rows)


def _about(before: str, name: str, after: str = "") -> str:
    return f"{before} {connection.ops.quote_name(name)} {after}"
