from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from catalog.models import WorkPicture
from ground.accounts.models import User
from ground.messages.services import Reach
from sellers.artisans.models import Artisan
from sellers.artisans.queries import listeners_of
from sellers.partner.models import Partner
from shop.order.links import is_key_of
from shop.order.models import Line, Order, SellerOrder


def order_for(number: str, key: str | None, user: User | AnonymousUser) -> Order:
    """Its buyer's order, by the signed key or by being signed in; else Http404."""
    orders = Order.objects.select_related("user", "shipping_address__country").prefetch_related(
        Prefetch(
            "seller_orders", SellerOrder.objects.select_related("shop", "pickup").order_by("pk")
        ),
        Prefetch("seller_orders__lines", Line.objects.select_related("product")),
        first_pictures("seller_orders__lines"),
        "seller_orders__lines__attributes",
        "seller_orders__refunds",
        "seller_orders__returns",
        "seller_orders__parcels__lines__line",
        "seller_orders__progress",
    )
    if not (key and is_key_of(number, key)):
        orders = orders.filter(user_id=user.pk) if user.pk else orders.none()
    return get_object_or_404(orders, number=number)


def first_pictures(lines: str) -> Prefetch:
    """To prefetch the first picture of each line's work; `lines` is the way to the lines."""
    first = WorkPicture.objects.filter(position=0).select_related("picture")
    return Prefetch(f"{lines}__product__work_pictures", first, to_attr="first_pictures")


def orders_of(user: User) -> QuerySet[Order]:
    parts = SellerOrder.objects.select_related("shop").order_by("pk")
    orders = Order.objects.filter(user=user).order_by("-date_placed")
    return orders.prefetch_related(Prefetch("seller_orders", parts))


def order_of_contact(number: str, contact: str) -> Order | None:
    """By what the buyer left with it: a phone (E.164) or an e-mail address."""
    is_hers = Q(guest_phone=contact) | Q(guest_email__iexact=contact)
    is_hers |= Q(user__phone=contact) | Q(user__email__iexact=contact)
    return Order.objects.select_related("user").filter(is_hers, number=number).first()


def payable_orders() -> QuerySet[Order]:
    """Placed, not paid, their stock still held."""
    return Order.objects.filter(status=Order.Status.AWAITING_PAYMENT, expires_at__gt=timezone.now())


def seller_orders_of(shop: Partner) -> QuerySet[SellerOrder]:
    """What a shop may see of orders: its own part, once it is paid for."""
    return SellerOrder.objects.filter(shop=shop).exclude(status=SellerOrder.Status.AWAITING_PAYMENT)


def states_to_call_off(part: SellerOrder) -> list[SellerOrder.Status]:
    """Where its buyer may still change her mind.

    What is made for her alone and cannot be returned is not called off once work on it began.
    """
    Status = SellerOrder.Status
    if part.first_sent_at:
        return []
    is_hers_alone = any(not line.is_returnable for line in part.lines.all())
    return [Status.NEW] if is_hers_alone else [Status.NEW, Status.ACCEPTED]


def pieces_of(seller_orders: QuerySet[SellerOrder]) -> dict[int, int]:
    """Pieces by work, as the stockroom takes them. Works deleted since are left out."""
    pieces: dict[int, int] = {}
    lines = Line.objects.filter(seller_order__in=seller_orders, product__isnull=False)
    for work_id, quantity in lines.values_list("product_id", "quantity"):
        pieces[work_id] = pieces.get(work_id, 0) + quantity
    return pieces


def reach_of(order: Order) -> Reach:
    """Where its buyer is told about an order."""
    if order.user:
        return Reach(phone=order.user.phone, email=order.user.email, language=order.language)
    return Reach(phone=order.guest_phone, email=order.guest_email, language=order.language)


def runners_of(shop: Partner) -> QuerySet[User]:
    """Who runs a shop: the artisan, or the keepers of the cooperative."""
    is_hers = Q(artisan__shop=shop) | Q(keeps__cooperative__shop=shop)
    return User.objects.filter(is_hers, is_active=True).distinct()


def listeners_to(shop: Partner) -> QuerySet[User]:
    """Whom the artisan of a shop lets hear of its orders, and who does not run it anyway."""
    hers = Artisan.objects.filter(shop=shop, user__is_active=True)
    return listeners_of(hers).exclude(pk__in=runners_of(shop))
