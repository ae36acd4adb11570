from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from ground.accounts.models import User
from sellers.cooperatives.models import Keeper
from sellers.partner.errors import OutletClosed
from sellers.partner.models import Outlet, Partner


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


def open_outlets(shops: Iterable[Partner]) -> dict[int, list[Outlet]]:
    """By shop, where its works can be fetched today; asks only of shops that have such a place."""
    outlets: dict[int, list[Outlet]] = {shop.pk: [] for shop in shops if shop.pickup_place_zh}
    if outlets:
        rows = Outlet.objects.open_on(timezone.localdate()).filter(shop__in=outlets)
        for outlet in rows.select_related("division__parent__parent"):
            outlets[outlet.shop_id].append(outlet)
    return outlets


def keep_open(chosen: Iterable[Outlet | None]) -> None:
    """Whether all of them are open still; none is closed before commit. Raises OutletClosed."""
    names = {outlet.pk: outlet.local_name for outlet in chosen if outlet}
    if not names:
        return
    rows = Outlet.objects.open_on(timezone.localdate()).filter(pk__in=names).order_by("pk")
    is_open = set(rows.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    for pk, name in names.items():
        if pk not in is_open:
            raise OutletClosed(name)


def outlets_for(user: User) -> QuerySet[Outlet]:
    """Of the shops a person may run, closed ones too."""
    rows = Outlet.objects.filter(shop__in=shops_of(user).order_by())
    return rows.select_related("shop", "division__parent__parent")
