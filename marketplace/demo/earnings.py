"""What the invented cooperative sold online, and what it gave its members of all it earned."""

from collections.abc import Callable

from django.db.models import Sum
from django.utils import timezone
from oscar.apps.address.models import Country

from marketplace.demo.outlets import two_outlets
from marketplace.demo.payouts import known_to_the_provider, paid_order
from marketplace.demo.sisters import Circle
from sellers.ledger.models import Account, Transaction
from sellers.sharing.models import MemberPayment
from sellers.sharing.paying import confirm, dispute, pay_by_hand
from sellers.sharing.queries import owed_by
from shop.fulfilment.parcels import send
from shop.fulfilment.pickups import make_ready
from shop.fulfilment.services import accept, complete, mark_delivered
from shop.order.models import Order, SellerOrder, ShippingAddress
from shop.order.services import Delivery
from shop.payments.models import Refund
from shop.payments.refunds import settle_refund

_DOORS = {
    "bing": ("王冰", "贵州省 贵阳市 云岩区", "中华北路 8 号"),
    "inn": ("西江客栈", "贵州省 雷山县", "西江镇羊排村 3 号"),
}


class Orders:
    """Its online orders: kept, to be packed, late, and just in."""

    def __init__(self, circle: Circle) -> None:
        self.circle, self.buyer = circle, circle.users["buyer"]
        self.parts: dict[str, SellerOrder] = {}

    def steps(self) -> list[tuple[float, Callable[[], None]]]:
        return [
            (66, lambda: self.kept("K05", 66)),
            (41, lambda: self.kept("K07", 41)),
            (20, lambda: self.kept("L05", 20)),
            (1.9, lambda: self.order("promised", {"L04": 1}, "bing")),
            (1.3, self.give_back),
            (9, lambda: self.take_on("late", {"K12": 1}, "inn")),
            (1.2, lambda: self.take_on("one", {"K06": 2}, "bing")),
            (
                0.7,
                lambda: self.take_on("two", {"L05": 3}, "bing", "阿妹，新年好！\n等你回家吃饭。"),
            ),
            (1.1, self.to_fetch),
            (0.3, lambda: self.order("new", {"K07": 1}, "inn", "欢迎住店，祝旅途平安。")),
        ]

    def order(
        self, name: str, pieces: dict[str, int], door: str, gift_words: str = ""
    ) -> SellerOrder:
        works = {self.circle.works[key]: number for key, number in pieces.items()}
        shop = self.circle.shop
        delivery = Delivery(shop, postage_fen=shop.postage_fen, gift_words=gift_words)
        order = paid_order(works, self.buyer, delivery, _address(door))
        Order.objects.filter(pk=order.pk).update(date_placed=timezone.now())
        self.parts[name] = order.seller_orders.get()
        return self.parts[name]

    def take_on(
        self, name: str, pieces: dict[str, int], door: str, gift_words: str = ""
    ) -> SellerOrder:
        part = self.order(name, pieces, door, gift_words)
        accept(seller_order=part, by=self.circle.lead)
        part.refresh_from_db()
        return part

    def to_fetch(self) -> None:
        """Lies ready at the second of its outlets; its buyer has the code."""
        outlet = two_outlets(self.circle.shop)[1]
        work, delivery = self.circle.works["K05"], Delivery(self.circle.shop, outlet)
        part = paid_order({work: 1}, self.buyer, delivery, _address("bing")).seller_orders.get()
        Order.objects.filter(pk=part.order_id).update(date_placed=timezone.now())
        accept(seller_order=part, by=self.circle.lead)
        make_ready(seller_order=part, by=self.circle.lead)

    def kept(self, work: str, number: int) -> None:
        """Sent, received and kept, so that it is divided."""
        part = self.take_on(f"kept-{number}", {work: 1}, "inn")
        send(
            seller_order=part,
            by=self.circle.users["stock"],
            carrier="sf",
            tracking_number=f"SF15400{number:07}",
        )
        mark_delivered(seller_order=part, proof="buyer")
        complete(seller_order=part)

    def give_back(self) -> None:
        """The piece was sold by hand: what the buyer paid has arrived with her."""
        order = self.parts["promised"].order
        refund = Refund.objects.get(seller_order=self.parts["promised"])
        settle_refund(key=refund.try_key, state="succeeded")
        cleared = Transaction.objects.filter(
            reference=order.number, entries__account__purpose=Account.Purpose.CLEARING
        ).exclude(key=f"sale:{order.number}")
        for fact in cleared.annotate(fen=Sum("entries__amount_fen")).distinct():
            entry = fact.entries.get(account__purpose=Account.Purpose.CLEARING)
            known_to_the_provider(order, entry.amount_fen, fact.key)


def pay_members(circle: Circle) -> None:
    """All that is owed until then, by hand; most say that they have it."""
    sums = {row.artisan.pk: row.fen for row in owed_by(circle.cooperative.pk) if row.fen > 0}
    by = circle.users["bookkeeper"]
    for payment in pay_by_hand(cooperative=circle.cooperative, sums=sums, by=by):
        if payment.artisan.name_zh == "石花妹":
            continue
        confirm(payment=payment, by=payment.artisan.user)


def complain(circle: Circle) -> None:
    """One has not got it."""
    payment = MemberPayment.objects.filter(
        cooperative=circle.cooperative, artisan__name_zh="石花妹"
    ).latest("pk")
    dispute(payment=payment, by=payment.artisan.user)


def _address(door: str) -> ShippingAddress:
    name, line4, line1 = _DOORS[door]
    country = Country.objects.get_or_create(
        iso_3166_1_a2="CN", defaults={"printable_name": "中国", "is_shipping_country": True}
    )[0]
    return ShippingAddress(
        country=country, first_name=name, line1=line1, line4=line4, phone_number="+8615400090000"
    )
