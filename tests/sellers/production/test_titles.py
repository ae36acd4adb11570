"""What a production order is called, in either language."""

import pytest
from django.utils.translation import override

from catalog.models import Product
from sellers.production.models import ProductionOrder

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("title", "said"), [("蝴蝶手包", "Butterfly bag"), ("红色的蝴蝶手包", "红色的蝴蝶手包")]
)
def test_an_order_called_as_its_work_is_said_in_english(title, said):
    order = ProductionOrder(title=title, work=Product(title="蝴蝶手包", title_en="Butterfly bag"))
    with override("en"):
        in_english = order.local_title
    assert (order.local_title, in_english) == (title, said)


def test_an_order_of_no_work_keeps_its_own_title():
    with override("en"):
        assert ProductionOrder(title="校服").local_title == "校服"
