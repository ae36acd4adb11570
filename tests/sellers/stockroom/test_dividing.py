"""What is sold of a work is divided piece by piece: what was paid by piece gives no share."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sellers.sharing.models import Division
from sellers.sharing.parts import paid_by_piece
from sellers.sharing.pieces import note_paid
from sellers.sharing.queries import owed_to
from sellers.sharing.undoing import take_back
from sellers.stockroom.counter import Handed, sell_by_hand
from sellers.stockroom.dividing import came_otherwise, divide_sale
from sellers.stockroom.losing import Gone, write_off
from sellers.stockroom.models import Movement, Piece
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import count_in, made, put_back
from sellers.stockroom.taking import approve, begin_take, count, end_count
from tests.cast import a_member, a_shop, a_user, a_work, an_artisan
from tests.sellers.sharing.shares import a_sale, an_agreement

pytestmark = pytest.mark.django_db
BEGUN = date(2026, 3, 1)


@pytest.fixture
def member():
    member = a_member()
    a_shop(cooperative=member.cooperative)
    an_agreement(member.cooperative)
    return member


def a_work_of(member, pieces, paid=0):
    """So many came otherwise, then so many by an order for work."""
    work = a_work(pieces=pieces, shop=member.cooperative.shop, maker=member.artisan)
    if paid:
        passed(work, paid)
    return work


def passed(work, pieces, key="passed:1:1"):
    made({work.pk: pieces}, key=key, reference="production:1")
    facts = {"cooperative_id": work.shop.cooperative_id, "work_id": work.pk, "begun_on": BEGUN}
    note_paid(pieces=pieces, key=key, **facts)


def sold(work, pieces=1, fen=1000, key="line:1"):
    sale = a_sale(key, fen, work.maker, pieces=pieces, work_id=work.pk)
    rows = divide_sale(cooperative_id=work.shop.cooperative_id, sale=sale)
    return [(row.key, row.way, row.pieces, row.share_fen) for row in rows]


def ways(work, pieces=1):
    """How pieces that are sold one by one from now on are divided."""
    first = Division.objects.count()
    return [sold(work, key=f"line:{first + n}")[0][1] for n in range(pieces)]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 99), st.integers(-9, 99), st.integers(-9, 99))
def test_what_was_not_paid_by_piece_is_sold_first(pieces, by_share, by_piece):
    paid = paid_by_piece(pieces, by_share=by_share, by_piece=by_piece)

    assert 0 <= paid <= max(0, by_piece)
    assert paid == 0 or pieces - paid >= by_share
    assert pieces <= max(0, by_share) + paid or paid == max(0, by_piece)


def test_first_what_came_without_piece_pay_and_then_what_was_paid(member):
    work = a_work_of(member, pieces=2, paid=1)

    assert ways(work, 4) == ["share", "share", "piece", "share"]


def test_a_mixed_line_falls_into_two_to_the_fen(member):
    work = a_work_of(member, pieces=1, paid=2)

    assert sold(work, pieces=3, fen=1000) == [
        ("line:1", "share", 1, 333),
        ("line:1:piece", "piece", 2, 667),
    ]
    by_share, by_piece = Division.objects.order_by("pk")
    assert (by_share.maker_fen, by_piece.maker_fen) == (233, 0)
    assert owed_to(member.cooperative_id, member.artisan_id) == 233


def test_what_was_paid_is_divided_by_the_agreement_of_the_day_she_accepted(member):
    agreement = an_agreement(member.cooperative, welfare=200, since=date(2026, 5, 1))
    work = a_work_of(member, pieces=1, paid=1)

    sold(work, pieces=2)

    first, second = Division.objects.order_by("pk")
    assert first.agreement == agreement  # the sale itself says June
    assert second.agreement.in_force_from == date(2026, 1, 1)


def test_the_same_line_is_divided_once_however_it_would_be_counted_later(member):
    work = a_work_of(member, pieces=1, paid=1)
    first = sold(work, pieces=2)
    passed(work, 5, "passed:1:6")

    assert sold(work, pieces=2) == first
    assert Division.objects.count() == 2


@pytest.mark.parametrize("reason", ["lost", "damaged"])
def test_what_is_lost_or_damaged_costs_no_member_her_share(member, reason):
    work = a_work_of(member, pieces=1, paid=1)
    gone = Gone(key="g1", work_id=work.pk, reason=Movement.Reason(reason))
    write_off(place=home_of(work.shop_id), gone=gone, by=None)

    assert ways(work) == ["share"]


def test_what_its_maker_has_back_is_not_sold_for_her(member):
    work = a_work_of(member, pieces=1, paid=1)
    gone = Gone(key="g1", work_id=work.pk, reason=Movement.Reason.GIVEN_BACK)
    write_off(place=home_of(work.shop_id), gone=gone, by=None)

    assert ways(work) == ["piece"]


def test_what_comes_back_counts_once(member):
    work = a_work_of(member, pieces=1, paid=1)
    put_back({work.pk: 1})

    assert ways(work, 2) == ["share", "piece"]


def test_a_wrong_count_put_right_by_hand_counts_as_it_is_right(member):
    work = a_work_of(member, pieces=50)
    count_in(work_id=work.pk, on_hand=1)
    passed(work, 1)

    assert ways(work, 2) == ["share", "piece"]


@pytest.mark.parametrize(("counts", "left"), [([1], 3), ([1, 3], 3), ([5], 5), ([5, 4], 4)])
def test_a_stock_take_adds_what_was_found_and_takes_no_share_for_what_is_missing(
    member, counts, left
):
    work, hands = a_work_of(member, pieces=3), (a_user(), a_user())
    for counted in counts:
        take = begin_take(place=home_of(work.shop_id), by=hands[0])
        count(take=take, work_id=work.pk, counted=counted, by=hands[0])
        end_count(take=take, by=hands[0])
        approve(take=take, by=hands[1])

    assert came_otherwise(work.pk) == left


def test_a_sale_that_was_taken_back_counts_no_piece(member):
    work = a_work_of(member, pieces=1, paid=1)
    sold(work, pieces=2, key="line:9")
    assert [take_back(key="line:9"), take_back(key="line:9")] == [True, False]

    assert ways(work, 2) == ["share", "piece"]


def test_by_hand_and_online_one_count(member):
    work = a_work_of(member, pieces=1, paid=1)
    handed = Handed(key="k1", work_id=work.pk, amount_fen=900)
    sell_by_hand(place=home_of(work.shop_id), handed=handed, by=None)

    assert ways(work) == ["piece"]
    assert Division.objects.order_by("pk").first().way == "share"


def test_a_numbered_piece_is_shared_with_who_made_it(member):
    work, other = a_work_of(member, pieces=1), an_artisan("阿朵", "A-Duo")
    piece = Piece.objects.create(number="A1", work=work, maker=other)
    handed = Handed(key="k1", work_id=work.pk, amount_fen=1000, piece=piece)
    sell_by_hand(place=home_of(work.shop_id), handed=handed, by=None)

    assert owed_to(member.cooperative_id, other.pk) == 700
    assert owed_to(member.cooperative_id, member.artisan_id) == 0


def test_what_is_left_of_a_line_without_pieces_takes_none_from_others(member):
    work = a_work_of(member, pieces=1)

    assert sold(work, pieces=0, key="line:9") == [("line:9", "share", 0, 1000)]
    passed(work, 1)
    assert ways(work, 2) == ["share", "piece"]


@pytest.mark.django_db(transaction=True)
def test_two_lines_at_once_never_count_the_same_piece(member):
    work = a_work_of(member, pieces=1, paid=1)
    together = Barrier(2)

    def do(key):
        try:
            together.wait()
            return sold(work, key=key)[0][1]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(do, ["line:1", "line:2"]))

    assert answers == ["piece", "share"]
