"""The invented cooperative lives a hundred days: its books are even, its shelves are what moved."""

from io import BytesIO

import pytest
from django.db.models import Sum
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection

from ground.messages.models import Message
from marketplace.demo import market, sisters
from marketplace.demo.closing import close_books
from marketplace.demo.life import load_cooperative
from marketplace.demo.market import load_market
from marketplace.demo.people import load_people
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative, Keeper
from sellers.ledger.models import Transaction
from sellers.ledger.queries import total
from sellers.production.models import Appeal, Assignment, Delivery, MaterialMove, ProductionOrder
from sellers.sharing.models import Division, MemberPayment
from sellers.sharing.queries import owed_by, totals_of
from sellers.stockroom.models import Conflict, CounterSale, Movement, Stock, StockTake, Transfer
from shop.payments.models import BalanceTransaction
from tests.reference import load_crafts, load_divisions

pytestmark = pytest.mark.django_db
PHONE = "+861540000"  # the invented ones begin so


def a_quick_drawing(jobs):
    jpeg = BytesIO()
    Image.new("RGB", (400, 400), "red").save(jpeg, "JPEG")
    return [(name, jpeg.getvalue()) for name, _, _ in jobs]


def quiet(line):
    """Nobody watches."""


@pytest.fixture
def lived(monkeypatch):
    for module in (market, sisters):
        monkeypatch.setattr(module, "drawn", a_quick_drawing)
    Collection.objects.exists() or Collection.add_root(name="Root")
    load_divisions()
    load_crafts()
    made = load_market(quiet)
    assert load_cooperative(made, load_people())
    return Cooperative.objects.get(pk=made.cooperatives["C1"].pk)


def test_every_room_of_it_has_something_to_show(lived):
    assert lived.memberships.filter(state="member").count() == 12
    assert set(lived.keepers.values_list("role", flat=True)) == set(Keeper.Role.values)
    _work_is_under_way(lived)
    _shelves_are_what_moved(lived)
    _members_were_paid(lived)
    _all_of_it_is_marked()
    _the_books_close()
    _nobody_is_told()
    _a_second_time_it_is_there(lived)


def _work_is_under_way(coop):
    states = ProductionOrder.objects.filter(cooperative=coop).values_list("state", flat=True)
    assert sorted(states) == ["done", "done", "draft", "open", "open"]
    assert sum(order.is_late for order in coop.production_orders.all()) == 1
    assert Assignment.objects.filter(state="offered").count() == 2
    assert Delivery.objects.filter(unchecked__gt=0).count() == 1
    assert Appeal.objects.filter(is_granted=None).count() == 1
    assert MaterialMove.objects.filter(kind="issued").count() == 4


def _shelves_are_what_moved(coop):
    assert sorted(Conflict.objects.values_list("state", flat=True)) == ["open", "settled"]
    assert StockTake.objects.filter(state="counted").count() == 1
    assert Transfer.objects.filter(state="on_the_way").count() == 1
    assert CounterSale.objects.count() == 26
    for stock in Stock.objects.filter(work__shop=coop.shop):
        moved = Movement.objects.filter(work=stock.work_id).aggregate(all=Sum("pieces"))["all"]
        assert moved == stock.on_hand
        days = list(Movement.objects.filter(work=stock.work_id).order_by("pk"))
        assert days == sorted(days, key=lambda each: each.at)


def _members_were_paid(coop):
    assert MemberPayment.objects.exclude(disputed_at=None).count() == 1
    assert Division.objects.filter(key__startswith="line:").count() == 3
    assert totals_of(coop.pk).welfare_fen > 0
    assert min(row.fen for row in owed_by(coop.pk)) > 0


def _all_of_it_is_marked():
    assert not Artisan.objects.filter(is_demo=False).exists()
    assert not Artisan.objects.exclude(user__phone__startswith=PHONE).exists()
    assert not Stock.objects.filter(work__is_demo=False).exists()


def _the_books_close():
    assert total() == 0
    assert list(close_books())[-1].startswith("  books: ")
    cleared = Transaction.objects.filter(entries__account__purpose="clearing")
    known = BalanceTransaction.objects.values("fact")
    assert not cleared.exclude(key__in=known).exists()


def _nobody_is_told():
    """Of days that never were."""
    assert not Message.objects.filter(created_at__date__lt=timezone.localdate()).exists()


def _a_second_time_it_is_there(coop):
    known = Movement.objects.count()
    made = load_market(quiet)
    assert not load_cooperative(made, load_people())
    assert Movement.objects.count() == known
