"""Fewer came than left, and orders were promised what was lost: the road ends all the same."""

import pytest

from ground.messages.models import Message
from sellers.stockroom.errors import NotNow, OutOfStock
from sellers.stockroom.models import Conflict, Movement, Shelf, Stock, Transfer
from sellers.stockroom.moving import home_of
from sellers.stockroom.transfers import send_over
from shop.fulfilment.on_the_road import receive_short
from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept
from shop.order.models import Order, SellerOrder
from shop.payments.models import Refund
from tests.sellers.stockroom.room import Room, signed_in, text
from tests.shop.baskets import an_order
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db
Status = SellerOrder.Status


@pytest.fixture
def room():
    room = Room()
    room.target = room.fair()
    return room


def on_way(room, work, pieces):
    source = home_of(room.shop.pk)
    return send_over(
        key="t", source=source, target=room.target, pieces={work.pk: pieces}, by=room.lead
    )


def figures(work):
    stock = Stock.objects.get(work=work)
    return stock.on_hand, stock.held


def lies(place):
    return dict(Shelf.objects.filter(place=place, pieces__gt=0).values_list("work", "pieces"))


def test_what_came_is_received_and_the_youngest_order_gives_way(till, room):
    work = room.work(pieces=3)
    road = on_way(room, work, 3)
    first, second = a_paid_part(till, {work: 1}), a_paid_part(till, {work: 1})

    receive_short(transfer=road, arrived={work.pk: 1}, by=room.lead)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (lies(room.target), figures(work)) == ({work.pk: 1}, (1, 1))
    assert (first.status, second.status) == (Status.NEW, Status.CANCELLED)
    assert Refund.objects.get().seller_order == second
    lost = Movement.objects.get(reason="lost")
    assert (lost.pieces, lost.reference) == (-2, f"transfer:{road.pk}")
    conflict = Conflict.objects.get()
    assert (conflict.kind, conflict.transfer, conflict.sale, conflict.pieces) == (
        "lost", road, None, 1,
    )  # fmt: skip
    assert (conflict.told, conflict.state) == (second.order.number, "settled")
    sorry = Message.objects.get(kind="seller_order.sorry")
    assert "丢了" in sorry.body
    assert Message.objects.filter(kind="counter.conflict").count() == 1


def test_an_order_not_paid_yet_gives_way_before_a_paid_one(till, room):
    work = room.work(pieces=2)
    road = on_way(room, work, 2)
    unpaid, paid = an_order({work: 1}), a_paid_part(till, {work: 1})

    receive_short(transfer=road, arrived={work.pk: 1}, by=room.lead)

    unpaid.refresh_from_db()
    paid.refresh_from_db()
    assert (unpaid.status, paid.status) == (Order.Status.EXPIRED, Status.NEW)
    assert (figures(work), Refund.objects.count()) == ((1, 1), 0)


def test_where_enough_are_left_nobody_gives_way(till, room):
    work = room.work(pieces=5)
    a_paid_part(till, {work: 2})

    receive_short(transfer=on_way(room, work, 3), arrived={work.pk: 0}, by=room.lead)

    assert (figures(work), Conflict.objects.count()) == ((2, 2), 0)


def test_of_several_works_each_conflict_stands_once(till, room):
    works = [room.work("背扇", pieces=1), room.work("围腰", pieces=1)]
    pieces = {work.pk: 1 for work in works}
    source = home_of(room.shop.pk)
    road = send_over(key="t", source=source, target=room.target, pieces=pieces, by=None)
    parts = [a_paid_part(till, {work: 1}) for work in works]

    receive_short(transfer=road, arrived={}, by=None)

    rows = Conflict.objects.order_by("work").values_list("work", "told")
    assert list(rows) == [
        (work.pk, part.order.number) for work, part in zip(works, parts, strict=True)
    ]
    with pytest.raises(NotNow):
        receive_short(transfer=road, arrived={}, by=None)
    assert Conflict.objects.count() == 2


def half_sent(till, work):
    part = a_paid_part(till, {work: 2})
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None, carrier="sf", pieces={part.lines.get().pk: 1})
    return part


def test_what_has_left_in_part_does_not_give_way_and_nothing_moved(till, room):
    work = room.work(pieces=3)
    road = on_way(room, work, 2)
    half_sent(till, work)
    a_paid_part(till, {work: 1})

    with pytest.raises(OutOfStock):
        receive_short(transfer=road, arrived={work.pk: 0}, by=room.lead)

    assert (figures(work), Transfer.objects.get().state) == ((2, 2), "on_the_way")
    assert Refund.objects.count() == Conflict.objects.count() == 0


def test_an_order_that_has_left_in_part_is_in_nobodys_way_where_others_give_way(till, room):
    work = room.work(pieces=4)
    road = on_way(room, work, 2)
    half_sent(till, work)
    later = a_paid_part(till, {work: 2})

    press(room, road, **{f"n-{work.pk}": "0", "sure": "yes"})

    later.refresh_from_db()
    assert (figures(work), later.status) == ((1, 1), Status.CANCELLED)
    assert Transfer.objects.get().state == "arrived"


def press(room, road, **sent):
    return signed_in(room.keeper()).post(room.at("stock-transfer", road.pk), sent)


def test_the_keeper_is_told_which_orders_give_way_and_then_it_is_done(till, room):
    work = room.work(pieces=1)
    road = on_way(room, work, 1)
    part = a_paid_part(till, {work: 1})
    typed = {f"n-{work.pk}": "0"}

    asked = text(press(room, road, **typed))
    assert (part.order.number in asked, Transfer.objects.get().state) == (True, "on_the_way")
    press(room, road, **typed, sure="yes")

    assert (figures(work), Transfer.objects.get().state) == ((0, 0), "arrived")
    conflict = Conflict.objects.get()
    client = signed_in(room.lead)
    for path in (room.at("stock-conflicts"), room.at("stock-conflict", conflict.pk)):
        assert "路上丢了" in text(client.get(path))
    assert part.order.number in text(client.get(room.at("stock-conflict", conflict.pk)))


def test_a_keeper_who_cannot_lose_it_is_shown_the_order_that_keeps_it(till, room):
    work = room.work(pieces=3)
    road = on_way(room, work, 2)
    part = half_sent(till, work)
    typed = {f"n-{work.pk}": "0"}

    asked = press(room, road, **typed)

    assert (asked.status_code, part.order.number in text(asked)) == (400, True)
    assert Transfer.objects.get().state == "on_the_way"


def test_what_was_sent_from_the_road_is_not_asked_for_again(till, room):
    work = room.work(pieces=3)
    road = on_way(room, work, 3)
    part = a_paid_part(till, {work: 1})
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None, carrier="sf")
    path = room.at("stock-transfer", road.pk)

    page = signed_in(room.lead).get(path)

    assert [(row.typed, row.most) for row in page.context["rows"]] == [("2", 2)]
    press(room, road, **{f"n-{work.pk}": "2"})
    assert (lies(room.target), Transfer.objects.get().state) == ({work.pk: 2}, "arrived")
