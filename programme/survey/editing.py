"""Write a questionnaire: a draft changes, a published edition never; a new one is its copy."""

import re
from typing import Any, BinaryIO, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from catalog.voice import MOST_BYTES, kind_of
from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import keep_file
from programme.survey.errors import Incomplete, NotNow, Published
from programme.survey.models import Edition, Option, Question, Questionnaire
from programme.survey.questionnaire import Block, Kind
from sellers.organs.models import Officer

_CHOOSES = (Kind.ONE, Kind.MANY)


class Line(NamedTuple):
    """An option as it is written."""

    text_zh: str
    text_en: str = ""
    family: str = ""
    resource: str = ""


def _lock(edition: Edition) -> Edition:
    """Nobody publishes it while it is changed. Raises Published."""
    now = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if now.is_published:
        raise Published
    return now


@transaction.atomic
def found_questionnaire(*, officer: Officer, name_zh: str, source: Edition) -> Edition:
    """Of her organ, begun as a copy of another. Returns its first edition, to be written."""
    made = Questionnaire.objects.create(organ=officer.organ, name_zh=name_zh)
    edition = Edition.objects.create(questionnaire=made, number=1)
    _copy(source, edition)
    log(instance=edition, action="survey.edition", user=officer.user)
    return edition


@transaction.atomic
def begin_edition(*, source: Edition, by: User) -> Edition:
    """The next one, as a copy. Raises NotNow where one is being written."""
    rows = Edition.objects.filter(questionnaire=source.questionnaire)
    last = rows.aggregate(last=Max("number"))["last"]
    try:
        with transaction.atomic():
            made = Edition.objects.create(questionnaire=source.questionnaire, number=last + 1)
    except IntegrityError as twice:
        raise NotNow from twice
    _copy(source, made)
    log(instance=made, action="survey.edition", user=by)
    return made


_SAME = ("code", "block", "position", "kind", "text_zh", "text_en", "is_craft", "bands", "most")
_OPTION = ("code", "position", "text_zh", "text_en", "family", "resource")


def _copy(source: Edition, to: Edition) -> None:
    for question in source.questions.prefetch_related("options"):
        same = {name: getattr(question, name) for name in _SAME}
        made = Question.objects.create(edition=to, voice=question.voice, **same)
        Option.objects.bulk_create(
            Option(question=made, **{name: getattr(option, name) for name in _OPTION})
            for option in question.options.all()
        )


@transaction.atomic
def publish_edition(*, edition: Edition, by: User) -> None:
    """From now on it never changes. Raises Published, Incomplete."""
    now = _lock(edition)
    questions = list(now.questions.prefetch_related("options"))
    if {question.block for question in questions} != set(Block.values):
        raise Incomplete
    if any(each.kind in _CHOOSES and len(each.options.all()) < 2 for each in questions):
        raise Incomplete
    Edition.objects.filter(pk=now.pk).update(published_at=timezone.now(), published_by=by)
    edition.refresh_from_db()
    log(instance=edition, action="survey.edition_out", user=by)


@transaction.atomic
def write_question(
    *, edition: Edition, facts: dict[str, Any], options: list[Line], by: User, pk: int | None = None
) -> Question:
    """`facts`: block, kind, text_zh, text_en, bands, most, is_craft.

    Without `pk` a new one, at the end of its block. Raises Published, NotNow.
    """
    now = _lock(edition)
    if pk is None:
        question = Question(edition=now, code=_next_code(now), position=_last(now) + 1)
    else:
        question = Question.objects.filter(edition=now, pk=pk).first() or _gone()
    if facts.get("is_craft"):
        now.questions.update(is_craft=False)
    for name, value in facts.items():
        setattr(question, name, value)
    question.save()
    _write_options(question, options if question.kind in _CHOOSES else [])
    log(instance=edition, action="survey.edition", user=by)
    return question


def _gone() -> Question:
    raise NotNow


def _next_code(edition: Edition) -> str:
    """One that no edition had: an answer's code always means the same question."""
    of_all = Question.objects.filter(edition__questionnaire=edition.questionnaire_id)
    taken = [re.fullmatch(r"q(\d+)", code) for code in of_all.values_list("code", flat=True)]
    return f"q{max([int(each[1]) for each in taken if each], default=0) + 1}"


def _last(edition: Edition) -> int:
    return edition.questions.aggregate(last=Max("position"))["last"] or 0


def _write_options(question: Question, lines: list[Line]) -> None:
    """One that is still said the same way in Chinese keeps its code."""
    known = {option.text_zh: option for option in question.options.all()}
    numbers = [re.fullmatch(r"o(\d+)", option.code) for option in known.values()]
    number = max([int(each[1]) for each in numbers if each], default=0)
    kept = []
    for position, line in enumerate(lines):
        option = known.pop(line.text_zh, None)
        if option is None:
            number += 1
            option = Option(question=question, code=f"o{number}", text_zh=line.text_zh)
        option.position, option.text_en = position, line.text_en
        option.family, option.resource = line.family, line.resource
        option.save()
        kept.append(option.pk)
    question.options.exclude(pk__in=kept).delete()


@transaction.atomic
def drop_question(*, edition: Edition, pk: int, by: User) -> None:
    """Raises Published, NotNow where it is gone already."""
    deleted, _each = Question.objects.filter(edition=_lock(edition), pk=pk).delete()
    if not deleted:
        raise NotNow
    log(instance=edition, action="survey.edition", user=by)


@transaction.atomic
def move_question(*, edition: Edition, pk: int, by: User) -> None:
    """Up by one within its block; the first stays first. Raises Published, NotNow."""
    now = _lock(edition)
    question = now.questions.filter(pk=pk).first() or _gone()
    block = list(now.questions.filter(block=question.block))
    at = block.index(question)
    if not at:
        return
    before = block[at - 1]
    before.position, question.position = question.position, before.position
    Question.objects.bulk_update([before, question], ["position"])
    log(instance=edition, action="survey.edition", user=by)


@transaction.atomic
def speak_question(*, edition: Edition, pk: int, file: BinaryIO, by: User) -> None:
    """Read aloud by an officer; editions that copied it keep the one they had.

    Raises Published, NotNow, NoteRefused.
    """
    question = _lock(edition).questions.filter(pk=pk).first() or _gone()
    data = file.read(MOST_BYTES + 1)
    kind = kind_of(data)
    question.voice = keep_file(data=data, kind=PrivateFile.Kind.VOICE, content_type=kind, owner=by)
    question.save(update_fields=["voice"])
    log(instance=edition, action="survey.edition", user=by)
