"""What buyers say and ask, and honours: in her studio, at the operator's desk, at the officer's."""

from tests.browser.visit import Visit, wrong

SETTLE, PHOTOS = (f"section[aria-labelledby={it}] form" for it in ("settle", "photos"))
TRUST = [
    Visit("studio-reviews"),
    Visit("studio-reviews", who="acting"),
    Visit("studio-review", row="review"),
    wrong("studio-review", row="review"),
    Visit("studio-questions"),
    Visit("studio-questions", query="?show=all"),
    Visit("studio-question", row="question"),
    wrong("studio-question", row="question", send="main form.stack"),
    Visit("studio-honours"),
    Visit("studio-honour-new"),
    wrong("studio-honour-new"),
    Visit("market-reviews", who="operator"),
    Visit("market-reviews", who="operator", query="?show=all"),
    Visit("market-review", who="operator", row="review"),
    wrong("market-review", who="operator", row="review", send=SETTLE),
    wrong("market-review", who="operator", row="review", send=PHOTOS),
    Visit("market-questions", who="operator"),
    Visit("market-question", who="operator", row="held-question"),
    wrong("market-question", who="operator", row="held-question", send=SETTLE),
    Visit("desk-honours", who="officer"),
    Visit("desk-honours", who="officer", query="?show=decided"),
    Visit("desk-honour", who="officer", row="desk-honour"),
    wrong("desk-honour", who="officer", row="desk-honour", send="main form.stack"),
]
TRUST_PRESSES = {
    "studio-question-decline", "studio-question-voice", "studio-question-voice-file",
    "market-review-through", "market-review-photos", "market-question-through",
    "studio-honour-show", "studio-honour-back", "desk-honour-look", "desk-honour-verify",
}  # fmt: skip
