"""The database's own refusal: what is in the books stays, and every fact balances.

PostgreSQL checks at commit that a fact has entries that sum to zero per currency. SQLite knows
no deferred triggers: there `services.post` alone keeps the sum, and the nightly self-check
looks after it.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("ledger_transaction", "ledger_entry")

_POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the ledger is append-only'
            USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE OR REPLACE FUNCTION ledger_refuse_imbalance() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        fact bigint := (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction_id = fact) OR EXISTS (
            SELECT 1 FROM ledger_entry JOIN ledger_account ON ledger_account.id = account_id
            WHERE transaction_id = fact GROUP BY currency HAVING sum(amount_fen) <> 0
        ) THEN
            RAISE EXCEPTION 'transaction % does not balance', fact
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$
    """,
    *(
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change()"
        for table in TABLES
    ),
    *(
        f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()"
        for table in TABLES
    ),
    *(
        f"CREATE CONSTRAINT TRIGGER {table}_balances AFTER INSERT ON {table} DEFERRABLE "
        f"INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_refuse_imbalance('{column}')"
        for table, column in zip(TABLES, ("id", "transaction_id"), strict=True)
    ),
)
_SQLITE = tuple(
    f"CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    for table in TABLES
    for verb in ("update", "delete")
)


def install(connection: BaseDatabaseWrapper) -> None:
    statements = _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for statement in _REMOVALS[connection.vendor]:
            cursor.execute(statement)


_REMOVALS = {
    "postgresql": (
        "DROP FUNCTION ledger_refuse_change() CASCADE",
        "DROP FUNCTION ledger_refuse_imbalance() CASCADE",
    ),
    "sqlite": tuple(
        f"DROP TRIGGER {table}_refuses_{verb}" for table in TABLES for verb in ("update", "delete")
    ),
}
