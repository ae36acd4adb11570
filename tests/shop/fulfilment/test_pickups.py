"""What is fetched: ready, the code, wrong codes, no code, nobody comes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.accounts.errors import TooManyRequests
from ground.messages.models import Message
from sellers.partner.outlets import change_outlet, close_outlet
from sellers.stockroom.models import Stock
from shop.fulfilment.errors import FulfilmentError, NotNow, WrongCode
from shop.fulfilment.pickups import hand_out, hand_out_uncoded, make_ready
from shop.fulfilment.services import call_off
from shop.fulfilment.tasks import cancel_unfetched, give_up_waiting_task, remind_buyers
from shop.order.models import Line, Pickup, SellerOrder
from shop.payments.models import Refund
from tests.cast import a_work
from tests.shop.fulfilment.parts import key_of, owner_of
from tests.shop.outlets import an_accepted_pickup, another_than, code_of

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status


def mine(part):
    return SellerOrder.objects.select_related("order__user", "shop").get(pk=part.pk)


def state(part):
    """All that handing out would move."""
    stock = Stock.objects.get(work=part.lines.get().product)
    return mine(part).status, stock.on_hand, stock.held, part.parcels.count()


def told(kind):
    return Message.objects.filter(kind=f"seller_order.{kind}").count()


@pytest.fixture
def part(till):
    return an_accepted_pickup(till, {a_work(pieces=5): 2})


@pytest.fixture
def ready(part):
    make_ready(seller_order=part, by=None)
    return mine(part)


def ago(part, **span):
    then = timezone.now() - timedelta(**span)
    day = timezone.localdate(then) + timedelta(days=14)
    Pickup.objects.filter(pk=part.pk).update(ready_at=then, keep_until=day)


def test_ready_tells_place_hours_day_and_code_and_nothing_leaves_the_stock(part):
    make_ready(seller_order=part, by=None)

    body = Message.objects.get(kind="seller_order.ready").body
    code = code_of(part)
    words = ["古镇东街店 ", "东街 12 号", "每天 9 点到 18 点", f"{code[:3]} {code[3:]}", "全额退款"]
    assert [word for word in words if word not in body] == []
    assert state(part) == (Status.ACCEPTED, 5, 2, 0)
    with pytest.raises(NotNow):
        make_ready(seller_order=part, by=None)
    assert (told("ready"), code_of(part)) == (1, code)


def test_the_code_is_sealed_and_gone_once_it_has_served(ready):
    code = code_of(ready)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT code FROM order_pickup")
        kept = bytes(cursor.fetchone()[0])

    hand_out(seller_order=ready, by=None, code=f"{code[:3]} {code[3:]}")

    assert code.encode() not in kept
    assert (code_of(ready), Pickup.objects.get().without_code) == ("", "")
    assert state(ready) == (Status.DELIVERED, 3, 0, 1)
    assert (told("deliver"), told("send"), Line.objects.get().packed) == (1, 0, 2)


def test_a_wrong_code_moves_nothing_and_after_five_tries_the_right_one_waits_too(ready):
    wrong = another_than(code_of(ready))

    for _try in range(5):
        with pytest.raises(WrongCode):
            hand_out(seller_order=ready, by=None, code=wrong)
    with pytest.raises(TooManyRequests):
        hand_out(seller_order=ready, by=None, code=code_of(ready))

    assert state(ready) == (Status.ACCEPTED, 5, 2, 0)
    assert told("deliver") == 0


def test_without_a_code_the_reason_is_written_down_and_the_buyer_told(ready):
    hand_out_uncoded(seller_order=ready, by=owner_of(ready), reason="known")

    entry = ModelLogEntry.objects.get(action="seller_order.deliver")
    assert (entry.data, entry.user) == ({"proof": "hand:known"}, owner_of(ready))
    assert "没有用取货码" in Message.objects.get(kind="seller_order.deliver").body
    assert state(ready) == (Status.DELIVERED, 3, 0, 1)


def test_nothing_is_handed_out_that_is_not_ready(part):
    for refused in ({"code": ""}, {"code": "000000"}):
        with pytest.raises(NotNow):
            hand_out(seller_order=part, by=None, **refused)
    with pytest.raises(NotNow):
        hand_out_uncoded(seller_order=part, by=None, reason="known")

    assert state(part) == (Status.ACCEPTED, 5, 2, 0)


def test_of_two_presses_at_once_one_hands_it_out_and_the_other_is_told(ready):
    code, together = code_of(ready), Barrier(2)

    def press():
        try:
            together.wait()
            hand_out(seller_order=mine(ready), by=None, code=code)
        except FulfilmentError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "handed out"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(lambda _: press(), range(2)))

    assert answers == ["NotNow", "handed out"]
    assert state(ready) == (Status.DELIVERED, 3, 0, 1)
    assert told("deliver") == 1


def test_her_buyer_is_reminded_once_however_often_the_timetable_knocks(ready):
    remind_buyers()
    early = told("fetch")
    ago(ready, days=6)

    remind_buyers()
    remind_buyers()

    assert (early, told("fetch")) == (0, 1)


def test_nobody_came_so_it_is_back_in_stock_and_refunded_and_both_are_told(ready):
    ago(ready, days=15)
    cancel_unfetched()
    unreminded = state(ready)
    remind_buyers()
    cancel_unfetched()  # reminded late, she still has two days
    still = state(ready)
    Pickup.objects.update(keep_until=timezone.localdate() - timedelta(days=1))

    cancel_unfetched()
    cancel_unfetched()
    give_up_waiting_task(ready.pk)

    assert unreminded == still == (Status.ACCEPTED, 5, 2, 0)
    assert state(ready) == (Status.CANCELLED, 5, 0, 0)
    assert mine(ready).cancel_reason == "unfetched"
    assert Refund.objects.get().amount_fen == mine(ready).goods_fen
    assert (told("unfetched"), told("cancelled")) == (1, 1)
    assert "没有人来取" in Message.objects.get(kind="seller_order.cancelled").body


def test_what_was_made_to_a_wish_is_not_given_up(ready):
    Line.objects.update(is_returnable=False, no_return_at=timezone.now())
    ago(ready, days=40)
    Pickup.objects.update(reminded_at=timezone.now())

    cancel_unfetched()

    assert state(ready) == (Status.ACCEPTED, 5, 2, 0)


def test_what_is_called_off_is_not_handed_out(ready):
    code = code_of(ready)
    call_off(seller_order=ready)

    with pytest.raises(NotNow):
        hand_out(seller_order=ready, by=None, code=code)

    assert state(ready) == (Status.CANCELLED, 5, 0, 0)


def test_a_later_change_or_closing_moves_nothing_of_what_the_buyer_was_told(client, part):
    outlet = part.pickup.outlet
    change_outlet(outlet=outlet, by=None, street_zh="西街 1 号", hours_zh="只在周末")
    close_outlet(outlet=outlet, by=None)

    make_ready(seller_order=mine(part), by=None)
    page = client.get(f"/orders/{part.order.number}/", {"key": key_of(part)}).content.decode()

    assert ["东街 12 号" in page, "西街 1 号" in page, "每天 9 点到 18 点" in page] == [
        True,
        False,
        True,
    ]
    assert "东街 12 号" in Message.objects.get(kind="seller_order.ready").body


def test_the_message_and_the_slip_say_at_which_outlet(client, ready):
    client.force_login(owner_of(ready))
    slip = client.get(f"/studio/orders/{ready.pk}/slip/").content.decode()

    hand_out(seller_order=ready, by=None, code=code_of(ready))

    body = Message.objects.get(kind="seller_order.deliver").body
    assert "自取点：古镇东街店。" in body
    assert "古镇东街店" in slip
    assert slip.count("谢谢您买手工作品") == 1
    assert "Thank you" not in slip
