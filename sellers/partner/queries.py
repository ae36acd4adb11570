from collections.abc import Iterable

from django.db.models import Q, QuerySet

from ground.accounts.models import User
from sellers.cooperatives.models import Keeper
from sellers.partner.models import AbroadRate, Partner
from sellers.partner.postage import abroad_fen


def abroad_from(shop: Partner, weight_g: int = 0) -> int | None:
    """The least that a parcel abroad costs, in fen; None: the shop does not send abroad."""
    rates = AbroadRate.objects.filter(shop=shop).values_list("first_fen", "further_fen")
    costs = [abroad_fen(weight_g, first_fen=first, further_fen=more) for first, more in rates]
    return min(costs, default=None)


def shops_of(user: User) -> QuerySet[Partner]:
    """The shops a person may run: her own, and those of cooperatives she keeps."""
    is_hers = Q(artisan__user=user) | Q(cooperative__keepers__user=user)
    return Partner.objects.filter(is_hers).order_by("pk").distinct()


def money_shops_of(user: User) -> QuerySet[Partner]:
    """The shops whose income a person sees: who keeps only the stock sees none of it."""
    trusted = Keeper.objects.filter(user=user, role__in=Keeper.SEES_MONEY).values("cooperative")
    return Partner.objects.filter(Q(artisan__user=user) | Q(cooperative__in=trusted)).order_by("pk")


def sees_money(user: User, shops: Iterable[Partner]) -> bool:
    """Of any of these shops, which she runs; asks only where none is her own."""
    shops = list(shops)
    is_own = any(shop.artisan_id for shop in shops)
    return is_own or money_shops_of(user).filter(pk__in=[shop.pk for shop in shops]).exists()
