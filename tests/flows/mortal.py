"""The product's settings, and death by kill -9 at a write of the database, once or by chance.

`KILL_AT`: a table; `KILL_WHEN`: before or after its row is committed; `KILL_MARK`: the file that
says that it has struck. Without `KILL_AT` every money table is a chance, one in `KILL_ONE_IN`.
"""

import os
import random
import signal
from pathlib import Path

import psutil
from django.db import transaction
from django.db.backends.signals import connection_created

from marketplace.settings import *  # noqa: F403 -- the product as it is

TABLES = ("order_order", "payments_paymentattempt", "payments_stripeevent", "ledger_transaction")


def die() -> None:
    """Master and workers at once, as a power cut would."""
    with Path(os.environ["KILL_MARK"]).open("a") as mark:
        mark.write("killed\n")
    master = psutil.Process(os.getppid())
    for each in [*(c for c in master.children() if c.pid != os.getpid()), master]:
        os.kill(each.pid, signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def is_time() -> str:
    """before or after; empty: it lives on."""
    if "KILL_AT" in os.environ:
        return "" if Path(os.environ["KILL_MARK"]).exists() else os.environ["KILL_WHEN"]
    return random.choice(["before", "after"]) if random.random() < ONE_IN else ""


ONE_IN = 1 / int(os.environ.get("KILL_ONE_IN", "1"))
STRUCK = tuple(f'INSERT INTO "{table}"' for table in (os.environ.get("KILL_AT"),) if table) or (
    tuple(f'INSERT INTO "{table}"' for table in TABLES)
)


def strike(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    when = is_time() if sql.startswith(STRUCK) else ""
    if when == "before":
        die()
    if when == "after":
        transaction.on_commit(die)
    return result


def attach(connection, **_) -> None:
    if strike not in connection.execute_wrappers:
        connection.execute_wrappers.append(strike)


connection_created.connect(attach, weak=False)
