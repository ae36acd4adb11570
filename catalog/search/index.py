"""The index table: FTS5 on SQLite, tsvector with GIN on PostgreSQL; one row a work.

Not a Django model: neither kind of table is one that the ORM could write.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

COLUMNS = ("title", "craft", "maker", "material", "story")
_OF_THE_NAME = 2  # columns, from the first
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
        # Nobody who searches waits for what was written lately to be sorted in.
        "ALTER INDEX search_index_words SET (fastupdate = off)",
        # The planner does not see what it costs to unpack the words of every work, and takes
        # many forms of a word for many works. Within a function it has no choice, reads the
        # GIN index once, and hands over a list, however many rows it is compared with.
        "CREATE OR REPLACE FUNCTION search_index_answers(asked tsquery) RETURNS SETOF bigint "
        "LANGUAGE sql STABLE ROWS 500 SET enable_seqscan = off "
        "AS 'SELECT work_id FROM search_index WHERE words @@ asked'",
    ],
}


def drop_index(on: BaseDatabaseWrapper = connection) -> None:
    with on.cursor() as cursor:
        if on.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS search_index_answers")
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
    """As PostgreSQL reads it; a word of title or craft stands there once more, with a mark.

    Weights would say the same, but the GIN index does not hold them: each work would be read.
    """
    words = {f"'{word}'" for words in entry.words for word in words}
    words |= {f"'={word}'" for words in entry.words[:_OF_THE_NAME] for word in words}
    return " ".join(words)


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


@dataclass(frozen=True)
class Wanted:
    """One of the forms must be there: `anywhere`, or where title and craft say so.

    A form with spaces wants all its parts. They are letters, digits and Chinese characters
    only, so that none can be an operator.
    """

    anywhere: frozenset[str] = frozenset()
    in_name: frozenset[str] = frozenset()


def question(wanted: Sequence[Wanted], *, least: int | None = None) -> str:
    """For all that is wanted, or so many at least, as the database reads it."""
    grammar = _GRAMMARS[connection.vendor]
    asked = [grammar.one_of(each) for each in wanted]
    some = combinations(asked, len(asked) if least is None else least)
    return grammar.either.join(f"({grammar.both.join(each)})" for each in some)


@dataclass(frozen=True)
class _Grammar:
    word: str
    word_of_name: str
    either: str
    both: str

    def one_of(self, wanted: Wanted) -> str:
        forms = [(self.word, form) for form in sorted(wanted.anywhere)]
        forms += [(self.word_of_name, form) for form in sorted(wanted.in_name - wanted.anywhere)]
        wholes = (f"({self.both.join(map(word.format, form.split()))})" for word, form in forms)
        return f"({self.either.join(wholes)})"


_GRAMMARS = {
    "sqlite": _Grammar('"{}"', '{{title craft}} : "{}"', " OR ", " AND "),
    "postgresql": _Grammar("'{}'", "'={}'", " | ", " & "),
}


def first_answered(questions: Sequence[str], among: QuerySet) -> int | None:
    """Which is the first that any work answers, in one query."""
    sql, params = among.order_by().values("id").query.sql_with_params()
    exists = _ANY[connection.vendor].format(among=sql)
    cases = " ".join(f"WHEN {exists} THEN {at}" for at in range(len(questions)))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT CASE {cases} END",
            [each for asked in questions for each in [*params, asked]],
        )
        return cursor.fetchone()[0]


def answered(questions: Sequence[str], among: QuerySet) -> list[bool]:
    """Whether any work answers, for each of the questions, in one query."""
    if not questions:
        return []
    sql, params = among.order_by().values("id").query.sql_with_params()
    exists = _ANY[connection.vendor].format(among=sql)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join([exists] * len(questions))}",
            [each for asked in questions for each in [*params, asked]],
        )
        return list(map(bool, cursor.fetchone()))


# SQLite takes the left side of a CROSS JOIN first: the words, then a look at each work found
# until one is on show. The + keeps it from asking for the words again for every work.
_ANY = {
    "sqlite": (
        "EXISTS (SELECT 1 FROM search_index CROSS JOIN ({among}) AS work "
        "WHERE work.id = +search_index.rowid AND search_index MATCH %s)"
    ),
    "postgresql": (
        "EXISTS (SELECT 1 FROM ({among}) AS work "
        "JOIN search_index_answers(%s::tsquery) AS answer ON answer = work.id)"
    ),
}


def answers(questions: Sequence[str]) -> list[set[int]]:
    """The ids of the works that answer each of the questions, in one query."""
    each = _ANSWERS[connection.vendor]
    found: list[set[int]] = [set() for _ in questions]
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(each.format(at=at) for at in range(len(questions))), questions
        )
        for at, work_id in cursor.fetchall():
            found[at].add(work_id)
    return found


_ANSWERS = {
    "sqlite": "SELECT {at}, rowid FROM search_index WHERE search_index MATCH %s",
    "postgresql": "SELECT {at}, answer FROM search_index_answers(%s::tsquery) AS answer",
}


def matching(asked: str) -> RawSQL:
    """The ids of all works that answer the question."""
    return RawSQL(_MATCHING[connection.vendor], [asked])  # noqa: S611 -- our own constants


_MATCHING = {
    "sqlite": "SELECT rowid FROM search_index WHERE search_index MATCH %s",
    "postgresql": "SELECT answer FROM search_index_answers(%s::tsquery) AS answer",
}
