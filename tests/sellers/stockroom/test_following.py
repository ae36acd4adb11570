"""Numbers follow the pieces where there can be no doubt."""

import pytest

from sellers.stockroom.counter import undo_sale
from sellers.stockroom.counter_conflicts import sale_of
from sellers.stockroom.losing import Gone, write_off
from sellers.stockroom.models import Movement, Piece, Transfer
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import hold, put_back, send_out
from sellers.stockroom.transfers import receive, send_over, turn_back
from tests.cast import a_user
from tests.sellers.stockroom.counters import a_coops_work, a_fair, numbered, sold

pytestmark = pytest.mark.django_db


def sent(work, pieces=1):
    hold({work.pk: pieces})
    send_out({work.pk: pieces})


def on_the_road(work, fair, pieces):
    home = home_of(work.shop_id)
    return send_over(key="t", source=home, target=fair, pieces={work.pk: pieces}, by=a_user())


def states():
    return list(Piece.objects.values_list("state", flat=True))


def places():
    return set(Piece.objects.values_list("place", flat=True))


def test_the_last_piece_that_is_sent_was_the_numbered_one():
    work = a_coops_work(pieces=2)
    numbered(work)

    sent(work)
    assert states() == ["here"]

    sent(work)
    assert states() == ["sold"]


def test_a_one_off_that_comes_back_has_its_number_again():
    work = a_coops_work(pieces=1, stock_kind="one_off")
    numbered(work)
    sent(work)

    put_back({work.pk: 1})

    assert states() == ["here"]
    assert places() == {home_of(work.shop_id).pk}


def test_what_was_sold_by_hand_does_not_come_back_with_another():
    work = a_coops_work(pieces=1, stock_kind="one_off")
    [piece] = numbered(work)
    sold(work, piece=piece)

    put_back({work.pk: 1})

    assert states() == ["sold"]


def test_numbers_travel_with_all_that_lay_there():
    work = a_coops_work(pieces=2)
    numbered(work, 2)
    fair = a_fair(work.shop)

    transfer = on_the_road(work, fair, 2)
    receive(transfer=transfer, arrived={work.pk: 1}, by=a_user())

    assert (states(), places()) == (["here", "here"], {fair.pk})


def test_what_never_arrived_is_gone_and_what_turns_back_is_home():
    work = a_coops_work(pieces=1)
    numbered(work)
    fair = a_fair(work.shop)

    turn_back(transfer=on_the_road(work, fair, 1), by=a_user())
    assert (states(), places()) == (["here"], {home_of(work.shop_id).pk})

    home = home_of(work.shop_id)
    again = send_over(key="u", source=home, target=fair, pieces={work.pk: 1}, by=a_user())
    receive(transfer=again, arrived={work.pk: 0}, by=a_user())
    assert states() == ["gone"]


def test_as_long_as_one_lies_there_numbers_stay():
    work = a_coops_work(pieces=2)
    numbered(work, 2)
    fair = a_fair(work.shop)

    on_the_road(work, fair, 1)

    assert (states(), places()) == (["here", "here"], {home_of(work.shop_id).pk})


def test_the_last_piece_that_is_lost_takes_its_number():
    work = a_coops_work(pieces=1)
    numbered(work)

    gone = Gone(key="g", work_id=work.pk, reason=Movement.Reason.LOST)
    write_off(place=home_of(work.shop_id), gone=gone, by=None)

    assert states() == ["gone"]


def test_a_whole_shelf_sold_without_a_number_takes_its_numbers_along():
    work = a_coops_work(pieces=3)
    pieces = numbered(work, 2)

    sale = sold(work, pieces=3)

    assert states() == ["sold", "sold"]
    assert [sale_of(piece) for piece in pieces] == [sale, sale]


def test_a_part_sold_takes_the_numbers_that_are_named_along():
    work = a_coops_work(pieces=3)
    [first, second, third] = numbered(work, 3)

    sale = sold(work, pieces=2, numbers=(second.number, third.number))

    assert states() == ["here", "sold", "sold"]
    assert [sale_of(each) for each in (first, second, third)] == [None, sale, sale]
    undo_sale(sale=sale, by=None)
    assert states() == ["here", "here", "here"]


def test_what_is_not_named_is_the_oldest_and_only_as_many_as_pieces_are_missing():
    work = a_coops_work(pieces=4)
    numbered(work, 3)

    sold(work, pieces=1)
    assert states() == ["here", "here", "here"]

    sold(work, key="k2", pieces=2)
    assert states() == ["sold", "sold", "here"]


def test_numbers_of_another_work_or_more_than_pieces_do_not_leave():
    work, other = a_coops_work(pieces=2), a_coops_work(pieces=2)
    mine, theirs = numbered(work, 2), numbered(other, 2)

    sold(work, numbers=(theirs[0].number, *(each.number for each in mine)))

    assert sorted(states()[:2]) == ["here", "sold"]
    assert states()[2:] == ["here", "here"]


def test_undone_they_lie_there_again_and_what_was_sent_does_not():
    work = a_coops_work(pieces=4)
    [gone] = numbered(work)
    fair = a_fair(work.shop)
    on_the_road(work, fair, 3)
    sent(work)
    receive(transfer=Transfer.objects.get(), arrived={work.pk: 3}, by=a_user())
    [piece] = numbered(work, place=fair)
    sale = sold(work, place=fair, pieces=3)

    undo_sale(sale=sale, by=None)

    assert list(Piece.objects.values_list("pk", "state")) == [(gone.pk, "sold"), (piece.pk, "here")]
    assert Piece.objects.filter(left_with__isnull=False).count() == 0
