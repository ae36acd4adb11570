from django.db.models import Q, QuerySet

from ground.accounts.models import User
from sellers.partner.models import Partner


def runners_of_all(shops: QuerySet[Partner]) -> QuerySet[User]:
    """Who runs any of these shops: artisans and the keepers of cooperatives, each once."""
    ids = shops.order_by().values("pk")
    is_hers = Q(artisan__shop__in=ids) | Q(keeps__cooperative__shop__in=ids)
    return User.objects.filter(is_hers, is_active=True).order_by("pk").distinct()
