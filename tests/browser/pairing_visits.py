"""Leaders, pairings, groups and enterprises: at the desk and on both sides' own pages."""

from tests.browser.visit import Visit, wrong

PAIRING = [
    Visit("desk-pairing", who="officer"),
    Visit("desk-pairing-leader-new", who="officer"),
    wrong("desk-pairing-leader-new", who="officer"),
    Visit("desk-pairing-leader", who="officer", row="leader"),
    Visit("desk-pairing-leader-end", who="officer", row="leader"),
    Visit("desk-pairing-new", who="officer", row="leader", query="?q=秀英"),
    Visit("desk-pairing-one", who="officer", row="pairing"),
    wrong("desk-pairing-one", who="officer", row="pairing", send="main form[data-once]"),
    Visit("desk-pairing-end", who="officer", row="pairing"),
    Visit("desk-pairing-groups", who="officer"),
    Visit("desk-pairing-group-new", who="officer"),
    Visit("desk-pairing-group", who="officer", row="group"),
    Visit("desk-pairing-enterprises", who="officer"),
    Visit("desk-pairing-enterprise-new", who="officer"),
    Visit("desk-pairing-enterprise", who="officer", row="enterprise"),
    wrong("desk-pairing-enterprise-check", who="officer", row="enterprise"),
    Visit("studio-pairing"),
    Visit("studio-pairing", who="leader"),
    Visit("studio-pairing-person", who="leader", row="pairing"),
    Visit("studio-pairing-visit", who="leader", row="pairing"),
    wrong("studio-pairing-visit", who="leader", row="pairing"),
]
PAIRING_PRESSES = {"desk-pairing-member-end", "studio-pairing-choose"}
