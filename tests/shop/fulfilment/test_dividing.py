"""When a cooperative's part completes, what is left of it is divided."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.sharing.models import Division
from sellers.sharing.queries import owed_to
from shop.fulfilment.services import complete
from shop.order.models import SellerOrder
from tests.cast import a_member, a_shop, a_work
from tests.sellers.production.making import an_open_order, handed_in, in_hand, judged
from tests.sellers.sharing.shares import an_agreement
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


def a_delivered_part(till, work, pieces=2):
    part = a_paid_part(till, {work: pieces})
    SellerOrder.objects.filter(pk=part.pk).update(
        status="delivered", delivered_at=timezone.now() - timedelta(days=9)
    )
    part.refresh_from_db()
    return part


def test_the_share_of_each_line_is_divided_as_agreed(till):
    member = a_member()
    shop = a_shop(cooperative=member.cooperative)
    an_agreement(member.cooperative)
    part = a_delivered_part(till, a_work(shop=shop, maker=member.artisan))

    complete(seller_order=part)

    row = Division.objects.get()
    assert row.share_fen == part.goods_fen - part.commission_fen
    assert (row.reference, row.pieces, row.maker) == (part.order.number, 2, member.artisan)
    assert owed_to(member.cooperative_id, member.artisan_id) == row.maker_fen > 0


@pytest.mark.parametrize(
    ("passed", "ways"),
    [
        (0, [("share", 3)]),
        (2, [("share", 1), ("piece", 2)]),
        (5, [("piece", 3)]),
    ],
)
def test_what_is_made_when_ordered_is_by_piece_as_far_as_it_was_paid(till, passed, ways):
    member = a_member()
    shop = a_shop(cooperative=member.cooperative)
    an_agreement(member.cooperative)
    work = a_work(shop=shop, maker=member.artisan, pieces=None, days_to_make=9)
    if passed:
        order = an_open_order(member.cooperative, work=work)
        judged(handed_in(in_hand(order, member, passed), passed), pieces=passed)
    earned = owed_to(member.cooperative_id, member.artisan_id)
    part = a_delivered_part(till, work, 3)

    complete(seller_order=part)

    rows = Division.objects.order_by("pk")
    assert [(row.way, row.pieces) for row in rows] == ways
    assert sum(row.share_fen for row in rows) == part.goods_fen - part.commission_fen
    shared = sum(row.maker_fen for row in rows)
    assert owed_to(member.cooperative_id, member.artisan_id) == earned + shared


def test_what_went_back_before_is_not_divided(till):
    member = a_member()
    shop = a_shop(cooperative=member.cooperative)
    part = a_delivered_part(till, a_work(shop=shop, maker=member.artisan))
    line = part.lines.get()
    part.lines.update(refunded_fen=line.price_fen, refunded_pieces=2)

    complete(seller_order=part)

    assert Division.objects.count() == 0


def test_her_own_shop_divides_nothing(till):
    complete(seller_order=a_delivered_part(till, a_work()))
    assert Division.objects.count() == 0
