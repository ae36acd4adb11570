"""Questions for tests."""

from django.utils import timezone

from catalog.questions.models import Question
from catalog.questions.services import answer, ask
from tests.cast import a_work

WORDS = "这个手包能放下手机吗？"
TYPED = {"words": WORDS, "contact": "138 0013 8000"}


def a_question(work=None, words=WORDS, contact="+8613800138000", by=None, **fields) -> Question:
    fields = {"language": "zh-hans"} | fields
    return ask(work=work or a_work(), words=words, contact=contact, by=by, **fields)


def an_answered(work=None, answer_words="放得下，大号的也行。", **fields) -> Question:
    question = a_question(work, **fields)
    her = question.work.maker.user
    return answer(question=question, words=answer_words, is_maker=True, by=her)


def the_ask_page(work) -> str:
    return f"/works/{work.slug}-{work.pk}/ask/"


def kept():
    return list(Question.objects.order_by("pk").values())


def long_ago(question, **span):
    asked_at = timezone.now() - timezone.timedelta(**span)
    Question.objects.filter(pk=question.pk).update(asked_at=asked_at)
