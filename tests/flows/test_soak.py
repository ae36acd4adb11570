"""Two hundred orders while the site is killed at random: then books, orders and Stripe agree."""

import os
import sys
import time
from contextlib import suppress
from dataclasses import replace
from http.client import HTTPException

import pytest

from tests.bench.purchase import Buyer, Failed, pay
from tests.flows.crashes import ask, stack, state, tables, until
from tests.stack import site

__all__ = ["stack", "tables"]
pytestmark = pytest.mark.soak
ORDERS = int(os.environ.get("SOAK_ORDERS", "200"))
ONE_IN = 25


def purchase(stack, work) -> None:
    """One buyer, who gives up when the site dies under her."""
    with suppress(Failed, HTTPException, OSError, TypeError):
        pay(Buyer(stack.site).place(**work))


def is_alive(process) -> bool:
    return process.is_running() and process.status() != "zombie"


def test_after_many_deaths_ledger_orders_and_stripe_agree_to_the_fen(stack, tmp_path):
    stack, _, _ = stack
    mark = tmp_path / "struck"
    mark.touch()
    chance = {"KILL_MARK": str(mark), "KILL_ONE_IN": str(ONE_IN)}
    dying = replace(stack, environment={**stack.environment, **chance})
    work, begun, tried = ask(stack, "make_many"), time.monotonic(), 0

    while tried < ORDERS:
        with site(dying, "tests.flows.mortal") as running:
            while tried < ORDERS and is_alive(running):
                purchase(dying, work)
                tried += 1
    with site(stack):
        for page in ask(stack, "resume")["pages"]:
            pay(page)
        until(lambda: "awaiting_payment" in state(stack)["orders"], False)
        found = ask(stack, "reckoned")

    kills, seconds = len(mark.read_text().splitlines()), time.monotonic() - begun
    sys.stdout.write(
        f"\nsoak: {tried} buyers, {found['paid']} orders paid, {kills} kills, "
        f"books {found['clearing']} fen = Stripe {found['stripe']} fen, {seconds:.0f} s\n"
    )
    assert found["differences"] == []
    assert found["clearing"] == found["stripe"] > 0
    assert found["paid"] == found["sales"] == found["charges"] == found["held"]
    assert (found["books"], found["faults"], found["suspense"]) == (0, 0, 0)
    assert kills > ORDERS / 20
