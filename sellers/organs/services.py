"""Who acts for which organ. A new term or another organ is an appointment anew."""

from django.db import transaction
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.regions.models import Division
from sellers.organs.models import Officer, Organ


@transaction.atomic
def found_organ(*, kind: str, region: Division | None, name_zh: str, special: str = "") -> Organ:
    """The organ of a kind in a region; without one, the national. A second time the same.

    `special`: of the Corps or the state farms, which have organs of their own in a region.
    """
    organ, is_new = Organ.objects.get_or_create(
        kind=kind, region=region, special=special, defaults={"name_zh": name_zh}
    )
    if is_new:
        log(instance=organ, action="organ.found")
    return organ


@transaction.atomic
def appoint(*, user: User, organ: Organ, role: str) -> Officer:
    terms = {"organ": organ, "role": role, "is_active": True}
    officer, _is_new = Officer.objects.update_or_create(user=user, defaults=terms)
    log(instance=officer, action="officer.appoint", data={"organ": organ.pk, "role": role})
    return officer


@transaction.atomic
def dismiss(*, officer: Officer) -> bool:
    """From the next request on she sees nothing. False: she was dismissed already."""
    if not Officer.objects.filter(pk=officer.pk, is_active=True).update(is_active=False):
        return False
    log(instance=officer, action="officer.dismiss")
    return True
