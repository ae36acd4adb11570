"""What machines are told on a page: by schema.org's definitions, and never more than it shows."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest

from catalog.models import WorkPicture
from catalog.ratings import Rating, ToldReview
from catalog.structured import product_data
from tests.cast import a_craft, a_custom_work, a_picture, a_shop, a_work, an_artisan
from tests.catalog.schema_org import faults_of

pytestmark = pytest.mark.django_db


def blocks(client, path):
    """By type."""
    html = client.get(path).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return {block["@type"]: block for block in map(json.loads, found)}


def a_full_work(**fields):
    work = a_work(
        material_zh="土布", material_en="Homespun", story_zh="故事", story_en="A story", **fields
    )
    WorkPicture.objects.create(work=work, picture=a_picture(), position=0)
    return work


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_block_of_every_page_is_by_the_definitions(client, prefix):
    maker = an_artisan(portrait=a_picture(), story_zh="故事", place_zh="三棵树镇")
    maker.crafts.add(a_craft())
    full = a_full_work(shop=a_shop(artisan=maker, postage_fen=800))
    bare = a_work(weight_g=0, craft=None, region=None, pieces=0)
    rows = [full, bare, a_custom_work(), maker, full.shop, bare.shop]

    for path in ["/", *(row.get_absolute_url() for row in rows)]:
        found = blocks(client, f"{prefix}{path}")
        assert found
        assert [fault for block in found.values() for fault in faults_of(block)] == []


def test_a_product_says_what_a_buyer_asks(client):
    work = a_full_work(shop=a_shop(postage_fen=800))

    product = blocks(client, work.get_absolute_url())["Product"]

    offer = product["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("268.00", "CNY")
    assert offer["availability"] == "https://schema.org/InStock"
    assert offer["shippingDetails"]["shippingRate"]["value"] == "8.00"
    assert offer["hasMerchantReturnPolicy"]["merchantReturnDays"] == 7
    assert product["manufacturer"]["name"] == "彩云"


@pytest.mark.parametrize(
    ("work", "availability", "policy"),
    [
        (lambda: a_work(pieces=0), "SoldOut", "MerchantReturnFiniteReturnWindow"),
        (lambda: a_work(pieces=None), "MadeToOrder", "MerchantReturnFiniteReturnWindow"),
        (a_custom_work, "MadeToOrder", "MerchantReturnNotPermitted"),
    ],
)
def test_an_offer_promises_what_the_shop_does(client, work, availability, policy):
    offer = blocks(client, work().get_absolute_url())["Product"]["offers"]

    assert offer["availability"] == f"https://schema.org/{availability}"
    told = offer["hasMerchantReturnPolicy"]["returnPolicyCategory"]
    assert told == f"https://schema.org/{policy}"


def test_a_maker_is_told_only_by_her_consent(client):
    hidden = an_artisan("秘密", "Hidden", is_public=False)
    work = a_work(shop=a_shop(name="绣坊", name_en="Workshop", artisan=hidden))

    for path in (work.get_absolute_url(), work.shop.get_absolute_url()):
        for block in blocks(client, path).values():
            said = json.dumps(block, ensure_ascii=False)
            assert [word for word in ("Person", "秘密", "Hidden") if word in said] == []


def test_a_person_is_told_as_her_page_shows_her(client):
    maker = an_artisan(story_zh="故事", place_zh="三棵树镇")
    maker.crafts.add(a_craft())

    person = blocks(client, maker.get_absolute_url())["Person"]

    assert person == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "彩云",
        "url": f"http://testserver{maker.get_absolute_url()}",
        "description": "故事",
        "knowsAbout": ["苗绣"],
        "homeLocation": {"@type": "Place", "name": "三棵树镇"},
    }


@pytest.mark.parametrize("number", [0, 2])
def test_stars_are_told_where_there_are_some(number):
    review = ToldReview("李女士", 5, "很好看</script>", date(2026, 11, 20))
    rating = Rating(Decimal("4.5"), number, [review] * number) if number else None

    told = json.loads(product_data(a_work(), [], rating))

    assert faults_of(told) == []
    assert ("aggregateRating" in told, len(told.get("review", []))) == (bool(number), number)


def test_no_text_of_hers_closes_the_script(client):
    work = a_full_work(title="手包</script><b>")

    assert blocks(client, work.get_absolute_url())["Product"]["name"] == "手包</script><b>"


@pytest.mark.parametrize(
    "broken",
    [
        {"@type": "Product", "name": "手包", "url": "https://a.example/"},
        {"@type": "Person"},
        {"@type": "Person", "name": "彩云", "disability": "肢体"},
        {"@type": "OnlineStore", "name": "绣坊", "url": "/shops/a/"},
        {"@type": "Thing", "name": "手包"},
    ],
)
def test_the_definitions_bite(broken):
    assert faults_of({"@context": "https://schema.org", **broken}) != []
    assert faults_of({"@type": "Person", "name": "彩云"}) == ["no context"]
