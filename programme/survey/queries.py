"""What an officer, a surveyor and she herself may see of the rounds."""

from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from ground.accounts.models import User
from ground.regions.models import Division
from ground.regions.queries import mainland_counties
from ground.regions.queries import within as in_region
from programme.record.models import Person
from programme.record.queries import hers, known_person, persons_for, special_of
from programme.survey.models import (
    Edition,
    Option,
    Question,
    Questionnaire,
    ResourceRequest,
    Response,
    Round,
    Surveyor,
    Tally,
)
from programme.survey.parts import Part
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import within

State = Round.State


def questions_of(edition: Edition) -> QuerySet[Question]:
    return edition.questions.prefetch_related("options")


def lies_in(region: Division | None) -> list[str]:
    """The place itself and what it lies in."""
    codes = []
    while region:
        codes.append(region.pk)
        region = region.parent
    return codes


def rounds_for(officer: Officer) -> QuerySet[Round]:
    """Of her own place, of places below, and those from above that ask in hers.

    What is still in the making is its own organ's.
    """
    rows = Round.objects.filter(_near(officer.organ))
    ready = rows.exclude(state=State.DRAFT) | rows.filter(organ=officer.organ)
    return ready.select_related("organ", "region", "edition__questionnaire")


def _near(organ: Organ) -> Q:
    """The nation's organs have everything below them."""
    if organ.region_id is None:
        return Q()
    above = Q(region__in=lies_in(organ.region), organ__special=organ.special)
    return within(organ, "region", "organ__special") | Q(region=None) | above


def reaches(officer: Officer, survey: Round) -> bool:
    """Whom it asks: who answered, paper, single answers. The nation reads the counts alone of what
    organs below it ask.
    """
    return survey.region_id is None or officer.organ.region_id is not None


def holds(officer: Officer, survey: Round) -> bool:
    """It is her organ's to change; an auditor only reads."""
    return survey.organ_id == officer.organ_id and not officer.audits


def questionnaires_for(officer: Officer) -> QuerySet[Questionnaire]:
    rows = Questionnaire.objects.filter(Q(organ=None) | Q(organ=officer.organ))
    return rows.prefetch_related("editions")


def editions_for(officer: Officer) -> QuerySet[Edition]:
    rows = Edition.objects.filter(questionnaire__in=questionnaires_for(officer))
    return rows.select_related("questionnaire")


def own_draft(officer: Officer) -> QuerySet[Edition]:
    """What she may write in."""
    return editions_for(officer).filter(questionnaire__organ=officer.organ, published_at=None)


def responses_for(officer: Officer, survey: Round) -> QuerySet[Response]:
    """Of the women whom she may see; what was taken back is nobody's to see."""
    if not reaches(officer, survey):
        return Response.objects.none()
    rows = Response.objects.filter(round=survey, withdrawn_at=None)
    rows = rows.filter(person__in=persons_for(officer))
    return rows.select_related("person__artisan__user", "region", "given_by", "form", "round")


def surveyors_for(officer: Officer) -> QuerySet[Surveyor]:
    rows = Surveyor.objects.filter(organ=officer.organ)
    return rows.select_related("user", "region__parent__parent")


def surveyor_of(user: User) -> Surveyor | None:
    """None: she asks for nobody, or not any more."""
    rows = Surveyor.objects.filter(user=user, ended_at=None, until__gte=timezone.localdate())
    return rows.select_related("organ", "region__parent__parent", "user").first()


def rounds_in(region: Division, special: str) -> QuerySet[Round]:
    """Open, and asking whoever lives there and belongs to the same province, Corps or farms."""
    lies = Q(region__in=lies_in(region), organ__special=special)
    rows = Round.objects.filter(Q(region=None) | lies, state=State.OPEN)
    return rows.select_related("organ", "edition__questionnaire")


def rounds_of(surveyor: Surveyor) -> QuerySet[Round]:
    """Those that her place lies in; a place that is wider than a round finds it too."""
    place = surveyor.region
    lies = Q(region__in=lies_in(place)) | in_region(place.pk, "region")
    own = Q(organ__special=surveyor.organ.special)
    rows = Round.objects.filter(Q(region=None) | lies & own, state=State.OPEN)
    return rows.select_related("organ", "edition__questionnaire")


def met_in(place: Division | None) -> QuerySet[Person]:
    """Who lives there and is on record."""
    rows = Person.objects.filter(same_as=None, forgotten_at=None)
    rows = rows.filter(in_region(place.pk, "region")) if place else rows
    return rows.select_related("region__parent__parent", "artisan__user", "unit", "same_as")


def counties_in(place: Division | None) -> QuerySet[Division]:
    """Where whoever is asked there may live."""
    counties = mainland_counties()
    return counties.filter(in_region(place.pk, "parent") | Q(pk=place.pk)) if place else counties


def places_in(place: Division | None) -> QuerySet[Division]:
    """Where a surveyor may be sent: the organ's own place, what lies in it, down to counties."""
    rows = Division.objects.select_related("parent__parent")
    return rows.filter(in_region(place.pk, "parent") | Q(pk=place.pk)) if place else rows


def her_person(user: User) -> Person | None:
    artisan = Artisan.objects.filter(user=user).select_related("region", "user").first()
    return known_person(artisan) if artisan else None


def responses_of(person: Person) -> QuerySet[Response]:
    rows = Response.objects.filter(hers(person), withdrawn_at=None)
    return rows.select_related("round__organ", "given_by")


def requests_of(officer: Officer) -> QuerySet[ResourceRequest]:
    """What her own organ asked for."""
    return _requests().filter(organ=officer.organ)


def requests_to(officer: Officer) -> QuerySet[ResourceRequest]:
    """Asked from below: by organs of her organ's kind within its place; most needed first."""
    below = _requests().filter(
        within(officer.organ, "region", "organ__special"), organ__kind=officer.organ.kind
    )
    return below.exclude(organ=officer.organ)


def _requests() -> QuerySet[ResourceRequest]:
    return ResourceRequest.objects.select_related(
        "organ", "region", "round", "need__question", "asked_by", "decided_by", "decided_organ"
    )


def needed_by(survey: Round, part: Part, need: Option) -> int:
    """How many women of that part said so."""
    rows = Tally.objects.filter(
        part.counted, round=survey, question=need.question_id, value=need.code
    )
    return rows.aggregate(n=Sum("times"))["n"] or 0


def needs_of(survey: Round, part: Part | None) -> list[tuple[Option, int]]:
    """Every need that means would meet, the most said first."""
    options = Option.objects.filter(question__edition=survey.edition_id, question__block="needs")
    rows = Tally.objects.filter(round=survey, question__block="needs")
    rows = rows.filter(part.counted) if part else rows
    counts: dict[tuple[Any, Any], int] = {
        (row["question"], row["value"]): row["n"]
        for row in rows.values("question", "value").annotate(n=Sum("times"))
    }
    ranked = [
        (each, counts.get((each.question_id, each.code), 0))
        for each in options.exclude(resource="").select_related("question")
    ]
    return sorted(ranked, key=lambda pair: (-pair[1], pair[0].pk))


def overdue_rounds(officer: Officer) -> QuerySet[Round]:
    """Her organ's, open past the day on which they were to close."""
    late = Round.objects.filter(state=State.OPEN, closes_on__lt=timezone.localdate())
    return late.filter(organ=officer.organ)


def rounds_that_ask(person: Person) -> QuerySet[Round]:
    """Open where she lives, and she has not answered."""
    answered = Response.objects.filter(hers(person)).order_by().values("round")
    return rounds_in(person.region, special_of(person)).exclude(pk__in=answered)
