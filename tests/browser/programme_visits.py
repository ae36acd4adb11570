"""The plan's measures: at the officer's desk, and what is hers of them."""

from tests.browser.competition_visits import COMPETITION_PRESSES, COMPETITIONS
from tests.browser.finance_visits import FINANCE, FINANCE_PRESSES
from tests.browser.lending_visits import LENDING, LENDING_PRESSES
from tests.browser.move_visits import MOVE_PRESSES, MOVES
from tests.browser.pairing_visits import PAIRING, PAIRING_PRESSES
from tests.browser.posts_visits import POSTS, POSTS_PRESSES
from tests.browser.survey_visits import SURVEY, SURVEY_PRESSES
from tests.browser.targets_visits import TARGETS, TARGETS_PRESSES
from tests.browser.training_visits import TRAINING, TRAINING_PRESSES
from tests.browser.visit import Visit, wrong

RECORD = [
    Visit("desk-programme", who="officer"),
    Visit("desk-calendar", who="officer"),
    Visit("desk-practices", who="officer"),
    Visit("desk-practice", who="officer", row="contest"),
    Visit("desk-persons", who="officer"),
    Visit("desk-person-new", who="officer"),
    wrong("desk-person-new", who="officer", send="main form[method=post]"),
    Visit("desk-person", who="officer", row="person"),
    wrong("desk-person", who="officer", row="person", send="form[action$='/work/']"),
    Visit("studio-way"),
    *MOVES,
]
LISTS = [
    Visit("desk-sheets", who="officer"),
    Visit("desk-sheet-new", who="officer", more={"kind": "persons"}),
    wrong("desk-sheet-new", who="officer", more={"kind": "targets"}),
    Visit("desk-sheet", who="officer", row="desk sheet"),
]
# These answer a press, or with a file.
LISTS_PRESSES = {
    "desk-list", "desk-sheet-template", "desk-sheet-refused", "desk-sheet-write",
    "desk-sheet-again", "desk-sheet-drop",
}  # fmt: skip
RECORD_PRESSES = {
    "desk-calendar-link",
    "desk-person-check", "desk-person-look", "desk-person-household", "desk-person-work",
    "desk-person-work-end", "desk-person-merge", *MOVE_PRESSES,
}  # fmt: skip
PROGRAMME = {
    "record": RECORD,
    "survey": SURVEY,
    "competitions": COMPETITIONS,
    "pairing": PAIRING,
    "finance": FINANCE,
    "targets": TARGETS,
    "lists": LISTS,
}
PROGRAMME |= {"training": TRAINING, "posts": POSTS, "lending": LENDING}
PROGRAMME_PRESSES = {
    *RECORD_PRESSES,
    *SURVEY_PRESSES,
    *COMPETITION_PRESSES,
    *PAIRING_PRESSES,
    *FINANCE_PRESSES,
    *TARGETS_PRESSES,
    *LISTS_PRESSES,
}
PROGRAMME_PRESSES |= TRAINING_PRESSES | POSTS_PRESSES | LENDING_PRESSES
