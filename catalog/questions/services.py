"""Ask, answer, decline; hide with a reason and show again. The asker is told of each."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from catalog.models import Product
from catalog.questions.errors import AskedAlready, HasMoved
from catalog.questions.letters import tell_asker, tell_hers
from catalog.questions.models import Question
from catalog.questions.queries import with_old_contacts
from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from ground.privacy.contacts import tells_a_contact
from ground.privacy.services import destroy_file

State = Question.State


@transaction.atomic
def ask(*, work: Product, words: str, contact: str, by: User | None, language: str) -> Question:
    """It waits for her, or for a look where it leads elsewhere. Raises AskedAlready."""
    open_ones = Question.objects.filter(work=work, state__in=[State.HELD, State.WAITING])
    if open_ones.filter(words=words).exists():
        raise AskedAlready
    state = State.HELD if tells_a_contact(words) else State.WAITING
    facts = {"contact": "" if by else contact, "asked_by": by, "language": language}
    now = timezone.now()
    question = Question.objects.create(work=work, words=words, state=state, asked_at=now, **facts)
    log(instance=question, action="question.ask", user=by)
    if state == State.WAITING:
        tell_hers(question)
    return question


@transaction.atomic
def answer(*, question: Question, words: str, is_maker: bool, by: User) -> Question:
    """Everyone sees it from now on; changed, the asker is not told again. Raises HasMoved."""
    was = {"state": question.state, "answer": question.answer}
    if question.state not in {State.WAITING, State.ANSWERED, State.DECLINED}:
        raise HasMoved
    changes = {"answer": words, "answered_by": by, "is_answer_of_maker": is_maker, "contact": ""}
    as_read = Question.objects.filter(pk=question.pk, **was)
    if not as_read.update(state=State.ANSWERED, answered_at=timezone.now(), **changes):
        raise HasMoved
    if was["state"] == State.WAITING:
        question.answer = words
        tell_asker(question, "answer")
    _done(question, "question.answer", by, {"before": was["answer"]})
    return question


@transaction.atomic
def decline(*, question: Question, by: User) -> None:
    """Without a reason. Raises HasMoved."""
    waits = Question.objects.filter(pk=question.pk, state=State.WAITING)
    if not waits.update(state=State.DECLINED, contact=""):
        raise HasMoved
    tell_asker(question, "decline")
    _done(question, "question.decline", by, {})


def _done(question: Question, action: str, by: User, data: dict[str, object]) -> None:
    """The recording has served, and pages are made anew."""
    if question.voice:
        destroy_file(question.voice)
    question.refresh_from_db()
    log(instance=question, action=action, user=by, data=data)
    refresh_public_pages()


@transaction.atomic
def let_through(*, question: Question, by: User) -> None:
    """What was held goes to her. Raises HasMoved."""
    _move(question, [State.HELD], state=State.WAITING)
    log(instance=question, action="question.let_through", user=by)
    tell_hers(question)


@transaction.atomic
def hide(*, question: Question, reason: str, words: str, by: User) -> None:
    """Nobody sees it from the next request on; the asker is told why. Raises HasMoved."""
    why = {"hide_reason": reason, "hide_words": words, "hidden_by": by}
    _move(question, _SEEN, state=State.HIDDEN, hidden_at=timezone.now(), **why)
    told = {"reason": reason, "words": words}
    log(instance=question, action="question.hide", user=by, data=told)
    tell_asker(question, "hide")


_SEEN = [State.HELD, State.WAITING, State.ANSWERED, State.DECLINED]


@transaction.atomic
def show_again(*, question: Question, words: str, by: User) -> None:
    """As it was: answered, or waiting for her. Why it was hidden stays in the log.

    Raises HasMoved.
    """
    state = State.ANSWERED if question.answer else State.WAITING
    nothing = {"hide_reason": "", "hide_words": "", "hidden_by": None, "hidden_at": None}
    _move(question, [State.HIDDEN], state=state, **nothing)
    log(instance=question, action="question.show_again", user=by, data={"words": words})
    tell_asker(question, "show_again")
    if state == State.WAITING:
        tell_hers(question)


def _move(question: Question, before: list[State], **changes: object) -> None:
    """As the operator read it."""
    as_read = Question.objects.filter(pk=question.pk, state=question.state, answer=question.answer)
    if question.state not in before or not as_read.update(**changes):
        raise HasMoved
    question.refresh_from_db()
    refresh_public_pages()


@transaction.atomic
def forget_old_contacts() -> int:
    return with_old_contacts(timezone.now()).update(contact="")


@transaction.atomic
def forget_asker(*, of: User) -> None:
    """Her account goes; what was answered helps others still."""
    hers: QuerySet[Question] = Question.objects.filter(asked_by=of)
    hers.update(asked_by=None, contact="")
