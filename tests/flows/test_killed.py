"""Killed for real (kill -9) at each crash point of order, attempt, charge and posting.

A restart converges: what was committed stands, what was not is done again, and counts once.
"""

from dataclasses import replace

import pytest

from tests.bench.purchase import pay
from tests.flows.crashes import ask, buy, killer, stack, state, tables, until
from tests.stack import site

__all__ = ["stack", "tables"]
pytestmark = [pytest.mark.slow, pytest.mark.one_database]
PAID = {"orders": ["paid"], "attempts": ["succeeded"], "sales": 1, "held": 1, "books": 0}


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_around_the_call_to_the_cashier_the_order_can_still_be_paid_once(stack, when):
    stack, to_cashier, _ = stack
    with site(stack) as first:
        to_cashier.when, to_cashier.kill = when, killer(first)
        assert buy(stack) == ""
    assert ask(stack, "state")["orders"] == ["awaiting_payment"]

    with site(stack):
        pay(ask(stack, "catch_up")["pages"][0])
        found = until(lambda: state(stack), PAID)

    assert found == PAID


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_around_the_webhook_the_payment_is_posted_once(stack, when):
    stack, _, to_site = stack
    with site(stack) as first:
        url = buy(stack)
        to_site.when, to_site.kill = when, killer(first)
        pay(url)
        until(lambda: first.is_running() and first.status() != "zombie", False)

    with site(stack):
        found = until(lambda: state(stack), PAID)

    assert found == PAID


def test_without_any_webhook_asking_finds_the_payment(stack):
    stack, _, to_site = stack
    to_site.target = "http://127.0.0.1:9"  # nobody is there
    with site(stack):
        pay(buy(stack))
        ask(stack, "catch_up")
        assert state(stack) == PAID


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    "table",
    ["order_order", "payments_paymentattempt", "payments_stripeevent", "ledger_transaction"],
)
def test_killed_around_a_commit_the_buyer_pays_once(stack, table, when, tmp_path):
    stack, _, _ = stack
    mark = tmp_path / "struck"
    deadly = {"KILL_AT": table, "KILL_WHEN": when, "KILL_MARK": str(mark)}
    dying = replace(stack, environment={**stack.environment, **deadly})
    with site(dying, "tests.flows.mortal") as first:
        if url := buy(dying):
            pay(url)
        until(lambda: first.is_running() and first.status() != "zombie", False)
    assert mark.read_text() == "killed\n"

    with site(stack):
        if not ask(stack, "state")["orders"]:
            assert (table, when) == ("order_order", "before")
            assert buy(stack)
        for page in ask(stack, "resume")["pages"]:
            pay(page)
        found = until(lambda: state(stack), PAID)

    assert found == PAID
    assert ask(stack, "reckoned")["differences"] == []
