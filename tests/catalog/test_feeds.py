"""Feeds for other platforms: by their own rules, whole, and steady while works come and go."""

import json
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone

from catalog import feeds
from catalog.models import WorkPicture
from tests.cast import a_picture, a_shop, a_work, an_artisan
from tests.catalog.schemas import JSON_FEED, OUR_ITEM, faults

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "http://testserver"


@pytest.fixture
def two_a_page(monkeypatch):
    monkeypatch.setattr(feeds, "WORKS_A_FEED_PAGE", 2)


def a_full_work(**fields):
    work = a_work(story_zh="蝴蝶妈妈的故事 <b>&", **fields)
    WorkPicture.objects.create(work=work, picture=a_picture(), position=0)
    return work


def walk(client, meanwhile=lambda: None):
    feed = client.get("/feeds/works.json").json()
    while True:
        yield from feed["items"]
        if "next_url" not in feed:
            return
        meanwhile()
        feed = client.get(feed["next_url"]).json()


def walk_atom(client, meanwhile=lambda: None):
    response = client.get("/feeds/works.xml")
    while True:
        yield from fromstring(response.content).iter(f"{ATOM}entry")
        if "Link" not in response:
            return
        meanwhile()
        response = client.get(response["Link"].partition("<")[2].partition(">")[0])


def test_the_json_feed_is_one_by_its_schema(client, two_a_page):
    for _ in range(3):
        a_full_work()

    feed = client.get("/feeds/works.json")

    assert feed["Content-Type"] == "application/json"
    assert faults(JSON_FEED, feed.json()) == []
    for item in feed.json()["items"]:
        assert faults(OUR_ITEM, item["_work"]) == []
    assert feed.json()["feed_url"] == f"{SITE}/feeds/works.json"


def test_the_schemas_bite(client):
    a_full_work()
    feed = client.get("/feeds/works.json").json()

    for broken in (
        {**feed, "version": "2"},
        {**feed, "items": [{}]},
        {**feed, "items": [{**feed["items"][0], "date_published": "yesterday"}]},
        {**feed, "items": [{**feed["items"][0], "image": None}]},
    ):
        assert faults(JSON_FEED, broken) != []
    assert faults(OUR_ITEM, {**feed["items"][0]["_work"], "price": 268}) != []


def test_a_work_is_told_with_its_price_and_its_maker(client):
    work = a_full_work()

    (item,) = client.get("/feeds/works.json").json()["items"]

    assert item["id"] == item["url"] == f"{SITE}{work.get_absolute_url()}"
    assert item["authors"] == [{"name": "彩云"}]
    assert item["image"] == f"{SITE}/media/hand.jpg"
    assert item["_work"]["price"] == "268.00"
    assert item["_work"]["region_name"] == "贵州省"


def test_what_is_not_on_show_and_who_did_not_agree_stand_in_no_feed(client):
    a_work(is_public=False, title="没上架")
    a_work(shop=a_shop(is_open=False, is_suspended=True, opens_after=True), title="暂停着")
    a_work(shop=a_shop(artisan=an_artisan("秘密", "Hidden", is_public=False)))

    for kind in ("json", "xml", "rss"):
        said = client.get(f"/feeds/works.{kind}").content.decode()
        assert [word for word in ("没上架", "暂停着", "秘密", "Hidden") if word in said] == []
        assert said.count("蝴蝶手包") >= 1


@pytest.mark.parametrize("read", [walk, walk_atom])
def test_while_an_import_adds_works_each_old_one_is_met_exactly_once(client, two_a_page, read):
    shop = a_shop()
    old = [a_work(shop=shop, title=f"旧{number}").title for number in range(9)]

    def an_import_goes_on():
        for number in range(5):
            a_work(shop=shop, title=f"新{number}")

    met = list(read(client, an_import_goes_on))

    titles = [item.findtext(f"{ATOM}title") if read is walk_atom else item["title"] for item in met]
    assert titles == old[::-1]


def test_a_page_may_end_with_a_work_that_went_away(client, two_a_page):
    shop = a_shop()
    works = [a_work(shop=shop, title=f"旧{number}") for number in range(5)]

    def pause():
        works[3].is_public = False
        works[3].save()

    assert [item["title"] for item in walk(client, pause)] == ["旧4", "旧3", "旧2", "旧1", "旧0"]


@pytest.mark.parametrize("before", ["", "abc", "-1", "0", "1.5", "٣", "9" * 19, "9" * 400, "%00"])
@pytest.mark.parametrize("kind", ["json", "xml"])
def test_a_place_that_cannot_be_is_refused(client, kind, before):
    a_work()

    assert client.get(f"/feeds/works.{kind}?before={before}").status_code == 400


def test_below_all_works_a_feed_is_empty(client):
    a_work()

    assert client.get("/feeds/works.json?before=1").json()["items"] == []


def test_atom_says_all_that_it_must(client):
    work = a_full_work()

    root = fromstring(client.get("/feeds/works.xml").content)

    assert root.tag == f"{ATOM}feed"
    for parent in (root, root.find(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
    entry = root.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"{SITE}{work.get_absolute_url()}"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "彩云"
    assert entry.findtext(f"{ATOM}summary") == "蝴蝶妈妈的故事 <b>&"
    (own,) = [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href") == f"{SITE}/feeds/works.xml"


def test_rss_tells_what_came_last(client, monkeypatch):
    monkeypatch.setattr(feeds, "NEW_WORKS", 2)
    shop, now = a_shop(), timezone.now()
    for days in (3, 1, 2):
        a_work(shop=shop, title=f"{days}天前", listed_at=now - timedelta(days=days))

    response = client.get("/feeds/works.rss")

    root = fromstring(response.content)
    channel = root.find("channel")
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    assert response["Content-Type"] == "application/rss+xml"
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert channel.findtext(name)
    assert [item.findtext("title") for item in channel.iter("item")] == ["1天前", "2天前"]
    for item in channel.iter("item"):
        assert item.find("guid").get("isPermaLink") == "true"
        assert item.findtext("guid") == item.findtext("link")
        assert parsedate_to_datetime(item.findtext("pubDate")) < now


@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize("kind", ["json", "xml", "rss"])
def test_a_feed_costs_the_same_at_two_sizes(client, kind, number, django_assert_num_queries):
    for _ in range(number):
        a_full_work()

    with django_assert_num_queries(3):
        client.get(f"/feeds/works.{kind}")


def test_a_text_of_hers_breaks_no_feed(client):
    a_work(title='<b>&"]]>', story_zh="]]></description>\x0b<script>")

    assert json.loads(client.get("/feeds/works.json").content)["items"]
    for kind in ("xml", "rss"):
        response = client.get(f"/feeds/works.{kind}")
        assert fromstring(response.content) is not None
