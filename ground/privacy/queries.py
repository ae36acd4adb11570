from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncDate

from ground.privacy.models import Consent, Sighting


def agrees(user: Any, kind: str) -> bool:
    return Consent.objects.filter(user=user, kind=kind, withdrawn_at=None).exists()


def consents_of(user: Any) -> QuerySet[Consent]:
    """All she ever gave, newest first."""
    return Consent.objects.filter(user=user)


def sightings_of(user: Any) -> QuerySet[Sighting]:
    """Who looked at what is hers, each time."""
    return Sighting.objects.filter(about=user).select_related("viewer")


def folded(sightings: QuerySet[Sighting]) -> QuerySet[Any, Any]:
    """The same look of the same day, such as a page that was loaded again, is one fold; the
    rows themselves stay. `lines_of` reads a stretch of them.
    """
    alike = sightings.order_by().annotate(day=TruncDate("seen_at"))
    folds = alike.values("viewer", "about", "what", "reason", "day")
    return folds.annotate(newest=Max("pk"), times=Count("pk")).order_by("-newest")


def lines_of(folds: Iterable[dict[str, Any]]) -> list[Sighting]:
    """The last look of each fold, and as `times` how many there were."""
    times = {fold["newest"]: fold["times"] for fold in folds}
    rows = Sighting.objects.select_related("viewer", "about__artisan").in_bulk(list(times))
    for pk, row in rows.items():
        row.times = times[pk]  # type: ignore[attr-defined]
    return [rows[pk] for pk in times if pk in rows]


def masked(number: str) -> str:
    """First and last four: 5226**********0026."""
    if len(number) <= 8:
        return "*" * len(number)
    return f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}"
