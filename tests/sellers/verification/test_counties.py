"""The county she lives in: real matches alone, none of these, and the way from a larger place."""

import re

import pytest

from ground.regions.queries import find_county, path_of
from sellers.artisans.models import Artisan
from sellers.verification.places import Asked, offer_for
from tests.reference import load_divisions
from tests.sellers.verification.hers import PROOF, REGISTER, easy, html_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
NONE = "都不是"


@pytest.fixture
def everywhere():
    """Every division of the code, as the house has it."""
    load_divisions()


@pytest.fixture
def she_anywhere(everywhere, she):
    return she


def offered(html):
    return re.findall(r'name="county" value="(\w+)"', html)


def send(client, place, county="", **fields):
    return client.post(REGISTER, {"name": "彩云", "place": place, "county": county} | fields)


def names(place, chosen=""):
    offer = offer_for(place, chosen)
    return offer.asked, [path_of(each) for each in offer.choices]


def test_what_nobody_calls_a_county_matches_nothing(everywhere):
    for typed in ("火星县", "火星县 太阳镇", "五星县", "清真县", "县", "市", "三棵树镇", "Mars"):
        assert (typed, find_county(typed).choices, names(typed)[1]) == (typed, [], [])


def test_a_name_that_several_bear_offers_these_alone(everywhere):
    assert names("朝阳区") == (Asked.COUNTY, ["北京市朝阳区", "吉林省长春市朝阳区"])
    assert names("凯里火星县") == (Asked.COUNTY, ["贵州省黔东南苗族侗族自治州凯里市"])
    assert path_of(offer_for("贵州凯里 三棵树镇", "").county) == "贵州省黔东南苗族侗族自治州凯里市"


@pytest.mark.parametrize(
    ("typed", "asked", "count", "first"),
    [
        ("黔东南", Asked.WIDER, 16, "贵州省黔东南苗族侗族自治州凯里市"),
        ("长春火星县", Asked.WIDER, None, "吉林省长春市南关区"),
        ("Changchun", Asked.WIDER, None, "吉林省长春市南关区"),
        ("重庆", Asked.WIDER, 38, "重庆市万州区"),
        ("贵州", Asked.CITY, 9, "贵州省贵阳市"),
        ("贵州火星县", Asked.CITY, 9, "贵州省贵阳市"),
        ("Guizhou", Asked.CITY, 9, "贵州省贵阳市"),
        ("吉林", Asked.CITY, 9, "吉林省长春市"),
        ("海南省", Asked.CITY, None, "海南省海口市"),
        ("台湾", Asked.CITY, 0, None),
    ],
)
def test_a_larger_place_leads_to_its_counties(everywhere, typed, asked, count, first):
    offer = offer_for(typed, "")

    assert offer.asked == asked
    assert count is None or len(offer.choices) == count
    assert (path_of(offer.choices[0]) if offer.choices else None) == first


def test_nothing_is_offered_for_a_county_that_is_none_and_the_way_out_is_said(client, she_anywhere):
    answer = send(client, "火星县")

    html = html_of(answer)
    assert (answer.status_code, offered(html)) == (400, [])
    assert "没找到这个县。请把县名写全，或者只写州、市或省" in html
    assert not Artisan.objects.exists()


def test_none_of_these_leads_back_to_typing_and_from_a_province_to_her_county(client, she_anywhere):
    html = html_of(send(client, "朝阳区"))
    assert (offered(html), NONE in html) == (["110105", "220104", "none"], True)

    answer = send(client, "朝阳区", "none")
    html = html_of(answer)
    assert (answer.status_code, offered(html), 'value="朝阳区"' in html) == (400, [], True)
    assert "那就写大一点的地方" in html

    html = html_of(send(client, "贵州"))
    assert ("522600" in offered(html), offered(html)[-1]) == (True, "none")
    assert "是哪个州或市" in html
    html = html_of(send(client, "贵州", "522600"))
    assert (offered(html)[0], offered(html)[-1]) == ("522601", "none")
    assert "checked" not in html
    assert not Artisan.objects.exists()
    assert send(client, "贵州", "522601")["Location"] == PROOF
    assert Artisan.objects.get().region_id == "522601"


def test_a_county_of_another_province_is_not_taken(client, she_anywhere):
    for wrong in ("110105", "52", "x" * 300, "\x00"):
        answer = send(client, "贵州", wrong)
        assert (answer.status_code, "请从列出的县里选一个" in html_of(answer)) == (400, True)

    assert not Artisan.objects.exists()


def test_for_easy_reading_none_of_these_asks_for_the_place_again(client, she_anywhere):
    easy(she_anywhere)
    assert offered(html_of(send(client, "朝阳区", _asked="place")))[-1] == "none"

    html = html_of(send(client, "朝阳区", "none", _asked="county"))
    assert ("第 2 问" in html, "那就写大一点的地方" in html, offered(html)) == (True, True, [])
    html = html_of(send(client, "贵州", _asked="place"))
    assert "522600" in offered(html)
    html = html_of(send(client, "贵州", "522600", _asked="county"))
    assert ("第 3 问" in html, offered(html)[0]) == (True, "522601")
    send(client, "贵州", "522601", _asked="county")

    assert Artisan.objects.get().region_id == "522601"
