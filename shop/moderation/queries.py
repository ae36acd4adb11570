from django.db.models import Q, QuerySet

from ground.accounts.models import User
from sellers.partner.queries import shops_of
from shop.moderation.models import Appeal, Report, Suspension


def suspensions_for(user: User) -> QuerySet[Suspension]:
    """Of the shops a person runs and of their works, the latest first."""
    shops = shops_of(user).order_by().values("pk")
    hers = Q(shop__in=shops) | Q(work__shop__in=shops)
    return Suspension.objects.filter(hers).select_related("shop", "work__shop")


def lasting_for(user: User) -> list[Suspension]:
    """What of hers is suspended now."""
    return list(suspensions_for(user).filter(until=None))


def all_suspensions() -> QuerySet[Suspension]:
    """For the operator: those that last first."""
    rows = Suspension.objects.select_related("shop", "work__shop", "suspended_by", "lifted_by")
    return rows.order_by("until", "-since", "-pk").prefetch_related("appeals")


def lasting() -> QuerySet[Suspension]:
    return all_suspensions().filter(until=None)


def appealed_suspensions() -> QuerySet[Suspension]:
    """Whose appeal waits, the one that waits longest first."""
    waiting = all_suspensions().filter(appeals__decided_at=None, appeals__isnull=False)
    return waiting.order_by("appeals__made_at", "pk")


def waiting_appeals() -> QuerySet[Appeal]:
    appeals = Appeal.objects.filter(decided_at=None).order_by("made_at")
    return appeals.select_related("suspension__shop", "suspension__work")


def open_reports() -> QuerySet[Report]:
    return _reports().exclude(state=Report.State.ANSWERED)


def answered_reports() -> QuerySet[Report]:
    return _reports().filter(state=Report.State.ANSWERED).order_by("-answered_at")


def _reports() -> QuerySet[Report]:
    near = ("work", "shop", "seller_order__order", "taken_by", "review", "question")
    return Report.objects.select_related(*near)
