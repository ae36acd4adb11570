"""What the head of a public page says: one address, both languages, and a card for chats."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from catalog.models import WorkPicture
from tests.cast import a_picture, a_shop, a_work, an_artisan

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


class Head(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.meta, self.links = {}, []
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        name = found.get("property") or found.get("name")
        if tag == "meta" and name:
            assert name not in self.meta
            self.meta[name] = found["content"]
        if tag == "link":
            self.links.append(found)

    @property
    def canonical(self):
        (own,) = [link["href"] for link in self.links if link["rel"] == "canonical"]
        return own

    @property
    def alternates(self):
        return {link["hreflang"]: link["href"] for link in self.links if link.get("hreflang")}


def head(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return Head(response.content.decode())


@pytest.fixture
def pages():
    """Every kind of public page."""
    square = {"sources": {"jpeg": [[640, "/media/a.jpeg"]], "square": [[600, "/media/s.jpeg"]]}}
    maker = an_artisan(portrait=a_picture(**square), story_zh="她的故事")
    work = a_work(shop=a_shop(artisan=maker), story_zh="蝴蝶妈妈的故事")
    WorkPicture.objects.create(work=work, picture=a_picture(**square), position=0)
    rows = {row._meta.model_name: row.get_absolute_url() for row in (work, maker, work.shop)}
    return {"home": "/", "works": "/works/", "crafts": "/crafts/", "api": "/api/", **rows}


@pytest.mark.parametrize(
    "kind", ["home", "works", "crafts", "api", "product", "artisan", "partner"]
)
def test_every_public_page_has_one_address_and_names_the_other_language(client, pages, kind):
    path = pages[kind]

    chinese, english = head(client, path), head(client, f"/en{path}")

    addresses = {
        "zh-Hans": f"{SITE}{path}",
        "en": f"{SITE}/en{path}",
        "x-default": f"{SITE}{path}",
    }
    assert chinese.alternates == english.alternates == addresses
    assert (chinese.canonical, english.canonical) == (addresses["zh-Hans"], addresses["en"])


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("kind", ["home", "works", "product", "artisan", "partner"])
def test_a_page_with_a_picture_has_a_card_with_a_square(client, pages, kind, prefix):
    card = head(client, f"{prefix}{pages[kind]}")

    assert card.meta["og:image"] == f"{SITE}/media/s.jpeg"
    assert (card.meta["og:image:width"], card.meta["og:image:height"]) == ("600", "600")
    assert card.meta["og:image:type"] == "image/jpeg"
    assert card.meta["og:url"] == card.canonical
    assert card.meta["og:description"] == card.meta["description"]
    assert all(card.meta[name] for name in ("og:title", "og:description"))
    assert card.meta["og:locale"] == ("en_US" if prefix else "zh_CN")


@pytest.mark.parametrize("kind", ["home", "works", "crafts"])
def test_a_page_without_a_picture_has_ours(client, kind):
    path = {"home": "/", "works": "/works/", "crafts": "/crafts/"}[kind]

    card = head(client, path)

    assert card.meta["og:image"] == f"{SITE}/static/share.jpg"
    assert card.meta["og:title"]


def test_a_card_says_what_one_wants_to_know(client, pages):
    card = head(client, pages["product"]).meta

    assert card["og:title"] == "蝴蝶手包"
    assert card["og:description"] == "¥268.00 · 苗绣 · 彩云 · 贵州省\n蝴蝶妈妈的故事"
    assert card["og:type"] == "product"


def test_a_card_never_names_who_did_not_agree(client):
    face = a_picture(sources={"jpeg": [[800, "/media/her.jpg"]]})
    hidden = an_artisan("秘密", "Hidden", is_public=False, portrait=face)
    work = a_work(shop=a_shop(name="绣坊", artisan=hidden))

    for path in (work.get_absolute_url(), work.shop.get_absolute_url(), "/works/", "/"):
        said = str(head(client, path).meta)
        assert [word for word in ("秘密", "Hidden", "her.jpg") if word in said] == []


def test_a_long_story_and_odd_characters_stay_inside_their_attribute(client):
    work = a_work(title='手"><b>包', story_zh="很" * 500 + '">')

    card = head(client, work.get_absolute_url()).meta

    assert card["og:title"] == '手"><b>包'
    assert len(card["og:description"]) == 140


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("?craft=emb-miaoxiu", "/works/?craft=emb-miaoxiu"),
        ("?craft=emb-miaoxiu&unheard=of", "/works/?craft=emb-miaoxiu"),
        ("?page=2", "/works/?page=2"),
    ],
)
def test_a_list_is_the_same_list_in_the_other_language(client, query, address):
    shop = a_shop()
    for _ in range(25):
        a_work(shop=shop)

    english = head(client, f"/en/works/{query}")

    assert english.canonical == f"{SITE}/en{address}"
    assert english.alternates["zh-Hans"] == f"{SITE}{address}"


def test_each_page_of_a_shop_has_an_address_of_its_own(client):
    shop = a_shop()
    for _ in range(25):
        a_work(shop=shop)
    path = shop.get_absolute_url()

    assert head(client, f"{path}?page=2").canonical == f"{SITE}{path}?page=2"
    assert head(client, f"{path}?page=9").canonical == f"{SITE}{path}?page=2"
    assert head(client, f"{path}?page=1").canonical == f"{SITE}{path}"


@pytest.mark.parametrize(
    "path", ["/basket/", "/orders/find/", "/accounts/sign-in/", "/works/no-999/"]
)
def test_what_is_nobodys_or_somebodys_own_has_no_card(client, path):
    html = client.get(path).content.decode()

    assert not re.search(r'rel="canonical"|og:|hreflang="x-default"', unescape(html))
