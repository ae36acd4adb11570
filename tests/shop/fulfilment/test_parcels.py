import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from sellers.stockroom.models import Stock
from shop.fulfilment.errors import NothingToSend, NotNow
from shop.fulfilment.models import Parcel, ParcelLine
from shop.fulfilment.parcels import correct_tracking, hand_over, send, send_on, take_back
from shop.fulfilment.services import accept, call_off, decline
from shop.order.models import Line, SellerOrder
from shop.payments.models import Refund
from tests.cast import a_member, a_shop, a_work
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status
SF = {"carrier": "sf", "tracking_number": "SF1"}


def told(kind):
    return Message.objects.filter(kind=kind).count()


def status_of(part):
    return SellerOrder.objects.get(pk=part.pk).status


def stock_of(work):
    stock = Stock.objects.get(work=work)
    return stock.on_hand, stock.held


@pytest.fixture
def work():
    return a_work(pieces=5)


@pytest.fixture
def part(till, work):
    """Three pieces of one work, accepted."""
    part = a_paid_part(till, {work: 3})
    accept(seller_order=part, by=None)
    return part


@pytest.fixture
def line(part):
    return part.lines.get()


@pytest.fixture
def yunling(part):
    """The cooperative that Caiyun is a member of."""
    return a_member(artisan=part.shop.artisan).cooperative


def keeper_of(cooperative):
    return cooperative.keepers.get().user


def packed(line):
    return Line.objects.get(pk=line.pk).packed


def test_sent_in_two_parcels_it_is_sent_with_the_second(part, work, line):
    send(seller_order=part, by=None, pieces={line.pk: 1}, **SF)
    after_one = status_of(part), stock_of(work)
    send(seller_order=part, by=None, carrier="zto", tracking_number="731")

    assert after_one == (Status.ACCEPTED, (4, 2))
    assert (status_of(part), stock_of(work)) == (Status.SENT, (2, 0))
    assert list(ParcelLine.objects.order_by("pk").values_list("pieces", flat=True)) == [1, 2]
    first, second = Message.objects.filter(kind="seller_order.send").order_by("pk")
    assert "1 件：顺丰 SF1" in first.body
    assert "2 件：中通 731" in second.body


def test_in_one_parcel_the_buyer_reads_of_one_order(part):
    send(seller_order=part, by=None, **SF)

    message = Message.objects.get(kind="seller_order.send")
    assert "寄出了订单" in message.body
    assert "包裹" not in message.body


@pytest.mark.parametrize("pieces", [{}, {0: 1}, "none", "more", "of another"])
def test_nothing_or_more_than_is_left_is_not_sent(till, part, work, line, pieces):
    other = a_paid_part(till).lines.get()
    named = {"none": {line.pk: 0}, "more": {line.pk: 4}, "of another": {other.pk: 1}}
    messages = Message.objects.count()

    with pytest.raises(NothingToSend):
        send(seller_order=part, by=None, pieces=named.get(str(pieces), pieces))

    assert (status_of(part), stock_of(work), packed(line)) == (Status.ACCEPTED, (5, 3), 0)
    assert not Parcel.objects.exists()
    assert Message.objects.count() == messages


def test_the_database_itself_packs_no_piece_twice(line):
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.filter(pk=line.pk).update(packed=4)

    assert packed(line) == 0


def test_who_has_one_parcel_on_the_way_gets_the_rest(part, line):
    send(seller_order=part, by=None, pieces={line.pk: 1}, **SF)

    with pytest.raises(NotNow):
        decline(seller_order=part, by=None, reason="no_time")
    with pytest.raises(NotNow):
        call_off(seller_order=SellerOrder.objects.get(pk=part.pk))

    assert status_of(part) == Status.ACCEPTED
    assert not Refund.objects.exists()


def test_called_off_while_she_sends_only_one_of_the_two_happens(part, line):
    """The buyer's page was read before the parcel left."""
    stale = SellerOrder.objects.get(pk=part.pk)
    send(seller_order=part, by=None, pieces={line.pk: 1}, **SF)

    with pytest.raises(NotNow):
        call_off(seller_order=stale)

    assert status_of(part) == Status.ACCEPTED


