"""Training: at the officer's desk, on her own pages, in the trainer's rooms."""

from tests.browser.visit import Visit, wrong

_AT = {"session": "run's session"}
TRAINING = [
    *(
        Visit(f"desk-training{name}", who="officer")
        for name in ("", "-calendar", "-sites", "-courses", "-trainers", "-plans", "-rules",
                     "-runs", "-followups", "-site-new")
    ),
    Visit("desk-training-course-new", who="officer"),
    wrong("desk-training-course-new", who="officer"),
    wrong("desk-training-run-new", who="officer"),
    wrong("desk-training-site", who="officer", row="site", send="form[action$='/trainer/']"),
    Visit("desk-training-course", who="officer", row="course"),
    Visit("desk-training-run", who="officer", row="run"),
    Visit("desk-training-run-change", who="officer", row="run"),
    wrong("desk-training-run-cancel", who="officer", row="run"),
    wrong("desk-training-run-again", who="officer", row="run"),
    Visit("desk-training-run-enrol", who="officer", row="run", query="?q=秀"),
    wrong("desk-training-session", who="officer", row="run", more=_AT, send="form[enctype]"),
    wrong("desk-training-enrolment", who="officer", row="enrolment",
          send="form[action$='/answer/']"),
    Visit("desk-training-enrolment", who="officer", row="finished"),
    Visit("desk-training-paper", who="officer", row="finished"),
    wrong("desk-training-followup", who="officer", row="followup"),
    *(Visit(f"desk-training-outreach{name}", who="officer") for name in ("", "-print")),
    wrong("desk-training-outreach-new", who="officer"),
    Visit("desk-training-outreach-one", who="officer", row="outreach"),
    Visit("studio-training"),
    Visit("studio-training-run", row="other run"),
    *(Visit("studio-training-mine", row=row) for row in ("her place", "her paper")),
    Visit("studio-training-paper", row="her paper"),
    Visit("studio-lessons"),
    Visit("teaching", who="trainer"),
    Visit("teaching-run", who="trainer", row="run"),
    Visit("teaching-session", who="trainer", row="run", more=_AT),
    Visit("teaching-code", who="trainer", more={"code": "code"}),
]  # fmt: skip
TRAINING_PRESSES = {
    *(f"desk-training-{name}" for name in (
        "teach", "unteach", "plan-yes", "import", "answer", "assess", "finish",
        "unfinished", "withdraw", "revoke",
    )),
    *(f"desk-training-run-{name}" for name in (
        "open", "seats", "finish", "close", "sheet", "plan",
    )),
    "studio-training-leave", "studio-lesson-watched", "teaching-assess", "teaching-import",
}  # fmt: skip
