"""What she needs to take part is hers: who opened it is on record."""

from wagtail.log_actions import log

from ground.privacy.services import write_sighting
from programme.training.models import Enrolment
from sellers.organs.models import Officer


def look_at_access(row: Enrolment, officer: Officer) -> None:
    """She sees it where she has an account."""
    user = row.person.artisan.user if row.person.artisan else None
    if user:
        write_sighting(viewer=officer.user, about=user, what="training.access")
    else:
        log(instance=row, action="training.look", user=officer.user)
