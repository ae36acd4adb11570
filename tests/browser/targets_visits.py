"""What the plan set out to reach and how far it came, at the officer's desk."""

from tests.browser.visit import Visit, wrong

_PLAN = "?place=&period=2017-2020"
TARGETS = [
    Visit("desk-targets", who="officer"),
    Visit("desk-targets", who="officer", query=_PLAN),
    Visit("desk-targets-report", who="officer"),
    Visit("desk-targets-records", who="officer"),
    Visit("desk-targets-sets", who="officer"),
    Visit("desk-targets-set", who="officer", query="?set={target set}"),
    Visit("desk-targets-set-new", who="officer"),
    wrong("desk-targets-set-new", who="officer"),
    Visit("desk-targets-add", who="officer", query="?set={target set}"),
    wrong("desk-targets-add", who="officer", query="?set={target set}"),
    Visit("desk-target", who="officer", row="target"),
    wrong("desk-target", who="officer", row="target"),
]
TARGETS_PRESSES = {"desk-targets-sheet", "desk-targets-reckon", "desk-targets-give-out"}
