"""She answers, or does not; the asker is told, and the contact goes."""

import pytest
from django.db import IntegrityError, transaction

from catalog.questions.errors import HasMoved
from catalog.questions.models import Question
from catalog.questions.services import (
    answer,
    decline,
    forget_old_contacts,
    hide,
    let_through,
    show_again,
)
from catalog.questions.voice import keep_spoken
from ground.messages.models import Message
from ground.privacy.models import PrivateFile
from tests.cast import a_user, an_operator
from tests.catalog.questions.asked import a_question, an_answered, kept, long_ago
from tests.catalog.studio.hers import a_recording

pytestmark = pytest.mark.django_db
State = Question.State
WHY = {"reason": "advert", "words": "请不要放网址。"}


def told(kind=None):
    rows = Message.objects.exclude(kind="question.new").order_by("pk")
    return list(rows.values_list("kind", "recipient"))


def her(question):
    return question.work.maker.user


def test_answered_it_is_told_and_the_contact_is_deleted():
    question = a_question()

    answer(question=question, words="放得下。", is_maker=True, by=her(question))

    assert (question.state, question.answer, question.contact) == (State.ANSWERED, "放得下。", "")
    message = Message.objects.get(kind="question.answer")
    assert message.recipient == "+8613800138000"
    assert "放得下。" in message.body


def test_who_has_an_account_is_told_there():
    asker = a_user(email="bing@example.com")

    an_answered(by=asker)

    assert told() == [("question.answer", asker.phone)]


def test_in_english_the_asker_is_told_in_english():
    an_answered(language="en", contact="a@b.com")

    message = Message.objects.get(kind="question.answer")
    assert message.body.startswith("[Qiaoshou] Your question about “Butterfly clutch”")


def test_an_answer_is_changed_and_nobody_is_told_twice():
    question = an_answered()

    answer(question=question, words="小号的放不下。", is_maker=True, by=her(question))

    assert Question.objects.get().answer == "小号的放不下。"
    assert len(told()) == 1


def test_declined_without_a_reason_the_asker_is_told_kindly():
    question = a_question()

    decline(question=question, by=her(question))

    assert (question.state, question.contact) == (State.DECLINED, "")
    assert told() == [("question.decline", "+8613800138000")]


def test_what_she_declined_she_may_answer_later_and_none_is_told():
    question = a_question()
    decline(question=question, by=her(question))

    answer(question=question, words="放得下。", is_maker=True, by=her(question))

    assert question.state == State.ANSWERED
    assert len(told()) == 1


@pytest.mark.parametrize("state", ["answered", "hidden", "held"])
def test_declining_comes_once_and_only_to_what_waits(state):
    question = a_question(words="看 cheap-silk.com" if state == "held" else "放得下吗？")
    if state == "answered":
        answer(question=question, words="放得下。", is_maker=True, by=her(question))
    if state == "hidden":
        hide(question=question, by=an_operator(), **WHY)
    before, letters = kept(), told()

    with pytest.raises(HasMoved):
        decline(question=question, by=her(question))

    assert (kept(), told()) == (before, letters)


def test_two_answers_at_once_the_second_is_asked_to_read_again():
    question = a_question()
    seen = Question.objects.get()
    answer(question=question, words="放得下。", is_maker=True, by=her(question))
    before = kept()

    with pytest.raises(HasMoved):
        answer(question=seen, words="放不下。", is_maker=False, by=her(question))

    assert kept() == before


@pytest.mark.parametrize("words", ["看 cheap-silk.com", "放得下吗？"])
def test_the_operator_hides_it_and_the_asker_reads_why(words):
    question = a_question(words=words)

    hide(question=question, by=an_operator(), **WHY)

    assert question.state == State.HIDDEN
    assert told() == [("question.hide", "+8613800138000")]
    assert "请不要放网址。" in Message.objects.get(kind="question.hide").body


def test_shown_again_it_is_what_it_was():
    operator = an_operator()
    waiting, answered = a_question(), an_answered(words="有红的吗？")
    for question in (waiting, answered):
        hide(question=question, by=operator, **WHY)
        show_again(question=question, words="看错了", by=operator)

    assert [waiting.state, answered.state] == [State.WAITING, State.ANSWERED]


def test_what_was_held_goes_to_her():
    question = a_question(words="看 cheap-silk.com")

    let_through(question=question, by=an_operator())

    assert question.state == State.WAITING
    assert Message.objects.filter(kind="question.new").count() == 1
    with pytest.raises(HasMoved):
        let_through(question=question, by=an_operator("孙运营"))


def test_the_database_keeps_no_contact_with_an_answer_and_hides_nothing_without_a_reason():
    question = a_question()
    rows = Question.objects.filter(pk=question.pk)

    for changes in ({"state": "answered", "answer": "好"}, {"state": "declined"},
                    {"state": "hidden"}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**changes)


def test_after_ninety_days_nobody_waits_and_the_contact_goes():
    old, new = a_question(), a_question(words="有红的吗？")
    long_ago(old, days=91)

    assert forget_old_contacts() == 1

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.contact, new.contact) == ("", "+8613800138000")


def test_what_she_says_lies_sealed_until_it_is_written_down():
    question = a_question()
    spoken = {"owner": her(question), "by": her(question)}
    keep_spoken(question=question, file=a_recording(), **spoken)
    keep_spoken(question=question, file=a_recording(b"ID3\x03\x00 again"), **spoken)
    assert PrivateFile.objects.count() == 1

    answer(question=question, words="放得下。", is_maker=True, by=her(question))

    assert PrivateFile.objects.count() == 0
    assert question.voice is None
