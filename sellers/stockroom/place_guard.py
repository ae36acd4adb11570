"""The database's own refusal: nothing comes to a closed place, and none is closed full."""

from django.db.backends.base.base import BaseDatabaseWrapper

MOVEMENT, PLACE = "stockroom_movement", "stockroom_place"
_FULL = (
    "EXISTS (SELECT 1 FROM stockroom_shelf WHERE place_id = NEW.id AND pieces > 0) "
    "OR EXISTS (SELECT 1 FROM stockroom_transfer WHERE state = 'on_the_way' "
    "AND (source_id = NEW.id OR target_id = NEW.id))"
)
_CLOSED = "EXISTS (SELECT 1 FROM stockroom_place WHERE id = NEW.place_id AND closed_at IS NOT NULL)"
# Whoever brings pieces holds the place until commit, so that it is not closed meanwhile;
# whoever closes looks again once those have gone.
_POSTGRESQL = (
    f"""
    CREATE OR REPLACE FUNCTION stockroom_place_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM 1 FROM {PLACE} WHERE id = NEW.place_id AND closed_at IS NULL FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the place is closed'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION stockroom_place_is_empty() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {_FULL} THEN
            RAISE EXCEPTION 'something lies there'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    f"CREATE TRIGGER {MOVEMENT}_comes_where_it_is_open BEFORE INSERT ON {MOVEMENT} "
    "FOR EACH ROW WHEN (NEW.pieces > 0) EXECUTE FUNCTION stockroom_place_is_open()",
    f"CREATE TRIGGER {PLACE}_is_closed_empty BEFORE UPDATE OF closed_at ON {PLACE} "
    "FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL) EXECUTE FUNCTION stockroom_place_is_empty()",
)
_SQLITE = (
    f"CREATE TRIGGER {MOVEMENT}_comes_where_it_is_open BEFORE INSERT ON {MOVEMENT} "
    f"WHEN NEW.pieces > 0 AND {_CLOSED} BEGIN SELECT RAISE(ABORT, 'the place is closed'); END",
    f"CREATE TRIGGER {PLACE}_is_closed_empty BEFORE UPDATE OF closed_at ON {PLACE} "
    f"WHEN NEW.closed_at IS NOT NULL AND ({_FULL}) "
    "BEGIN SELECT RAISE(ABORT, 'something lies there'); END",
)
_REMOVALS = {
    "postgresql": (
        "DROP FUNCTION stockroom_place_is_open() CASCADE",
        "DROP FUNCTION stockroom_place_is_empty() CASCADE",
    ),
    "sqlite": (
        f"DROP TRIGGER {MOVEMENT}_comes_where_it_is_open",
        f"DROP TRIGGER {PLACE}_is_closed_empty",
    ),
}


def install(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE)


def remove(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _REMOVALS[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
