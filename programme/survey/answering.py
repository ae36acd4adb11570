"""Keep what one woman answered, count it apart from her, and let it go when she says so."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.services import write_sighting
from ground.regions.queries import within as in_region
from programme.record.models import Person, Step
from programme.record.queries import hers, known_person, special_of
from programme.record.services import note_step, reference_to
from programme.survey.asking import Answers, counted, family_of, fitting
from programme.survey.errors import (
    AnsweredAlready,
    FormEntered,
    NoConsent,
    NotNow,
    RoundOver,
    ShownElsewhere,
)
from programme.survey.letters import tell_kept
from programme.survey.models import PaperForm, Question, Response, Round, Tally
from programme.survey.queries import questions_of
from programme.survey.texts import CONSENT
from sellers.artisans.models import Artisan
from sellers.organs.queries import words_of

Way = Response.Way


@dataclass(frozen=True)
class Given:
    """How an answer came: who brought it, by what way, and what she agreed to."""

    way: Response.Way
    by: User
    agrees: bool
    may_fill: bool = False
    answered_on: date | None = None
    form: PaperForm | None = None


@transaction.atomic
def answer(*, survey: Round, person: Person, said: dict[str, Any], given: Given) -> Response:
    """Once a round and woman. Raises NoConsent, RoundOver, ShownElsewhere, NotAsked,
    AnsweredAlready, FormEntered; then nothing is kept. Who took back and says it anew is kept
    and not counted a second time.
    """
    person = person.same_as or person
    _refuse_if_needed(survey, person, given)
    questions = list(questions_of(survey.edition))
    answers = fitting(questions, said)
    response = _create(survey, person, given, answers, family_of(questions, answers))
    if not _counted_before(survey, person):
        _count(response, counted(questions, answers))
    about = {"about_zh": survey.name_zh, "about_en": survey.name_en}
    # The round proves it, not the response: so nothing leads from her to what is taken back.
    facts: dict[str, Any] = {"happened_on": response.answered_on, **about}
    note_step(person=person, kind=Step.Kind.SURVEYED, proof=survey, by=given.by, **facts)
    log(instance=survey, action="survey.answer", user=given.by, data={"way": given.way})
    if given.way != Way.HERSELF:
        tell_kept(response)
    return response


def _refuse_if_needed(survey: Round, person: Person, given: Given) -> None:
    if not given.agrees:
        raise NoConsent
    survey.refresh_from_db()
    is_paper = given.way == Way.PAPER
    if not (survey.takes_paper if is_paper else survey.takes_what_was_begun):
        raise RoundOver
    if given.form and (met := Response.objects.filter(form=given.form).first()):
        raise FormEntered(met.pk)
    if met := Response.objects.filter(hers(person), round=survey).first():
        raise AnsweredAlready(met.pk)
    here = Person.objects.filter(pk=person.pk, forgotten_at=None)
    if survey.region_id:
        ours = words_of(survey.organ)
        here = here.filter(in_region(survey.region_id, "region"), unit__in=ours)
    if not here.exists():
        raise ShownElsewhere


def _create(survey: Round, person: Person, given: Given, answers: Answers, family: str) -> Response:
    try:
        with transaction.atomic():
            return Response.objects.create(
                round=survey,
                person=person,
                region=person.region,
                special=special_of(person),
                family=family,
                way=given.way,
                form=given.form,
                answers=json.dumps(answers, ensure_ascii=False),
                consent=CONSENT.version,
                may_fill=given.may_fill,
                answered_on=given.answered_on or timezone.localdate(),
                given_by=given.by,
            )
    except IntegrityError as twice:
        if given.form and (met := Response.objects.filter(form=given.form).first()):
            raise FormEntered(met.pk) from twice
        met = Response.objects.get(round=survey, person=person)
        raise AnsweredAlready(met.pk) from twice


def _counted_before(survey: Round, person: Person) -> bool:
    steps = Step.objects.filter(hers(person), kind=Step.Kind.SURVEYED, voided_at=None)
    return steps.filter(reference=reference_to(survey)).exists()


def _count(response: Response, values: Sequence[tuple[Question, str]]) -> None:
    """In one order, so that two at once never wait for each other."""
    if not values:
        return
    there = {
        "round": response.round,
        "region": response.region,
        "special": response.special,
        "family": response.family,
    }
    rows = [Tally(question=question, value=value, **there) for question, value in values]
    rows.sort(key=lambda row: (row.question_id, row.value))
    Tally.objects.bulk_create(rows, ignore_conflicts=True)
    which = reduce(or_, (Q(question=row.question_id, value=row.value) for row in rows))
    Tally.objects.filter(which, **there).update(times=F("times") + 1)


@transaction.atomic
def take_back(*, response: Response, by: User) -> None:
    """Her link and what she said go; the counts stay and say of nobody. Raises NotNow."""
    nothing = {"person": None, "answers": "", "may_fill": False}
    still = Response.objects.filter(pk=response.pk, withdrawn_at=None)
    if not still.update(withdrawn_at=timezone.now(), given_by=None, **nothing):
        raise NotNow
    log(instance=response, action="survey.take_back", user=by)
    response.refresh_from_db()


@transaction.atomic
def leave(*, artisan: Artisan) -> None:
    """She goes: what is left of her answers are the counts."""
    person = known_person(artisan)
    if person is None:
        return
    nothing = {"person": None, "answers": "", "may_fill": False, "given_by": None}
    Response.objects.filter(hers(person)).update(withdrawn_at=timezone.now(), **nothing)


def look_at(*, response: Response, viewer: User, reason: str) -> Answers:
    """What one woman said; that it was looked at is on record, for her too. Raises NotNow."""
    if response.person is None:
        raise NotNow
    note_look(person=response.person, viewer=viewer, what="survey.answers", reason=reason)
    return read_answers(response)


def read_answers(response: Response) -> Answers:
    return json.loads(response.answers or "{}")


def note_look(*, person: Person, viewer: User, what: str, reason: str) -> None:
    """On her own list where she has an account; on the row's where she has none."""
    user = person.artisan.user if person.artisan else None
    if user:
        write_sighting(viewer=viewer, about=user, what=what, reason=reason)
    else:
        log(instance=person, action="survey.look", user=viewer, data={"what": what})
