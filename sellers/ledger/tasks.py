"""The nightly self-check of the books."""

import logging

from celery import shared_task
from django.utils import timezone

from ground.messages.operator import tell_operator
from sellers.ledger.queries import faults, off_by_book, total

__all__ = ["check_books"]

logger = logging.getLogger(__name__)
_NAMED = 20  # faults told by name


@shared_task
def check_books() -> int:
    """The number of faults; any is an alarm, told once a day."""
    wrong = list(faults().values_list("key", flat=True)[:_NAMED])
    wrong += [f"{book} {fen}" for book, fen in off_by_book().items()]
    off = total()
    if not wrong and not off:
        return 0
    logger.error("the books are off by %s fen; faulty: %s", off, ", ".join(wrong))
    what = f"{off} fen; {', '.join(wrong)}"
    tell_operator(kind="ledger.faulty", key=str(timezone.localdate()), what=what)
    return len(wrong) or 1
