"""The database's own refusal: a movement that was written stays as it is."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "stockroom_movement"
_POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION stockroom_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'movements are append-only'
            USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"CREATE TRIGGER {TABLE}_stays BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION stockroom_refuse_change()",
    f"CREATE TRIGGER {TABLE}_is_not_emptied BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION stockroom_refuse_change()",
)
_SQLITE = tuple(
    f"CREATE TRIGGER {TABLE}_refuses_{verb} BEFORE {verb} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'movements are append-only'); END"
    for verb in ("update", "delete")
)
_REMOVALS = {
    "postgresql": ("DROP FUNCTION stockroom_refuse_change() CASCADE",),
    "sqlite": tuple(f"DROP TRIGGER {TABLE}_refuses_{verb}" for verb in ("update", "delete")),
}


def install(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE)


def remove(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _REMOVALS[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
