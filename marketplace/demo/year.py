"""A full year of invented trade: ordered, paid, made, sent, given back and paid out.

Each step goes through the service that does it in the product, in the order in which it would
have happened; only the clock is set back. The same seed makes the same year.
"""

import heapq
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from catalog.models import Product
from ground.money.months import Month
from marketplace.demo.clock import as_if, unheard
from marketplace.demo.year_sales import (
    Trade,
    accept_part,
    give_back,
    give_piece_back,
    pay,
    place,
    receive,
    refuse,
    send_part,
    to_bank,
)
from marketplace.demo.year_sales import end as end_part
from sellers.partner.models import Partner
from shop.order.models import SellerOrder
from shop.payments.models import PaymentAttempt
from shop.payouts.accounts import confirm_account, draft_account
from shop.payouts.errors import AccountTaken, NotVerified
from shop.payouts.queries import owner_name, owners_of
from shop.payouts.services import approve_payout, prepare_payout, send_payout, settle_payout

MARK = "cs_demo_year_"  # how a payment of the invented year is known
WORKS = 60
PAY_DAY = 25
Tell = Callable[[str], None]
Step = Callable[[], None]


class Year:
    """What happens when: a step may add steps that follow from it."""

    def __init__(self, months: int, orders: int, seed: int = 2026) -> None:
        self.chance = random.Random(seed)
        self.months = Month.current().before.year_before()[-months:]
        self.orders = orders
        self.serial = count(1)
        self.until = timezone.now() - timedelta(days=1)
        self.steps: list[tuple[datetime, int, Step]] = []
        self.works = list(_works())
        self.shops = list(Partner.objects.filter(works__in=self.works).distinct().order_by("pk"))

    def add(self, at: datetime, step: Step) -> None:
        """What would lie ahead of today has not happened."""
        if at < self.until:
            heapq.heappush(self.steps, (at, next(self.serial), step))

    def plan(self) -> None:
        self.add(self.months[0].start - timedelta(days=3), self._open_accounts)
        for month in self.months:
            for number in range(self.orders):
                day = month.start + timedelta(
                    days=number * 28 // self.orders, hours=self.chance.randint(8, 21)
                )
                self.add(day, self._sell)
            self.add(month.after.start + timedelta(days=PAY_DAY - 1, hours=10), self._pay_out)

    def run(self, tell: Tell) -> None:
        while self.steps:
            self._run_month(tell)

    @transaction.atomic
    def _run_month(self, tell: Tell) -> None:
        """All that falls into one month is one commit."""
        month = Month.of(timezone.localdate(self.steps[0][0]))
        while self.steps and self.steps[0][0] < month.after.start:
            at, _serial, step = heapq.heappop(self.steps)
            self.now = at
            with as_if(at):
                step()
        tell(f"  traded {month.key}")

    def _later(self, days: float, step: Callable[..., None], *about: object) -> None:
        at = self.now + timedelta(days=days)
        self.add(at, lambda: step(*about))

    def _sell(self) -> None:
        serial = next(self.serial)
        works = self.chance.sample(self.works, 2 if self.chance.random() < 0.2 else 1)
        order = place(Trade(works, serial, self.chance.choice(["zh-hans", "zh-hans", "en"])))
        pay(order, MARK, serial)
        for part in order.seller_orders.select_related("shop").order_by("pk"):
            self._fulfil(part)

    def _fulfil(self, part: SellerOrder) -> None:
        fate = self.chance.random()
        if fate < 0.03:
            self._later(1, refuse, part)
            return
        sent, received = self.chance.randint(1, 5), self.chance.randint(2, 4)
        self._later(0.5, accept_part, part)
        self._later(sent, send_part, part)
        self._later(sent + received, receive, part)
        back = give_back if fate < 0.1 else give_piece_back
        if fate < 0.15:
            self._later(sent + received + 3, back, part, self.chance)
        self._later(sent + received + settings.RETURN_DAYS + 1, end_part, part)

    def _open_accounts(self) -> None:
        for number, shop in enumerate(self.shops, start=1):
            _open_account(shop, number)

    def _pay_out(self) -> None:
        to_bank(self.months[0].start, self.now)
        for shop in self.shops:
            payout = prepare_payout(shop_id=shop.pk)
            if payout and approve_payout(payout=payout):
                send_payout(payout=payout)
                payout.refresh_from_db()
                settle_payout(payout=payout)


def load_year(tell: Tell, *, months: int = 12, orders: int = 40) -> bool:
    """The months before this one, so many orders each. False: it is there already."""
    if PaymentAttempt.objects.filter(session__startswith=MARK).exists():
        return False
    year = Year(months, orders)
    year.plan()
    with unheard():
        year.run(tell)
    return True


def _works() -> Iterator[Product]:
    """What is not one of a kind, of the invented shops."""
    kinds = ["batch", "made_to_order"]
    rows = Product.objects.filter(is_demo=True, shop__is_demo=True, stock_kind__in=kinds)
    open_ones = rows.filter(is_public=True, shop__is_open=True).select_related("shop")
    yield from open_ones.order_by("pk")[:WORKS]


def _open_account(shop: Partner, number: int) -> None:
    """At the invented bank; who is not verified yet has none and waits."""
    owner = owners_of(shop).first()
    try:
        account = draft_account(
            shop=shop,
            kind="bank",
            holder=owner_name(shop),
            number=(f"62220099{number:08}", "演示银行"),
            by=owner,
        )
    except (NotVerified, AccountTaken):
        return
    confirm_account(account=account, by=owner)
