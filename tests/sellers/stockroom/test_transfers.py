import pytest

from sellers.stockroom.errors import NotNow, OutOfStock, SameHands
from sellers.stockroom.losing import Gone, write_off
from sellers.stockroom.models import Movement, Place, Shelf, Stock, Transfer
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import hold, send_out
from sellers.stockroom.taking import approve, begin_take, count, end_count
from sellers.stockroom.transfers import receive, send_over, turn_back
from tests.cast import a_cooperative, a_shop, a_user, a_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return a_work(pieces=5, shop=a_shop(cooperative=a_cooperative()))


@pytest.fixture
def fair(work):
    return Place.objects.create(shop=work.shop, kind=Place.Kind.FAIR, name="赶集")


def on_way(work, fair, pieces=3):
    home = home_of(work.shop_id)
    return send_over(key="t1", source=home, target=fair, pieces={work.pk: pieces}, by=None)


def lies(work):
    rows = Shelf.objects.filter(work=work, pieces__gt=0).order_by("place__kind")
    return dict(rows.values_list("place__kind", "pieces")), Stock.objects.get(work=work).on_hand


def test_what_is_on_its_way_lies_on_the_road(work, fair):
    on_way(work, fair)

    assert lies(work) == ({"store": 2, "transit": 3}, 5)


def test_fewer_arrive_and_the_rest_is_lost_in_the_books(work, fair):
    receive(transfer=on_way(work, fair), arrived={work.pk: 2}, by=None)

    assert lies(work) == ({"store": 2, "fair": 2}, 4)
    assert Movement.objects.filter(reason="lost").get().pieces == -1


def test_a_transfer_arrives_or_turns_back_never_both(work, fair):
    transfer = on_way(work, fair)
    turn_back(transfer=transfer, by=None)

    with pytest.raises(NotNow):
        receive(transfer=transfer, arrived={work.pk: 3}, by=None)

    assert lies(work) == ({"store": 5}, 5)
    assert Transfer.objects.get().state == "turned_back"


def test_more_than_lies_there_does_not_leave(work, fair):
    with pytest.raises(OutOfStock):
        on_way(work, fair, pieces=6)

    assert lies(work) == ({"store": 5}, 5)
    assert Transfer.objects.count() == 0


def test_what_is_lost_is_gone_and_what_is_promised_cannot_be_lost_silently(work):
    home = home_of(work.shop_id)
    write_off(place=home, gone=Gone(key="g1", work_id=work.pk, reason="lost", pieces=2), by=None)
    hold({work.pk: 3})

    with pytest.raises(OutOfStock):
        write_off(place=home, gone=Gone(key="g2", work_id=work.pk, reason="damaged"), by=None)

    assert lies(work) == ({"store": 3}, 3)


def test_what_left_between_count_and_approval_stays_right(work):
    counter, other = a_user(), a_user()
    take = begin_take(place=home_of(work.shop_id), by=counter)
    count(take=take, work_id=work.pk, counted=9, by=counter)
    count(take=take, work_id=work.pk, counted=4, by=other)
    end_count(take=take, by=counter)
    hold({work.pk: 2})
    send_out({work.pk: 2})

    approve(take=take, by=a_user())

    assert lies(work) == ({"store": 2}, 2)
    assert take.lines.get().by == other


def test_who_began_does_not_approve(work):
    counter = a_user()
    take = begin_take(place=home_of(work.shop_id), by=counter)
    count(take=take, work_id=work.pk, counted=4, by=counter)
    end_count(take=take, by=counter)

    with pytest.raises(SameHands):
        approve(take=take, by=counter)

    assert lies(work) == ({"store": 5}, 5)


def test_one_place_is_counted_once_at_a_time(work):
    begin_take(place=home_of(work.shop_id), by=a_user())

    with pytest.raises(NotNow):
        begin_take(place=home_of(work.shop_id), by=a_user())
