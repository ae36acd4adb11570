"""Hold a round, let surveyors in, ask for means. Every change of state is one update."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.regions.models import Division
from programme.survey.errors import NotNow, ShownElsewhere
from programme.survey.letters import tell_answer, tell_end, tell_surveyor
from programme.survey.models import Edition, PaperForm, ResourceRequest, Round, Surveyor
from programme.survey.parts import part_of
from programme.survey.queries import lies_in, needed_by
from sellers.organs.models import Officer

State = Round.State
Asked = ResourceRequest.State
MOST_FORMS = 200  # at once


@transaction.atomic
def plan_round(*, officer: Officer, edition: Edition, name_zh: str, closes_on: date) -> Round:
    """Raises NotNow where that edition may still change."""
    if not edition.is_published:
        raise NotNow
    made = Round.objects.create(
        organ=officer.organ,
        region=officer.organ.region,
        edition=edition,
        name_zh=name_zh,
        closes_on=closes_on,
        made_by=officer.user,
    )
    log(instance=made, action="survey.plan", user=officer.user)
    return made


@transaction.atomic
def publish_round(*, survey: Round, officer: Officer) -> None:
    """From now on forms can be printed. Raises NotNow."""
    _move(survey, State.DRAFT, State.PUBLISHED)
    log(instance=survey, action="survey.publish", user=officer.user)


@transaction.atomic
def open_round(*, survey: Round, officer: Officer) -> None:
    """Raises NotNow."""
    _move(survey, State.PUBLISHED, State.OPEN, opened_at=timezone.now())
    log(instance=survey, action="survey.open", user=officer.user)


@transaction.atomic
def close_round(*, survey: Round, officer: Officer) -> None:
    """What was begun by then is taken for an hour, paper for thirty days. Raises NotNow."""
    _move(survey, State.OPEN, State.CLOSED, closed_at=timezone.now())
    log(instance=survey, action="survey.close", user=officer.user)


def _move(survey: Round, before: State, after: State, **facts: Any) -> None:
    if not Round.objects.filter(pk=survey.pk, state=before).update(state=after, **facts):
        raise NotNow
    survey.refresh_from_db()


@transaction.atomic
def number_forms(*, survey: Round, how_many: int, by: User) -> list[PaperForm]:
    """The next numbers, each given once, whoever prints at the same time. Raises NotNow."""
    how_many = min(how_many, MOST_FORMS)
    rows = Round.objects.filter(pk=survey.pk, state__in=[State.PUBLISHED, State.OPEN])
    if not rows.update(printed=F("printed") + how_many):
        raise NotNow
    survey.refresh_from_db()
    first = survey.printed - how_many + 1
    forms = [
        PaperForm(round=survey, serial=serial, printed_by=by)
        for serial in range(first, survey.printed + 1)
    ]
    log(instance=survey, action="survey.print", user=by, data={"forms": how_many})
    return PaperForm.objects.bulk_create(forms)


@transaction.atomic
def let_survey(*, user: User, officer: Officer, region: Division, until: date) -> Surveyor:
    """In one place until that day; an earlier place of hers ends. Raises ShownElsewhere, NotNow."""
    own = officer.organ.region_id
    if own and own not in lies_in(region):
        raise ShownElsewhere
    Surveyor.objects.filter(user=user, ended_at=None).update(ended_at=timezone.now())
    terms = {"organ": officer.organ, "region": region, "until": until}
    try:
        with transaction.atomic():
            made = Surveyor.objects.create(user=user, granted_by=officer.user, **terms)
    except IntegrityError as twice:
        raise NotNow from twice
    log(instance=made, action="survey.surveyor", user=officer.user)
    tell_surveyor(made)
    return made


@transaction.atomic
def end_surveying(*, surveyor: Surveyor, officer: Officer) -> None:
    """Raises NotNow."""
    still = Surveyor.objects.filter(pk=surveyor.pk, ended_at=None)
    if not still.update(ended_at=timezone.now()):
        raise NotNow
    log(instance=surveyor, action="survey.surveyor_end", user=officer.user)
    tell_end(surveyor)


@transaction.atomic
def stop_surveying(*, user: User) -> None:
    """She goes; nobody is to be told."""
    Surveyor.objects.filter(user=user, ended_at=None).update(ended_at=timezone.now())


@transaction.atomic
def ask_for(*, officer: Officer, survey: Round, facts: dict[str, Any]) -> ResourceRequest:
    """`facts`: need, kind, what, quantity, amount_fen, reason; how many need it is counted now.

    Raises NotNow for the nation's organ, which has none above.
    """
    region, part = officer.organ.region, part_of(officer.organ)
    if region is None or part is None:
        raise NotNow
    made = ResourceRequest.objects.create(
        organ=officer.organ,
        region=region,
        round=survey,
        asked_by=officer.user,
        needed_by=needed_by(survey, part, facts["need"]),
        **facts,
    )
    log(instance=made, action="survey.ask", user=officer.user)
    return made


@transaction.atomic
def answer_request(
    *, request: ResourceRequest, officer: Officer, grants: bool, answer: str
) -> None:
    """By a higher organ, with its reason. Raises NotNow."""
    state = Asked.GRANTED if grants else Asked.REFUSED
    by = {"decided_by": officer.user, "decided_organ": officer.organ}
    still = ResourceRequest.objects.filter(pk=request.pk, state=Asked.ASKED)
    if not still.update(state=state, answer=answer, decided_at=timezone.now(), **by):
        raise NotNow
    request.refresh_from_db()
    log(instance=request, action=f"survey.{'grant' if grants else 'refuse'}", user=officer.user)
    tell_answer(request)


@transaction.atomic
def withdraw_request(*, request: ResourceRequest, officer: Officer) -> None:
    """Raises NotNow."""
    still = ResourceRequest.objects.filter(pk=request.pk, state=Asked.ASKED)
    if not still.update(state=Asked.WITHDRAWN):
        raise NotNow
    log(instance=request, action="survey.unask", user=officer.user)
