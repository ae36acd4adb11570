import pytest

from ground.regions.models import Division
from ground.regions.queries import children_of, division_path, province_of, provinces
from ground.regions.services import load_divisions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _divisions():
    load_divisions()


def test_provinces_come_in_the_order_of_their_codes():
    names = [division.name_zh for division in provinces()]

    assert names[:3] == ["北京市", "天津市", "河北省"]
    assert len(names) == 34


def test_children_lie_directly_within():
    assert [each.code for each in children_of("460000")] == [
        "460100",
        "460200",
        "460300",
        "460400",
        "469000",
    ]
    assert list(children_of("nowhere")) == []


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("520000", "贵州省"),
        ("522600", "贵州省 黔东南苗族侗族自治州"),
        ("522601", "贵州省 黔东南苗族侗族自治州 凯里市"),
        ("110101", "北京市 东城区"),
        ("469001", "海南省 五指山市"),
        ("000000", ""),
    ],
)
def test_a_path_is_what_one_writes_on_a_parcel(code, path):
    assert division_path(code) == path


def test_a_county_and_a_province_know_their_province():
    guizhou = Division.objects.get(code="520000")

    assert province_of(Division.objects.get(code="522601")) == guizhou
    assert province_of(guizhou) == guizhou
