"""Whose account it is, what leaves when, and what an operator works through."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ground.accounts.models import User
from sellers.cooperatives.models import Cooperative, Grant, Keeper, Membership
from sellers.cooperatives.queries import allowing
from sellers.partner.models import Partner
from sellers.partner.queries import money_shops_of
from sellers.verification.models import Identity
from shop.payouts.models import Batch, BatchLine, Collection, Method, Payout, PayoutAccount

_LEAVING = (Payout.State.APPROVED, Payout.State.IN_TRANSIT)


def owner_name(shop: Partner) -> str:
    """As it was verified or registered; empty: nobody has checked yet."""
    if shop.cooperative is not None:
        return shop.cooperative.name_zh
    is_known = Identity.objects.filter(artisan=shop.artisan_id).exists()
    return shop.artisan.name_zh if is_known and shop.artisan else ""


def owners_of(shop: Partner) -> QuerySet[User]:
    """Who is told about its money: she herself, or who leads the cooperative."""
    leads = Keeper.objects.filter(cooperative__shop=shop, role__in=Keeper.SEES_MONEY)
    return User.objects.filter(
        Q(artisan__shop=shop) | Q(pk__in=leads.values("user")), is_active=True
    ).order_by("pk")


def confirmed_accounts(shop_id: int) -> QuerySet[PayoutAccount]:
    """All that ever counted or will, the latest first."""
    return PayoutAccount.objects.filter(shop=shop_id, stopped_at=None).exclude(confirmed_at=None)


def account_in_force(shop_id: int, at: datetime | None = None) -> PayoutAccount | None:
    now = at or timezone.now()
    known = confirmed_accounts(shop_id).filter(in_force_from__lte=now)
    return known.order_by("-in_force_from", "-pk").first()


def account_to_come(shop_id: int) -> PayoutAccount | None:
    """Confirmed, in its cooling time."""
    return confirmed_accounts(shop_id).filter(in_force_from__gt=timezone.now()).first()


def collection_of(shop_id: int) -> Collection | None:
    """A cooperative that collects, or is asked to."""
    return standing_collections().filter(shop=shop_id).select_related("cooperative").first()


def standing_collections() -> QuerySet[Collection]:
    """Not ended, of members who let their cooperative receive their pay today."""
    given = allowing(Grant.Kind.PAY).filter(
        cooperative=OuterRef("cooperative"), artisan=OuterRef("shop__artisan")
    )
    return Collection.objects.filter(Exists(given), ended_at=None)


def account_to_pay(shop: Partner) -> PayoutAccount | None:
    """Her own; or the cooperative's that collects for her. None: nobody is paid without one."""
    collection = collection_of(shop.pk)
    if collection is None or collection.agreed_at is None:
        return account_in_force(shop.pk)
    theirs = Partner.objects.filter(cooperative=collection.cooperative_id).first()
    return account_in_force(theirs.pk) if theirs else None


def draft_of(user: User, pk: int) -> PayoutAccount | None:
    """Typed by her, and waiting for the code."""
    rows = PayoutAccount.objects.filter(shop__in=money_shops_of(user), created_by=user)
    return rows.filter(pk=pk, confirmed_at=None).select_related("shop").first()


def cooperatives_of(shop: Partner) -> QuerySet[Cooperative]:
    """That could collect for her: those she is a member of."""
    hers = Membership.objects.current().filter(artisan__shop=shop)
    return Cooperative.objects.filter(memberships__in=hers).order_by("pk").distinct()


def collections_asked_of(user: User) -> QuerySet[Collection]:
    """What the cooperatives that she leads collect, or are asked to."""
    led = Keeper.objects.filter(user=user, role__in=Keeper.SEES_MONEY).values("cooperative")
    rows = standing_collections().filter(cooperative__in=led)
    return rows.select_related("shop__artisan", "cooperative")


def payouts_of(shops: Iterable[Partner]) -> QuerySet[Payout]:
    return Payout.objects.filter(shop__in=list(shops)).select_related("account", "shop")


def without_account(shops: Iterable[Partner]) -> list[Partner]:
    """Nobody is paid without one; none has been named for these, whose owners are known."""
    shops = list(shops)
    named = PayoutAccount.objects.filter(shop__in=shops, stopped_at=None)
    known = set(named.exclude(confirmed_at=None).values_list("shop_id", flat=True))
    lacking = _checked([shop for shop in shops if shop.pk not in known])
    if not lacking:
        return []
    collected = standing_collections().filter(shop__in=lacking).exclude(agreed_at=None)
    theirs = set(collected.values_list("shop_id", flat=True))
    return [shop for shop in lacking if shop.pk not in theirs]


def _checked(shops: list[Partner]) -> list[Partner]:
    """Whose owner somebody has checked: before that no account is taken."""
    if not shops:
        return []
    makers = {shop.artisan_id for shop in shops if shop.cooperative_id is None}
    known = set(Identity.objects.filter(artisan__in=makers).values_list("artisan", flat=True))
    return [shop for shop in shops if shop.cooperative_id or shop.artisan_id in known]


def loose_payouts(method: str) -> QuerySet[Payout]:
    """Prepared, to an account of this kind, and in no batch that waits."""
    waiting = BatchLine.objects.filter(result=BatchLine.Result.WAITING)
    rows = Payout.objects.filter(state=Payout.State.PREPARED, account__kind=method)
    return rows.exclude(pk__in=waiting.values("payout")).order_by("prepared_at", "pk")


def transfers_open(before: datetime) -> QuerySet[Payout]:
    """Approved for Stripe, or asked of it and not answered."""
    rows = Payout.objects.filter(state__in=_LEAVING, account__kind=Method.STRIPE)
    return rows.filter(prepared_at__lt=before).select_related("account", "shop")


def batches_waiting() -> QuerySet[Batch]:
    return Batch.objects.filter(state=Batch.State.PREPARED)


def collections_that_concern(user: User) -> QuerySet[Collection]:
    """Of her own shop, or of the cooperatives that she leads."""
    led = Keeper.objects.filter(user=user, role__in=Keeper.SEES_MONEY).values("cooperative")
    return Collection.objects.filter(
        Q(shop__in=money_shops_of(user).order_by()) | Q(cooperative__in=led)
    )
