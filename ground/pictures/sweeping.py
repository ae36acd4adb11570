"""Pictures whose sizes never came: the worker died between the commit and its task."""

import logging
from datetime import timedelta

from django.utils import timezone

from ground.pictures.models import Picture
from ground.pictures.services import make_sizes
from ground.pictures.sizes import SQUARE

AFTER = timedelta(minutes=15)  # its own task has had its turn
A_RUN = 25
_log = logging.getLogger(__name__)


def make_missing_sizes() -> int:
    """How many were made; in any order, so that one that cannot be made is in nobody's way."""
    before = timezone.now() - AFTER
    waiting = Picture.objects.filter(created_at__lt=before).exclude(sources__has_key=SQUARE)
    return sum(_made(pk) for pk in waiting.order_by("?").values_list("pk", flat=True)[:A_RUN])


def _made(pk: int) -> bool:
    """Not where another run was faster, or its file is gone."""
    picture = Picture.objects.filter(pk=pk).exclude(sources__has_key=SQUARE).first()
    if picture is None:
        return False
    try:
        make_sizes(picture=picture)
    except OSError:
        _log.warning("picture %s cannot be read, so it has no sizes", pk)
        return False
    return True
