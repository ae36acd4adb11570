"""Orders for work: the cooperative's rooms about them, and her side of them."""

from tests.browser.coop_visits import room, wrong_in
from tests.browser.visit import Visit, wrong

_MANY, _REST = {"pieces": "许多"}, {"rest": "0"}
_MATERIAL = {"coop": "coop", "material": "p-material"}
KEEPERS = [
    room("production"),
    room("production", query="?show=over"),
    room("production-new"),
    room("production-new", query="?like=1"),
    wrong_in("production-new", typed={"piece": "很多"}),
    *(room("production-order", row) for row in ("p-draft", "p-order", "p-low", "p-late")),
    *(room("production-order", row) for row in ("p-finished", "p-off")),
    room("production-change", "p-draft"),
    wrong_in("production-change", "p-draft", typed={"title": ""}),
    *(room("production-end", row) for row in ("p-draft", "p-order", "p-off")),
    *(room("production-start", row) for row in ("p-draft", "p-order")),
    room("production-offer", "p-order"),
    room("production-offer", "p-low"),
    room("production-offer", "p-draft"),
    wrong_in("production-offer", "p-order"),
    room("production-guide", "p-order"),
    *(
        wrong_in("production-guide", "p-order", send="main form:has([value=picture])", typed=typed)
        for typed in ({}, {"recording-words": "绣"}, {"material-name": "线"})
    ),
    room("production-materials", "p-order"),
    room("production-materials", "p-draft"),
    room("production-print", "p-order"),
    Visit("production-move", "keeper", "p-hers", _MATERIAL),
    wrong("production-move", who="keeper", row="p-hers", more=_MATERIAL),
    *(room("production-assignment", row) for row in ("p-offer", "p-hers", "p-done", "p-gone")),
    wrong_in("production-assignment", "p-hers", send="form[action$='/receive/']", typed=_MANY),
    wrong_in("production-assignment", "p-hers", send="form[action$='/hand-over/']", typed=_REST),
    room("production-checks"),
    room("production-check", "p-delivery"),
    room("production-check", "p-checked"),
    wrong_in("production-check", "p-delivery", typed={"bad": "1"}),
    room("production-appeal", "p-appeal"),
    Visit("production-appeal", "second-keeper", "p-appeal", {"coop": "coop"}),
    wrong("production-appeal", who="second-keeper", row="p-appeal", more={"coop": "coop"}),
    room("production-appeal", "p-answered"),
]
HERS = [
    Visit("studio-assignments"),
    Visit("studio-assignments", who="stranger"),
    Visit("studio-assignments", who="acting"),
    *(Visit("studio-assignment", row=row) for row in ("p-offer", "p-hers", "p-done", "p-no")),
    *(Visit("studio-assignment", who="acting", row=row) for row in ("p-offer", "p-hers")),
    wrong("studio-assignment", "form[action$='/hand-in/']", row="p-hers", typed=_MANY),
    wrong("studio-assignment", "form[action$='/made/']", row="p-hers", typed={"made": "许多"}),
    *(Visit("studio-rejection", row=row) for row in ("p-check", "p-rejected", "p-told")),
    wrong("studio-rejection", row="p-rejected"),
]
# These answer a press, or with a file.
PRODUCTION_PRESSES = {
    "production-guide-file", "production-guide-remove", "production-hand-over",
    "production-material-remove", "production-receive", "production-settle",
    "production-withdraw", "studio-assignment-answer", "studio-assignment-hand-in",
    "studio-assignment-made", "studio-guide-file",
}  # fmt: skip
