"""A cached public page lives as long as the generation it was made in."""

from django.db import transaction
from django.db.models import F

from ground.pagecache.models import Generation


def refresh_public_pages() -> None:
    """Make every public page anew from the next request on; call it with the change itself.

    The number moves after commit, in a statement of its own: a long transaction never holds
    the row, and no page made from uncommitted data is kept under the new number.
    """
    transaction.on_commit(_next_generation)


def _next_generation() -> None:
    if not Generation.objects.filter(pk=1).update(number=F("number") + 1):
        Generation.objects.get_or_create(pk=1)
