import pytest

from sellers.production.suggesting import distance, suggestions
from sellers.production.wages import minimum_hourly_fen
from tests.cast import a_craft, a_division, an_artisan
from tests.sellers.production.making import a_coop, a_member, an_open_order, in_days, in_hand

pytestmark = pytest.mark.django_db


def knows(cooperative, name, *crafts, **fields):
    artisan = an_artisan(name, "X")
    artisan.crafts.set(crafts)
    return a_member(cooperative, artisan=artisan, **fields)


def test_skill_comes_before_room_and_room_before_distance():
    cooperative = a_coop()
    miao, shui = a_craft(), a_craft("emb-shuizu", "水族马尾绣", "Shui")
    none = knows(cooperative, "不会", pieces_a_week=9)
    family = knows(cooperative, "近", shui, pieces_a_week=9)
    little = knows(cooperative, "少", miao, pieces_a_week=1)
    much = knows(cooperative, "多", miao, pieces_a_week=5)
    silent = knows(cooperative, "没说", miao)
    order = an_open_order(cooperative, craft=miao)

    ranked = [each.member for each in suggestions(order)]

    assert ranked == [much, little, silent, family, none]


def test_what_she_has_on_her_hands_is_no_room():
    member = a_member(a_coop(), pieces_a_week=3)
    order = an_open_order(member.cooperative, due_on=in_days(14))
    in_hand(order, member, pieces=4)

    (one,) = suggestions(order)

    assert (one.free, one.pieces) == (1, 2)


def test_no_more_is_suggested_than_is_left():
    cooperative = a_coop()
    for name in "甲乙":
        a_member(cooperative, name, pieces_a_week=9)

    found = suggestions(an_open_order(cooperative, pieces=10, due_on=in_days(7)))

    assert [each.pieces for each in found] == [9, 1]


@pytest.mark.parametrize(
    ("there", "steps"), [("522601", 0), ("522622", 1), ("520103", 2), ("530000", 3)]
)
def test_near_is_by_county_prefecture_and_province(there, steps):
    here = a_division("522601", "凯里市", "Kaili", "county")
    other = a_division(there, "别处", "Elsewhere", "county")

    assert (distance(here, other), distance(here, None)) == (steps, 3)


def test_the_minimum_is_her_provinces(settings):
    settings.MINIMUM_HOURLY_FEN = {"default": 2000, "52": 2100}

    assert minimum_hourly_fen(a_division("522601", "凯里市", "Kaili", "county")) == 2100
    assert minimum_hourly_fen(a_division("530000", "云南省", "Yunnan")) == 2000
    assert minimum_hourly_fen(None) == 2000


def test_members_cost_the_same_queries_at_any_number(django_assert_num_queries):
    cooperative = a_coop()
    order = an_open_order(cooperative)
    order = type(order).objects.select_related("cooperative__region").get(pk=order.pk)
    for size in (2, 20):
        for number in range(size):
            a_member(cooperative, f"甲{size}{number}")
        with django_assert_num_queries(5):
            suggestions(order)
