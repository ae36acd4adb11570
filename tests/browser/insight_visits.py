"""What people look for, and what is made anew: in her studio, a cooperative's, at the desk."""

from tests.browser.coop_visits import room, wrong_in
from tests.browser.visit import Visit, wrong

INSIGHT = [
    Visit("studio-needs"),
    Visit("studio-needs", query="?show=all"),
    Visit("studio-novelty-new"),
    wrong("studio-novelty-new"),
    Visit("studio-novelties"),
    Visit("studio-novelty", row="novelty"),
    Visit("studio-novelty-works", row="novelty"),
    Visit("studio-novelty-end", row="novelty"),
    room("coop-needs"),
    room("coop-novelties"),
    room("coop-novelty-new"),
    wrong_in("coop-novelty-new"),
    room("coop-novelty", "coop-novelty"),
    room("coop-novelty-works", "coop-novelty"),
    room("coop-novelty-end", "coop-novelty"),
    Visit("market-insight", who="operator"),
]
INSIGHT_PRESSES = {"market-insight-sheet", "market-insight-hide", "market-insight-show"}
