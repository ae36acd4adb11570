"""A worker at one import that dies by kill -9: `python -m tests.flows.dying_import check 7`.

`KILL_AT`: how the statement begins after which it dies; `KILL_WHEN`: at it, or once what it belongs
to is committed; `KILL_DATABASE`: the test's own.
"""

import os
import signal
import sys

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 -- Django must be set up first

from ground.sheets.models import SheetImport  # noqa: E402 -- as above
from ground.sheets.working import check, write  # noqa: E402 -- as above


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def strike(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if sql.startswith(os.environ["KILL_AT"]):
        if os.environ["KILL_WHEN"] == "committed":
            transaction.on_commit(die)
        else:
            die()
    return result


if __name__ == "__main__":
    connection.settings_dict["NAME"] = os.environ["KILL_DATABASE"]
    step, number = sys.argv[1:]
    sheet = SheetImport.objects.select_related("file", "photos_file", "by").get(pk=number)
    with connection.execute_wrapper(strike):
        {"check": check, "write": write}[step](sheet, sheet.attempt)