def test_handed_over_it_is_sent_when_the_cooperative_has_sent_it(part, work, yunling):
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)
    before = status_of(part), stock_of(work), told("seller_order.send")

    send_on(parcel=parcel, by=keeper_of(yunling), **SF)

    assert before == (Status.ACCEPTED, (5, 3), 0)
    assert (status_of(part), stock_of(work), told("seller_order.send")) == (Status.SENT, (2, 0), 1)
    assert Message.objects.get(kind="parcel.handed_over").recipient == keeper_of(yunling).phone
    entry = ModelLogEntry.objects.get(action="seller_order.send")
    assert entry.user == keeper_of(yunling)


def test_what_lies_with_the_cooperative_is_neither_packed_again_nor_sent_twice(part, yunling):
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)
    with pytest.raises(NothingToSend):
        send(seller_order=part, by=None, **SF)
    send_on(parcel=parcel, by=None, **SF)
    with pytest.raises(NotNow):
        send_on(parcel=parcel, by=None, **SF)

    assert Parcel.objects.count() == 1
    assert told("seller_order.send") == 1


def test_one_part_sent_the_other_with_the_cooperative_is_not_all_sent(part, line, yunling):
    hand_over(seller_order=part, cooperative=yunling, by=None, pieces={line.pk: 1})
    send(seller_order=part, by=None, **SF)

    assert status_of(part) == Status.ACCEPTED


def test_she_takes_back_what_was_not_sent_and_sends_it_herself(part, work, line, yunling):
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)

    take_back(parcel=parcel, by=None)
    with pytest.raises(NotNow):
        take_back(parcel=parcel, by=None)
    free = packed(line)
    send(seller_order=part, by=None, **SF)

    assert (free, packed(line)) == (0, 3)
    assert (status_of(part), stock_of(work)) == (Status.SENT, (2, 0))


def test_what_was_sent_on_is_not_taken_back(part, line, yunling):
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)
    send_on(parcel=parcel, by=None, **SF)

    with pytest.raises(NotNow):
        take_back(parcel=parcel, by=None)

    assert (packed(line), Parcel.objects.count()) == (3, 1)


def test_called_off_the_cooperative_is_told_and_sends_nothing(part, work, yunling):
    parcel = hand_over(seller_order=part, cooperative=yunling, by=None)

    call_off(seller_order=part)
    with pytest.raises(NotNow):
        send_on(parcel=parcel, by=None, **SF)

    assert (status_of(part), stock_of(work)) == (Status.CANCELLED, (5, 0))
    assert told("parcel.called_off") == 1
    assert told("seller_order.send") == 0


def test_a_mistyped_number_is_mended_and_told_once(part):
    parcel = send(seller_order=part, by=None, carrier="sf", tracking_number="WRONG")

    correct_tracking(parcel=parcel, by=None, carrier="zto", tracking_number="RIGHT")
    with pytest.raises(NotNow):
        correct_tracking(parcel=parcel, by=None, carrier="zto", tracking_number="RIGHT")

    parcel.refresh_from_db()
    assert (parcel.carrier, parcel.tracking_number) == ("zto", "RIGHT")
    assert told("seller_order.send") == 1
    assert "中通 RIGHT" in Message.objects.get(kind="seller_order.correct").body


@pytest.mark.parametrize("status", [Status.DELIVERED, Status.COMPLETED])
def test_once_it_has_come_no_number_is_mended(part, status):
    parcel = send(seller_order=part, by=None, **SF)
    SellerOrder.objects.update(status=status)

    with pytest.raises(NotNow):
        correct_tracking(parcel=parcel, by=None, carrier="zto", tracking_number="2")

    assert Parcel.objects.get().tracking_number == "SF1"


def test_a_shop_of_others_pieces_never_leave_with_hers(till):
    """Two shops in one order: each packs its own lines."""
    hers, theirs = a_work(shop=a_shop()), a_work(shop=a_shop())
    part = a_paid_part(till, {hers: 1, theirs: 1})
    accept(seller_order=part, by=None)

    send(seller_order=part, by=None, **SF)

    assert stock_of(hers) == (4, 0)
    assert stock_of(theirs) == (5, 1)
