"""The index table: FTS5 on SQLite, tsvector with GIN on PostgreSQL; one row a work.

Not a Django model: neither kind of table is one that the ORM could write.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

COLUMNS = ("title", "craft", "maker", "material", "story")
WEIGHTS = (10, 8, 4, 2, 1)
_LETTERS = ("A", "A", "B", "C", "D")
_KEY = {"sqlite": "rowid", "postgresql": "work_id"}


@dataclass(frozen=True)
class Entry:
    """The words of a work, by column."""

    work_id: int
    words: tuple[list[str], ...]


def create_index(on: BaseDatabaseWrapper = connection) -> None:
    """Once; again it changes nothing."""
    with on.cursor() as cursor:
        for statement in _CREATE[on.vendor]:
            cursor.execute(statement)


_CREATE = {
    "sqlite": [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5({', '.join(COLUMNS)}, "
        "tokenize = 'unicode61 remove_diacritics 0')"
    ],
    "postgresql": [
        "CREATE TABLE IF NOT EXISTS search_index "
        "(work_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS search_index_words ON search_index USING gin (words)",
    ],
}


def drop_index(on: BaseDatabaseWrapper = connection) -> None:
    with on.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS search_index")


def write(entries: Iterable[Entry]) -> None:
    """In place of what was there: a work that is found stays found meanwhile."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
            cursor.executemany(
                f"INSERT OR REPLACE INTO search_index (rowid, {', '.join(COLUMNS)}) "  # noqa: S608 -- our own constants
                f"VALUES ({marks})",
                [(entry.work_id, *map(" ".join, entry.words)) for entry in entries],
            )
        else:
            cursor.executemany(
                "INSERT INTO search_index (work_id, words) VALUES (%s, %s::tsvector) "
                "ON CONFLICT (work_id) DO UPDATE SET words = EXCLUDED.words",
                [(entry.work_id, _vector(entry)) for entry in entries],
            )


def _vector(entry: Entry) -> str:
    """As PostgreSQL reads it: 'word':1A …; a word of two columns counts for the better one."""
    letters: dict[str, str] = {}
    for letter, words in zip(_LETTERS, entry.words, strict=True):
        for word in words:
            letters.setdefault(word, letter)
    return " ".join(f"'{word}':{place}{letter}" for place, (word, letter) in _placed(letters))


def _placed(letters: dict[str, str]) -> Iterable[tuple[int, tuple[str, str]]]:
    """PostgreSQL counts places up to 16383."""
    return ((min(place, 16383), item) for place, item in enumerate(letters.items(), start=1))


def forget(work_ids: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM search_index WHERE {_KEY[connection.vendor]} = %s",  # noqa: S608 -- our own constants
            [(work_id,) for work_id in work_ids],
        )


def forget_all_but(works: QuerySet) -> None:
    sql, params = works.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM search_index WHERE {_KEY[connection.vendor]} NOT IN ({sql})",  # noqa: S608 -- Django's own SQL
            params,
        )


def refresh_statistics(works: type[Model]) -> None:
    """After many works at once: PostgreSQL plans a search badly until it knows both tables.

    SQLite's plans are right without.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE search_index, {works._meta.db_table}")


def question(groups: Iterable[frozenset[str]], *, every: bool) -> str:
    """For one form of every group, or of any, as the database reads it.

    The forms are letters, digits and Chinese characters only, so that none can be an operator.
    """
    is_sqlite = connection.vendor == "sqlite"
    quote, either, both = ('"{}"', " OR ", " AND ") if is_sqlite else ("'{}'", " | ", " & ")
    asked = [f"({either.join(quote.format(form) for form in sorted(group))})" for group in groups]
    return (both if every else either).join(asked)


def matching(asked: str) -> RawSQL:
    """The ids of all works that answer the question."""
    return RawSQL(_MATCHING[connection.vendor], [asked])  # noqa: S611 -- our own constants


_MATCHING = {
    "sqlite": "SELECT rowid FROM search_index WHERE search_index MATCH %s",
    "postgresql": "SELECT work_id FROM search_index WHERE words @@ %s::tsquery",
}


def best(asked: str, among: QuerySet, start: int, end: int) -> list[int]:
    """Ids of the works that answer the question best; of equals the newest first."""
    sql, params = among.order_by().values("id", "listed_at").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            _BEST[connection.vendor].format(among=sql), [*params, asked, end - start, start]
        )
        return [row[0] for row in cursor.fetchall()]


# SQLite takes the left side of a CROSS JOIN first: the words once, then a look at each work
# found. The + keeps it from asking for the words again for every work of the shelf.
_BEST = {
    "sqlite": (
        "SELECT work.id FROM search_index CROSS JOIN ({among}) AS work "  # noqa: S608 -- our own constants
        "WHERE search_index MATCH %s AND work.id = +search_index.rowid "
        f"ORDER BY bm25(search_index, {', '.join(map(str, WEIGHTS))}), "
        "work.listed_at DESC, work.id DESC LIMIT %s OFFSET %s"
    ),
    "postgresql": (
        "SELECT work.id FROM ({among}) AS work JOIN search_index ON work_id = work.id, "
        "(SELECT %s::tsquery AS asked) AS question WHERE words @@ asked "
        "ORDER BY ts_rank('{{0.1, 0.2, 0.4, 1.0}}', words, asked) DESC, "
        "work.listed_at DESC NULLS LAST, work.id DESC LIMIT %s OFFSET %s"
    ),
}
