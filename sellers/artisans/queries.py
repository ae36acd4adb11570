from django.db.models import Q, QuerySet

from ground.accounts.models import User
from sellers.artisans.models import HelperAct, HelperGrant


def grants_of(user: User) -> QuerySet[HelperGrant]:
    """All she ever gave, newest first."""
    return HelperGrant.objects.filter(artisan__user=user).select_related("helper", "granted_by")


def offers_to(user: User) -> QuerySet[HelperGrant]:
    """Whoever asked her for help and waits for an answer."""
    asked = HelperGrant.objects.open().filter(phone=user.phone, helper=None)
    return asked.filter(artisan__user__isnull=False).select_related("artisan")


def grants_to(user: User) -> QuerySet[HelperGrant]:
    """For whom she may act today."""
    taken = HelperGrant.objects.in_force().filter(helper=user, artisan__user__is_active=True)
    return taken.select_related("artisan__user")


def acts_for(user: User) -> QuerySet[HelperAct]:
    """What others did in her name, newest first."""
    return HelperAct.objects.filter(grant__artisan__user=user).select_related("grant__helper")


def listeners_of(artisans: QuerySet) -> QuerySet[User]:
    """Helpers who get the messages of these artisans as well."""
    grants = HelperGrant.objects.in_force().filter(artisan__in=artisans, may_message=True)
    return User.objects.filter(Q(pk__in=grants.values("helper")), is_active=True)
