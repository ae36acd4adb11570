"""Two send the last piece at once: the line is the lock, on PostgreSQL and on SQLite."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from sellers.stockroom.models import Stock
from shop.fulfilment.errors import FulfilmentError
from shop.fulfilment.models import Parcel, ParcelLine
from shop.fulfilment.parcels import hand_over, send
from shop.fulfilment.services import accept, call_off
from shop.order.models import Line, SellerOrder
from tests.cast import a_cooperative, a_work
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status
HANDS = 4


@pytest.fixture
def part(till):
    """Three pieces, of which two have left."""
    part = a_paid_part(till, {a_work(pieces=5): 3})
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None, carrier="sf", pieces={part.lines.get().pk: 2})
    return part


def at_once(*deeds):
    """What each answered, the refusals by name."""
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            return deed()
        except FulfilmentError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def mine(part):
    """As each request reads it for itself."""
    return SellerOrder.objects.select_related("order__user", "shop").get(pk=part.pk)


def test_the_last_piece_leaves_once_and_the_others_are_told(part):
    def send_it():
        send(seller_order=mine(part), by=None, carrier="sf", tracking_number="SF123456789012")
        return "sent"

    answers = at_once(*[send_it] * HANDS)

    assert answers.count("sent") == 1
    assert set(answers) <= {"sent", "NotNow", "NothingToSend"}
    assert sorted(ParcelLine.objects.values_list("pieces", flat=True)) == [1, 2]
    assert (Line.objects.get().packed, mine(part).status) == (3, Status.SENT)
    assert list(Stock.objects.values_list("on_hand", "held")) == [(2, 0)]
    assert Message.objects.filter(kind="seller_order.send").count() == 2
    assert ModelLogEntry.objects.filter(action="seller_order.send").count() == 2


def test_one_sends_it_or_the_other_hands_it_over_never_both(part):
    cooperative = a_cooperative()

    def send_it():
        send(seller_order=mine(part), by=None, carrier="sf")
        return "sent"

    def bring_it():
        hand_over(seller_order=mine(part), cooperative=cooperative, by=None)
        return "handed over"

    answers = at_once(send_it, bring_it)

    assert len({"sent", "handed over"} & set(answers)) == 1
    assert Parcel.objects.count() == 2
    assert Line.objects.get().packed == 3


def test_it_is_sent_or_called_off_never_both(till):
    part = a_paid_part(till)
    accept(seller_order=part, by=None)

    def send_it():
        send(seller_order=mine(part), by=None, carrier="sf")
        return "sent"

    def call_it_off():
        call_off(seller_order=mine(part), by=None)
        return "called off"

    answers = at_once(send_it, call_it_off)

    assert sorted(answers) in (["NotNow", "sent"], ["NotNow", "called off"])
    ends = {"sent": (Status.SENT, 1), "called off": (Status.CANCELLED, 0)}
    won = next(answer for answer in answers if answer != "NotNow")
    assert (mine(part).status, Parcel.objects.count()) == ends[won]


def test_two_presses_at_once_send_it_once_and_one_is_told(part):
    user = part.shop.artisan.user
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(user)
    form = {"carrier": "sf", "tracking_number": "SF123456789012"}

    def press(client):
        path = f"/studio/orders/{part.pk}/send/"
        return client.post(path, form, follow=True).content.decode()

    pages = at_once(*[lambda client=client: press(client) for client in clients])

    assert sum("寄出了，已经告诉买家。" in page for page in pages) == 1
    assert sum("没有改动" in page for page in pages) == 1
    assert Parcel.objects.count() == 2
