from django.db.models import Q

from ground.accounts.models import User
from ground.regions.queries import within as in_region
from sellers.organs.models import Officer, Organ


def officer_of(user: User) -> Officer | None:
    """None: she is no officer, or not any more."""
    officers = Officer.objects.filter(user=user, is_active=True)
    return officers.select_related("organ__region", "user").first()


def within(organ: Organ, field: str) -> Q:
    """Rows whose `field`, a division, is the organ's own or lies below it."""
    return in_region(organ.region_id, field) if organ.region_id else Q()
