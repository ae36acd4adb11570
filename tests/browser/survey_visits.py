"""The survey: hers, the surveyor's in the field, and the desk's."""

from tests.browser.visit import Visit, wrong

DRAFT_QUESTION = {"question_pk": "draft question"}
HERS = [
    Visit("studio-survey"),
    Visit("studio-survey", who="newcomer"),
    Visit("studio-survey-answer", row="her round"),
    wrong("studio-survey-answer", row="her round"),
    Visit("studio-survey-answer", row="answered round"),
]
FIELD = [
    Visit("desk-surveying", who="surveyor"),
    Visit("desk-surveying-who", who="surveyor", row="survey round"),
    wrong("desk-surveying-who", who="surveyor", row="survey round"),
    wrong("desk-surveying-paper", who="surveyor", row="survey round"),
    Visit("desk-surveying-ask", who="surveyor", row="survey round", more={"person_pk": "person"}),
    wrong("desk-surveying-ask", who="surveyor", row="survey round", more={"person_pk": "person"}),
]
DESK = [
    *(Visit(f"desk-survey{page}", who="officer") for page in ("", "-new", "-requests")),
    *(
        Visit(f"desk-survey-{page}", who="officer", row="survey round")
        for page in ("round", "results", "forms", "entry", "responses", "ask")
    ),
    Visit("desk-survey-results", who="officer", row="survey round", query="?by=craft&for=outside"),
    Visit("desk-survey-forms", who="officer", row="survey round", query="?first=1&last=2"),
    wrong("desk-survey-new", who="officer"),
    wrong("desk-survey-entry", who="officer", row="survey round"),
    wrong("desk-survey-ask", who="officer", row="survey round"),
    Visit(
        "desk-survey-response",
        who="officer",
        row="survey round",
        more={"response_pk": "survey response"},
    ),
    Visit("desk-survey-request", who="officer", row="means request"),
    Visit("desk-survey-surveyors", who="officer"),
    wrong("desk-survey-surveyors", who="officer", send="main form.stack"),
    Visit("desk-survey-questionnaires", who="officer"),
    Visit("desk-survey-edition", who="officer", row="question draft"),
    Visit("desk-survey-question-new", who="officer", row="question draft"),
    wrong("desk-survey-question-new", who="officer", row="question draft"),
    Visit("desk-survey-question", who="officer", row="question draft", more=DRAFT_QUESTION),
]
SURVEY = [*HERS, *FIELD, *DESK]
SURVEY_PRESSES = {
    "studio-survey-back", "studio-survey-voice", "studio-survey-fill", "desk-surveying-voice",
    "desk-survey-move", "desk-survey-sheet", "desk-survey-response-back",
    "desk-survey-request-back", "desk-survey-surveyor-end", "desk-survey-edition-out",
    "desk-survey-edition-next", "desk-survey-question-up", "desk-survey-question-drop",
    "desk-survey-question-voice",
}  # fmt: skip
