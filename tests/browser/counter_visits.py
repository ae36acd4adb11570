"""A keeper at her counter, the day's sales, what was sold twice, and labels."""

from tests.browser.coop_visits import room, wrong_in

_FORM = "main form[method=post]"

COUNTER = [
    room("counter"),
    room("counter", query="?place={store}"),
    room("counter", query="?place={store}&code=背扇"),
    wrong_in("counter", send="main form[method=get]", typed={"code": "ZZZZZZZZZZ"}),
    room("counter-sell", "store", query="?work={counter-work}"),
    room("counter-sell", "store", query="?code={number}"),
    room("counter-sell", "store", query="?work={counter-work}", send=_FORM),
    wrong_in(
        "counter-sell", "store", query="?work={counter-work}", send=_FORM, typed={"price": "0"}
    ),
    room("counter-sell", "store", query="?code={sold-number}"),
    room("counter-sell", "store", query="?code={number-elsewhere}"),
    room("counter-sell", "counter-fair", query="?work={counter-work}"),
    room("counter-sale", "sale"),
    room("counter-sale", "order-sale"),
    room("counter-sale", "undone-sale"),
    room("counter-undo", "sale"),
    room("counter-undo", "undone-sale"),
    room("counter-sales"),
    room("counter-sales", query="?day=2025-01-01"),
    room("counter-sales", query="?place={counter-fair}"),
    room("stock-conflicts"),
    room("stock-conflict", "conflict"),
    wrong_in("stock-conflict", "conflict"),
    room("stock-conflict", "order-conflict"),
    room("stock-labels"),
    room("stock-labels", query="?q=没有"),
    room("stock-label", "shelf"),
    wrong_in("stock-label", "shelf", typed={"pieces": "0"}),
    room("stock-label", "full-shelf"),
    room("stock-label-sheet", "shelf"),
]
