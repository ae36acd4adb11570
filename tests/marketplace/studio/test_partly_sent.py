"""An order of which a part has left says how much is still to come."""

import pytest

from shop.fulfilment.parcels import hand_over, send
from tests.marketplace.studio.telling import page_of
from tests.shop.fulfilment.parts import SF, an_accepted_part, her_cooperative, owner_of

pytestmark = pytest.mark.django_db(transaction=True)
NOTHING_YET = "还没有寄出。寄出以后，这里会写日子。"


@pytest.fixture
def part(client, till):
    part = an_accepted_part(till)
    client.force_login(owner_of(part))
    return part


def test_it_says_how_many_pieces_are_to_come(client, part):
    line = part.lines.get()
    before = page_of(client)
    send(seller_order=part, by=None, pieces={line.pk: 1}, **SF)
    hand_over(seller_order=part, cooperative=her_cooperative(part), by=None, pieces={line.pk: 1})

    html = page_of(client)

    assert (NOTHING_YET in before, NOTHING_YET in html) == (True, False)
    assert "寄了一部分，还有 2 件没寄。" in html


def test_all_of_it_sent_it_says_by_when(client, part):
    send(seller_order=part, by=None, pieces={part.lines.get().pk: 1}, **SF)
    send(seller_order=part, by=None, **SF)

    html = page_of(client)

    assert "没寄" not in html
    assert "退货期一过就可以打给你，最晚是" in html
