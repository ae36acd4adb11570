"""The sitemap by the standard's rules, and robots.txt by a robot's own reader."""

from urllib.robotparser import RobotFileParser

import pytest
from defusedxml.ElementTree import fromstring
from django.contrib.sitemaps import Sitemap
from django.utils import timezone

from catalog import sitemaps
from tests.cast import a_shop, a_work, an_artisan

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ORDER = [f"{NS}{name}" for name in ("loc", "lastmod", "changefreq", "priority")]


def read(client, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    assert len(response.content) < 50 * 2**20
    return fromstring(response.content)


def parts(client):
    index = read(client, "/sitemap.xml")
    assert index.tag == f"{NS}sitemapindex"
    for each in index:
        assert each.tag == f"{NS}sitemap"
        assert [child.tag for child in each] == [f"{NS}loc"]
        yield each[0].text


def urls(client, part):
    """Each entry's address, once checked; by what the standard's own schema says."""
    root = read(client, part)
    assert root.tag == f"{NS}urlset"
    assert len(root) <= 50_000
    for entry in root:
        assert entry.tag == f"{NS}url"
        ours = [child.tag for child in entry if child.tag.startswith(NS)]
        assert ours == [tag for tag in ORDER if tag in ours]
        assert ours[0] == f"{NS}loc"
        assert len(entry.findtext(f"{NS}loc")) < 2048
        yield entry


@pytest.fixture
def market(monkeypatch):
    monkeypatch.setattr(sitemaps.OurSitemap, "limit", 4)
    shop = a_shop()
    return [a_work(shop=shop, listed_at=timezone.now()) for _ in range(5)]


def test_every_page_of_the_sitemap_is_by_the_standard(client, market):
    found = [entry for part in parts(client) for entry in urls(client, part)]

    places = [entry.findtext(f"{NS}loc") for entry in found]
    assert len(places) == len(set(places))
    for work in market:
        assert f"{SITE}{work.get_absolute_url()}" in places
        assert f"{SITE}/en{work.get_absolute_url()}" in places


def test_all_that_it_names_is_there(client, market):
    for part in parts(client):
        for entry in urls(client, part):
            path = entry.findtext(f"{NS}loc").removeprefix(SITE)
            assert client.get(path).status_code == 200


def test_each_address_names_the_other_language_and_a_default(client, market):
    for part in parts(client):
        for entry in urls(client, part):
            links = {link.get("hreflang"): link.get("href") for link in entry.iter(f"{XHTML}link")}
            chinese = links["zh-hans"]
            assert links == {
                "zh-hans": chinese,
                "en": chinese.replace(SITE, f"{SITE}/en", 1),
                "x-default": chinese,
            }
            assert entry.findtext(f"{NS}loc") in links.values()


def test_nothing_that_is_not_shown_stands_in_it(client):
    hidden = an_artisan("秘密", "Hidden", is_public=False)
    closed = a_work(shop=a_shop(artisan=hidden, is_open=False))
    paused = a_work(is_public=False)

    places = [entry.findtext(f"{NS}loc") for part in parts(client) for entry in urls(client, part)]

    for row in (hidden, closed, closed.shop, paused):
        assert f"{SITE}{row.get_absolute_url()}" not in places


def test_works_that_are_added_move_no_other_to_another_page(client, market):
    first = [entry.findtext(f"{NS}loc") for entry in urls(client, "/sitemap-works.xml")]

    for _ in range(3):
        a_work(shop=market[0].shop)

    assert [entry.findtext(f"{NS}loc") for entry in urls(client, "/sitemap-works.xml")] == first


@pytest.mark.parametrize("page", ["0", "-1", "99", "abc", "9" * 50, "%00"])
def test_a_page_that_is_not_there_is_not_found(client, market, page):
    assert client.get(f"/sitemap-works.xml?p={page}").status_code == 404


def test_a_section_that_is_not_there_is_not_found(client):
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_floors_above_can_add_a_section(client, monkeypatch):
    class Stories(sitemaps.OurSitemap):
        def items(self) -> list[str]:
            return ["/rules/"]

        def location(self, item: str) -> str:
            return item

    assert issubclass(Stories, Sitemap)
    monkeypatch.setitem(sitemaps.SITEMAPS, "stories", Stories)

    assert f"{SITE}/sitemap-stories.xml" in list(parts(client))


def robot(client):
    reader = RobotFileParser()
    reader.parse(client.get("/robots.txt").content.decode().splitlines())
    return reader


def test_a_robot_may_see_all_that_is_public(client, market):
    reader = robot(client)

    assert reader.site_maps() == [f"{SITE}/sitemap.xml"]
    for part in parts(client):
        for entry in urls(client, part):
            assert reader.can_fetch("Baiduspider", entry.findtext(f"{NS}loc"))
    for path in ("/feeds/works.json", "/feeds/works.rss", "/api/v1/works/", "/media/a.jpg"):
        assert reader.can_fetch("Baiduspider", f"{SITE}{path}")


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    [
        "/basket/",
        "/checkout/",
        "/orders/find/",
        "/orders/Q123/",
        "/account/orders/",
        "/accounts/sign-in/",
        "/studio/",
        "/studio/works/1/",
        "/desk/verify/",
        "/report/work/1/",
        "/cms/",
        "/demo/outbox/",
        "/webhooks/stripe/",
    ],
)
def test_a_robot_stays_out_of_what_is_private(client, path, prefix):
    assert not robot(client).can_fetch("Baiduspider", f"{SITE}{prefix}{path}")
