from typing import Any

from django.db.models import QuerySet

from ground.privacy.models import Consent, Sighting


def agrees(user: Any, kind: str) -> bool:
    return Consent.objects.filter(user=user, kind=kind, withdrawn_at=None).exists()


def consents_of(user: Any) -> QuerySet[Consent]:
    """All she ever gave, newest first."""
    return Consent.objects.filter(user=user)


def sightings_of(user: Any) -> QuerySet[Sighting]:
    """Who looked at what is hers."""
    return Sighting.objects.filter(about=user).select_related("viewer")


def masked(number: str) -> str:
    """First and last four: 5226**********0026."""
    if len(number) <= 8:
        return "*" * len(number)
    return f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}"
