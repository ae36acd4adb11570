"""Examples of the addresses of reviews, questions and honours."""

from catalog.questions.models import Question
from catalog.questions.voice import keep_spoken
from sellers.honours.models import Honour
from shop.reviews.models import Hiding, Review, ReviewPhoto
from tests.cast import a_work
from tests.catalog.questions.asked import a_question
from tests.catalog.studio.hers import a_recording
from tests.flows.insight import ABOUT_INSIGHT, INSIGHT_MODELS, OWN_INSIGHT, insight_rows
from tests.sellers.honours.given import an_honour
from tests.shop.reviews.said import a_line, a_review

OWN_TRUST = OWN_INSIGHT | {
    "studio-reviews", "studio-questions", "market-reviews", "market-questions",
    "studio-honours", "studio-honour-new", "desk-honours",
}  # fmt: skip
ABOUT_TRUST = ABOUT_INSIGHT | {
    "studio-review": "review",
    **dict.fromkeys(
        ("studio-question", "studio-question-decline", "studio-question-voice",
         "studio-question-voice-file"), "question",
    ),
    **dict.fromkeys(("market-review", "market-review-through", "market-review-photos"), "review"),
    **dict.fromkeys(("market-question", "market-question-through"), "held-question"),
    **dict.fromkeys(("studio-honour-show", "studio-honour-back"), "honour"),
    **dict.fromkeys(("desk-honour", "desk-honour-look", "desk-honour-verify"), "desk-honour"),
}  # fmt: skip
TRUST_MODELS = [Hiding, Honour, Question, Review, ReviewPhoto, *INSIGHT_MODELS]


def trust_rows(shop):
    """What buyers say and ask of a work of this shop, and honours of hers and of another."""
    work, her = a_work(shop=shop), shop.artisan.user
    question = a_question(work)
    keep_spoken(question=question, file=a_recording(), owner=her, by=her)
    return {
        "review": a_review(a_line(work), photos=1),
        "question": question,
        "held-question": a_question(work, words="看 cheap-silk.com"),
        "honour": an_honour(shop.artisan, photo=None),
        "desk-honour": an_honour(),
        **insight_rows(shop),
    }
