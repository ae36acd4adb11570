import pytest

from shop.fulfilment.forms import TrackingForm
from shop.fulfilment.numbers import doubt_about, tidied
from shop.order.carriers import CARRIERS

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("carrier", "number"),
    [
        ("sf", "SF1234567890123"),
        ("sf", "123456789012"),
        ("post", "9876543210123"),
        ("post", "RR123456789CN"),
        ("ems", "1234567890123"),
        ("ems", "EA123456789CN"),
        ("zto", "751234567890"),
        ("zto", "78123456789012"),
        ("yto", "YT1234567890123"),
        ("sto", "773123456789012"),
        ("yunda", "4312345678901"),
        ("jt", "JT1234567890123"),
        ("jd", "JDVA12345678901"),
        ("jd", "JD0012345678901-1-1-"),
        ("deppon", "DPK123456789012"),
        ("other", "AB-1234"),
        ("sf", ""),
    ],
)
def test_a_number_as_the_carrier_gives_it_is_not_asked_about(carrier, number):
    assert doubt_about(carrier, number) == ""


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_number_unlike_the_others_is_asked_about_once_and_then_taken(carrier):
    typed = {"carrier": carrier, "tracking_number": "A1"}

    asked, said = TrackingForm(typed), TrackingForm(typed | {"is_sure": "on"})

    assert "请再对一下。" in asked.errors["tracking_number"][0]
    assert "is_sure" in asked.fields
    assert said.is_valid()
    assert said.cleaned_data["tracking_number"] == "A1"


@pytest.mark.parametrize("typed", ["abc", "ABC-DEF", "一二三", "SF 12/3", "SF1" * 20, "1\x00"])
def test_what_no_carrier_ever_prints_is_refused_however_sure_she_is(typed):
    form = TrackingForm({"carrier": "other", "tracking_number": typed, "is_sure": "on"})

    assert list(form.errors) == ["tracking_number"]


def test_a_number_is_kept_as_the_carrier_prints_it():
    assert tidied(" sf 1234\u3000５６７ ") == "SF1234567"
