"""What is made the same for many tests: made once a run, then written back as rows."""

from collections.abc import Callable

from django.db import connection, transaction

from tests.emptying import Row, Tables, put, rows_of

Rows = dict[str, list[Row]]


class Kept:
    """Calls what makes it, the first time and whenever its tables do not stand as they did then."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make
        self.before: Rows = {}
        self.after: Rows = {}

    def __call__(self) -> None:
        if not self.after:
            self._make_first()
        elif self._stands_as_before():
            self._write()
        else:
            self.make()

    def _make_first(self) -> None:
        before = Tables().first
        self.make()
        after = Tables().first
        changed = [name for name, rows in after.items() if rows != before.get(name)]
        self.before = {name: before.get(name, []) for name in changed}
        self.after = {name: after[name] for name in changed}

    def _stands_as_before(self) -> bool:
        with connection.cursor() as cursor:
            return all(
                set(rows_of(cursor, name)) == set(rows) for name, rows in self.before.items()
            )

    def _write(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for name, rows in self.after.items():
                put(cursor, name, rows)
