"""What the API shows, and what it keeps to itself."""

import pytest

from catalog.models import WorkPicture
from sellers.verification.services import agree, take_back_consent
from tests.cast import a_county, a_craft, a_division, a_picture, a_shop, a_work, an_artisan
from tests.catalog.api.asking import ask, refused, walk
from tests.catalog.search.listing import indexed

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
SITE = "http://testserver"


def test_a_work_is_told_whole(client):
    work = a_work(material_zh="土布", days_to_make=6)
    WorkPicture.objects.create(work=work, picture=a_picture(), position=0)

    told = ask(client, f"works/{work.pk}/")

    path = work.get_absolute_url()
    assert told == {
        "url": f"{SITE}{path}",
        "url_en": f"{SITE}/en{path}",
        "id": work.pk,
        "title": {"zh": "蝴蝶手包", "en": "Butterfly clutch"},
        "story": None,
        "material": {"zh": "土布", "en": None},
        "care": None,
        "size": "",
        "weight_g": 160,
        "kind": "batch",
        "days_to_make": None,
        "price": "268.00",
        "currency": "CNY",
        "availability": "in-stock",
        "returnable": True,
        "craft": {"code": "emb-miaoxiu", "name": {"zh": "苗绣", "en": "Miao embroidery"}},
        "region": {"code": "520000", "name": {"zh": "贵州省", "en": "Guizhou"}},
        "shop": {"slug": work.shop.slug, "name": {"zh": "彩云绣坊", "en": "Caiyun's workshop"}},
        "maker": {"slug": work.maker.slug, "name": {"zh": "彩云", "en": "Caiyun"}},
        "pictures": [
            {
                "url": f"{SITE}/media/hand.jpg",
                "width": 800,
                "height": 800,
                "alt": {"zh": "一只手包", "en": None},
            }
        ],
        "listed_at": told["listed_at"],
        "changed_at": told["changed_at"],
        "demo": False,
    }


def test_a_list_says_the_same_as_the_work_itself(client):
    work = a_work()

    assert ask(client, "works/") == {"items": [ask(client, f"works/{work.pk}/")], "next": None}


def test_a_maker_who_did_not_agree_stands_nowhere(client):
    hidden = an_artisan("秘密", "Hidden", is_public=False)
    work = a_work(shop=a_shop(name="无名", artisan=hidden))

    assert hidden.slug not in [maker["slug"] for maker in ask(client, "makers/")["items"]]
    assert refused(client, f"makers/{hidden.slug}/") == (404, "not-found", [])
    assert ask(client, f"works/{work.pk}/")["maker"] is None
    assert ask(client, "shops/")["items"][0]["maker"] is None
    for path in ("works/", "makers/", "shops/", "crafts/", "regions/"):
        said = client.get(f"/api/v1/{path}").content.decode()
        assert [word for word in ("秘密", "Hidden", hidden.slug) if word in said] == []


def test_what_is_not_on_show_is_not_there(client):
    closed = a_work(shop=a_shop(is_open=False))
    paused = a_work(is_public=False)
    suspended = a_work(shop=a_shop(is_open=False, is_suspended=True, opens_after=True))

    assert ask(client, "works/")["items"] == []
    for work in (closed, paused, suspended):
        assert refused(client, f"works/{work.pk}/") == (404, "not-found", [])
    for work in (closed, suspended):
        assert refused(client, f"shops/{work.shop.slug}/") == (404, "not-found", [])
    assert [shop["slug"] for shop in ask(client, "shops/")["items"]] == [paused.shop.slug]


def test_consent_taken_back_is_gone_with_the_next_request(
    client, django_capture_on_commit_callbacks
):
    maker = an_artisan(is_public=False)
    agree(user=maker.user, kind="public_profile")
    assert len(ask(client, "makers/")["items"]) == 1

    with django_capture_on_commit_callbacks(execute=True):
        take_back_consent(user=maker.user, kind="public_profile")

    assert ask(client, "makers/")["items"] == []


