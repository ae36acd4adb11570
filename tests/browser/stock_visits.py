"""A cooperative's stockroom, as its keeper sees it.

Where a number stands beside each work, its name is the work's: what is wrong there is proven in
tests/sellers/stockroom.
"""

from tests.browser.coop_visits import room, wrong_in

STOCK = [
    room("stockroom"),
    room("stockroom", query="?q=没有这件"),
    room("stock-work", "stocked"),
    room("stock-work-in", "stocked"),
    wrong_in("stock-work-in", "stocked", typed={"pieces": "0"}),
    room("stock-work-out", "stocked"),
    wrong_in("stock-work-out", "stocked", send="main form", typed={"pieces": "99"}),
    room("stock-places"),
    room("stock-place-new"),
    wrong_in("stock-place-new"),
    room("stock-place", "fair"),
    wrong_in("stock-place", "fair", typed={"name": ""}),
    room("stock-place-close", "store"),
    room("stock-place-close", "fair"),
    room("stock-transfers"),
    room("stock-transfer-new"),
    room("stock-transfer-new", query="?source=0&target=0", fails=True),
    room("stock-transfer", "moving"),
    room("stock-transfer-back", "moving"),
    room("stock-takes"),
    room("stock-take-new"),
    room("stock-take", "counting"),
    room("stock-take", "counting", query="?q=没有这件"),
    room("stock-take-end", "counting"),
    room("stock-take-drop", "counting"),
    room("stock-take", "counted"),
    room("stock-take-end", "counted"),
    room("stock-low"),
    room("stock-ageing"),
    room("stock-ageing", query="?days=365"),
]
