"""The database's own refusal: what a rule says stays, and no rule goes; only its end is set."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "commission_commissionrule"
_SAID = (
    "name_zh, name_en, shop_kind, craft_id, family, campaign, rate, priority, valid_from, "
    "made_by_id, made_at"
)
_EVENTS = {"changes": f"UPDATE OF {_SAID}", "goes": "DELETE"}
_POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION commission_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'a commission rule is ended, never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    *(
        f"CREATE TRIGGER {TABLE}_never_{name} BEFORE {event} ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION commission_refuse_change()"
        for name, event in _EVENTS.items()
    ),
)
_SQLITE = tuple(
    f"CREATE TRIGGER {TABLE}_never_{name} BEFORE {event} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'a commission rule is ended, never changed'); END"
    for name, event in _EVENTS.items()
)
_REMOVALS = {
    "postgresql": ("DROP FUNCTION commission_refuse_change() CASCADE",),
    "sqlite": tuple(f"DROP TRIGGER {TABLE}_never_{name}" for name in _EVENTS),
}


def install(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE)


def remove(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _REMOVALS[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
