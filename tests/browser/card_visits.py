"""Cards and labels in the studio and the cooperative's rooms, rates at the operator's desk."""

from tests.browser.coop_visits import room, wrong_in
from tests.browser.visit import Visit, wrong

CARDS = [
    Visit("studio-card"),
    wrong("studio-card", typed={"copies": "0"}),
    Visit("studio-card", send="main form[data-once]", typed={"copies": "3"}),
    Visit("studio-card-sheet", query="?copies=10"),
    Visit("studio-labels"),
    wrong("studio-labels"),
    Visit("studio-labels", who="acting"),
    Visit("studio-label-sheet"),
    room("coop-cards"),
    wrong_in("coop-cards", send="main form"),
    room("coop-card-labels"),
    room("coop-card", "shown-member", query="?copies=10"),
    Visit("market-rates", who="operator"),
    wrong("market-rates", who="operator", send="main form[data-once]", typed={"USD": "七"}),
]
CARD_PRESSES = {"market-rate-end"}
