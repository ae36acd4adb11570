"""Where buyers come for what they ordered, and what lies ready there."""

from tests.browser.visit import Visit, wrong

OUTLETS = [
    Visit("shop-outlet-new", row="shop"),
    wrong("shop-outlet-new", row="shop"),
    Visit("outlet", row="outlet"),
    Visit("outlet-close", row="outlet"),
    Visit("seller-order", row="to-fetch"),
    Visit("part-hand-out", row="to-fetch"),
    wrong("part-hand-out", row="to-fetch", typed={"code": "12345"}),
    wrong("part-hand-out-uncoded", row="to-fetch"),
]
