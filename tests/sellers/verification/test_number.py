from datetime import date

import pytest

from sellers.verification.errors import NotANumber
from sellers.verification.number import read_number
from tests.cast import a_number

pytestmark = pytest.mark.one_database

TODAY = date(2026, 11, 25)
DEMO = "99999919850312002642"


def test_all_that_is_asked_of_her_stands_in_her_number():
    read = read_number("99999919680917068472B1", TODAY)

    assert (read.born, read.is_female, read.category, read.grade, read.reissue) == (
        date(1968, 9, 17), True, 7, 2, 1,
    )  # fmt: skip
    assert read.identity == "999999196809170684"
    assert read.region_code == "999999"
    assert read.number == "99999919680917068472B1"


@pytest.mark.parametrize(("born", "age"), [("20101125", 16), ("20101126", 15), ("19850312", 41)])
def test_her_age_is_counted_to_the_day(born, age):
    assert read_number(a_number(born=born), TODAY).age(TODAY) == age


@pytest.mark.parametrize("sex", range(10))
def test_the_seventeenth_digit_tells_the_sex(sex):
    assert read_number(a_number(sex=sex), TODAY).is_female is (sex % 2 == 0)


@pytest.mark.parametrize(
    "typed",
    [
        DEMO,
        f" {DEMO} ",
        "999999 19850312 0026 42",
        "９９９９９９１９８５０３１２００２６４２",
        "999999-19850312-0026-42",
    ],
)
def test_how_it_is_typed_is_forgiven(typed):
    assert read_number(typed, TODAY).number == DEMO


def test_a_small_x_is_a_large_one():
    number = next(
        number for serial in range(100) if (number := a_number(serial=serial + 1))[17] == "X"
    )

    assert read_number(number.lower(), TODAY).number == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1",
        DEMO[:18],  # the identity number alone
        DEMO[:19],
        f"{DEMO}1",
        f"{DEMO}B",
        f"{DEMO}B0",
        f"{DEMO}B12",
        DEMO[:17] + "7" + DEMO[18:],  # another check digit
        DEMO[:18] + "82",  # no such category
        DEMO[:18] + "45",  # no such grade
        a_number(born="19850231"),
        a_number(born="18850312"),
        a_number(born="20270101"),
        "九" * 20,
        "9" * 5000,
        "\x00" * 20,
        "<script>alert(1)</sc>",
    ],
)
def test_what_no_certificate_has_is_refused_and_never_repeated(typed):
    with pytest.raises(NotANumber) as refusal:
        read_number(typed, TODAY)
    assert len(typed) < 5 or typed not in str(refusal.value)


def test_any_single_wrong_digit_is_found():
    found = []
    for place in range(18):
        for digit in "0123456789":
            typed = DEMO[:place] + digit + DEMO[place + 1 :]
            if typed != DEMO:
                with pytest.raises(NotANumber):
                    read_number(typed, TODAY)
                found.append(typed)
    assert len(found) == 162
