"""Who comes and who goes: at the desk, and her own word."""

from tests.browser.visit import Visit, wrong

MOVES = [
    Visit("desk-moves", who="officer"),
    wrong("desk-move-ask", who="officer", send="main form[method=post]"),
    Visit("desk-move", who="officer", row="move"),
    wrong("desk-person-moved", who="officer", row="person", send="main form[method=post]"),
    Visit("desk-person-open", who="officer", row="person"),
    Visit("desk-persons-gone", who="officer"),
    Visit("desk-person-gone", who="officer", row="person who left"),
    Visit("studio-move", row="her own move"),
    Visit("studio-moved"),
    wrong("studio-moved", who="waiting", send="main form[method=post]"),
]
MOVE_PRESSES = {
    "desk-move-sign", "desk-move-paper", "desk-move-take", "desk-move-decline", "desk-move-hand",
    "desk-move-withdraw",
}  # fmt: skip
