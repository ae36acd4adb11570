"""Who looked at a woman's way is on record, whether she has an account or not."""

from wagtail.log_actions import log

from ground.privacy.services import write_sighting
from programme.record.models import Person
from sellers.organs.models import Officer


def look(*, person: Person, officer: Officer, what: str, reason: str = "") -> None:
    """`what`: such as person.way or loan.case. She sees it where she has an account."""
    user = person.artisan.user if person.artisan else None
    if user:
        write_sighting(viewer=officer.user, about=user, what=what, reason=reason)
    else:
        log(instance=person, action="person.look", user=officer.user, data={"what": what})
