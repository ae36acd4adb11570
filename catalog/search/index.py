"""The index table: FTS5 on SQLite, tsvector with GIN on PostgreSQL; one row a work.

Not a Django model: neither kind of table is one that the ORM could write.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

COLUMNS = ("title", "craft", "maker", "material", "story")
WEIGHTS = (10, 8, 4, 2, 1)
_LETTERS = ("A", "A", "B", "C", "D")
_MOST_HITS = 2000


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
        "CREATE TABLE IF NOT EXISTS search_index (work_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS search_index_words ON search_index USING gin (words)",
    ],
}


def drop_index(on: BaseDatabaseWrapper = connection) -> None:
    with on.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS search_index")


def write(entries: Iterable[Entry]) -> None:
    entries = list(entries)
    forget(entry.work_id for entry in entries)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
            cursor.executemany(
                f"INSERT INTO search_index (rowid, {', '.join(COLUMNS)}) VALUES ({marks})",  # noqa: S608 -- our own constants
                [(entry.work_id, *map(" ".join, entry.words)) for entry in entries],
            )
        else:
            cursor.executemany(
                "INSERT INTO search_index (work_id, words) VALUES (%s, %s::tsvector)",
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
    key = "rowid" if connection.vendor == "sqlite" else "work_id"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM search_index WHERE {key} = %s",  # noqa: S608 -- our own constants
            [(work_id,) for work_id in work_ids],
        )


def hits(groups: Iterable[frozenset[str]], *, every: bool) -> list[int]:
    """Ids of works that have one form of every group, or of any; the best first."""
    sql, joiner = _FIND[connection.vendor]
    either = {"sqlite": " OR ", "postgresql": " | "}[connection.vendor]
    quote = {"sqlite": '"{}"', "postgresql": "'{}'"}[connection.vendor]
    asked = [f"({either.join(quote.format(form) for form in sorted(group))})" for group in groups]
    with connection.cursor() as cursor:
        cursor.execute(sql, [(joiner if every else either).join(asked), _MOST_HITS])
        return [row[0] for row in cursor.fetchall()]


_FIND = {
    "sqlite": (
        "SELECT rowid FROM search_index WHERE search_index MATCH %s "  # noqa: S608 -- our own constants
        f"ORDER BY bm25(search_index, {', '.join(map(str, WEIGHTS))}), rowid DESC LIMIT %s",
        " AND ",
    ),
    "postgresql": (
        "SELECT work_id FROM search_index, (SELECT %s::tsquery AS asked) AS question "
        "WHERE words @@ asked "
        "ORDER BY ts_rank('{0.1, 0.2, 0.4, 1.0}', words, asked) DESC, work_id DESC LIMIT %s",
        " & ",
    ),
}