def test_a_maker_says_what_her_page_says(client):
    maker = an_artisan(place_zh="三棵树镇", story_zh="她的故事", portrait=a_picture())
    maker.crafts.add(a_craft())
    shop = a_shop(artisan=maker)

    told = ask(client, f"makers/{maker.slug}/")

    assert (told["place"], told["shop"]) == ({"zh": "三棵树镇", "en": "Guizhou"}, shop.slug)
    assert [craft["code"] for craft in told["crafts"]] == ["emb-miaoxiu"]
    assert set(told) == {
        *("url", "url_en", "slug", "name", "place", "story", "crafts", "portrait", "shop", "demo")
    }


def test_crafts_shops_and_regions(client):
    work = a_work(shop=a_shop(postage_fen=800, free_from_fen=20000))
    county = a_county()

    craft, region = ask(client, "crafts/emb-miaoxiu/"), ask(client, f"regions/{county.code}/")
    shop = ask(client, f"shops/{work.shop.slug}/")

    assert craft["family"] == {"code": "embroidery", "name": {"zh": "绣", "en": "Embroidery"}}
    assert (craft["works"], craft["url"]) == (1, f"{SITE}/works/?craft=emb-miaoxiu")
    assert (shop["kind"], shop["postage"], shop["free_from"]) == ("artisan", "8.00", "200.00")
    assert (region["level"], region["parent"]) == ("county", "522600")
    assert [each["code"] for each in walk(client, "regions/", parent="522600")] == ["522601"]
    assert [each["code"] for each in walk(client, "regions/", level="province")] == ["520000"]


@pytest.fixture
def three():
    hebei = a_division("130000", "河北省", "Hebei")
    paper = a_craft("cut-yuxian", "蔚县剪纸", "Yuxian paper-cut", "papercut")
    return indexed(
        a_work(title="苗绣手包", price_fen=26800),
        a_work(title="剪纸窗花", price_fen=6800, craft=paper, region=hebei),
        a_work(title="苗绣披肩", price_fen=168000, stock_kind="custom", pieces=None),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["苗绣披肩", "剪纸窗花", "苗绣手包"]),
        ({"sort": "price-asc"}, ["剪纸窗花", "苗绣手包", "苗绣披肩"]),
        ({"sort": "price-desc"}, ["苗绣披肩", "苗绣手包", "剪纸窗花"]),
        ({"craft": "papercut"}, ["剪纸窗花"]),
        ({"craft": "cut-yuxian"}, ["剪纸窗花"]),
        ({"region": "130000"}, ["剪纸窗花"]),
        ({"kind": "custom"}, ["苗绣披肩"]),
        ({"min": "100", "max": "300.5"}, ["苗绣手包"]),
        ({"q": "苗绣"}, ["苗绣披肩", "苗绣手包"]),
        ({"q": "miaoxiu", "sort": "price-asc"}, ["苗绣手包", "苗绣披肩"]),
        ({"q": " "}, ["苗绣披肩", "剪纸窗花", "苗绣手包"]),
        ({"q": "苗绣 火箭"}, []),
        ({"q": "!?"}, []),
        ({"craft": "no-such-craft"}, []),
        ({"region": "999999"}, []),
    ],
)
@pytest.mark.parametrize("limit", [1, 50])
def test_the_filters_are_those_of_the_list_of_works(client, three, query, expected, limit):
    found = [work["title"]["zh"] for work in walk(client, "works/", limit=limit, **query)]

    assert found == expected


@pytest.mark.parametrize("number", [3, 30])
def test_a_list_costs_the_same_at_two_sizes(client, number, django_assert_num_queries):
    for serial in range(number):
        shop = a_shop(artisan=an_artisan(portrait=a_picture()))
        (work,) = indexed(a_work(shop=shop, region=a_county()))
        WorkPicture.objects.create(work=work, picture=a_picture(), position=0)
        a_craft(f"emb-{serial}")

    for path, queries in [
        ("works/", 3),
        ("works/?q=%E8%8B%97", 6),
        ("makers/", 3),
        ("crafts/", 3),
        ("shops/", 2),
        ("regions/", 2),
        (f"works/{work.pk}/", 3),
        (f"makers/{work.maker.slug}/", 3),
    ]:
        with django_assert_num_queries(queries):
            assert client.get(f"/api/v1/{path}").status_code == 200
