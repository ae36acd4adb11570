"""Lending between organs, at the desk of either."""

from tests.browser.visit import Visit, wrong

LENDING = [
    Visit("desk-lending", who="officer"),
    wrong("desk-lending-new", who="officer", more={"kind": "which thing"}),
    wrong("desk-lending-one", who="officer", row="lending", send="form[action$='/refuse/']"),
]
LENDING_PRESSES = {"desk-lending-act", "desk-lending-sheet"}
