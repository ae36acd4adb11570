"""What the cooperative's store is called, in either language."""

import pytest
from django.utils.translation import override

from sellers.stockroom.models import Place

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [("store", "仓库", "Store"), ("store", "西江库房", "西江库房"), ("outlet", "仓库", "仓库")],
)
def test_only_the_name_we_gave_is_said_in_english(kind, name, said):
    place = Place(kind=kind, name=name)
    with override("en"):
        in_english = str(place)
    assert (str(place), in_english) == (name, said)
