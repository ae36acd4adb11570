"""Names of people in Latin letters."""

import pytest
from django.utils.translation import override

from ground.accounts.models import User
from ground.accounts.names import romanised

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("龙彩云", "Long Caiyun"),
        ("欧阳兰", "Ouyang Lan"),
        ("单丽恩", "Shan Li'en"),
        ("Mary Li", "Mary Li"),
        ("云岭刺绣合作社", "云岭刺绣合作社"),
        ("", ""),
    ],
)
def test_a_name_is_said_family_name_first(name, said):
    assert romanised(name) == said


def test_a_person_is_called_in_the_readers_language():
    person = User(phone="+8615400000001", name="龙彩云")
    with override("en"):
        in_english = str(person)
    assert (str(person), in_english) == ("龙彩云", "Long Caiyun")


def test_who_has_no_name_is_called_by_her_phone_in_either_language():
    with override("en"):
        assert str(User(phone="+8615400000001")) == "+86154****0001"
