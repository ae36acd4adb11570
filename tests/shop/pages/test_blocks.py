"""Every block, empty and full, in both languages; what each refuses; and what many of them cost."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents.models import Document
from wagtail.models import Collection

from shop.pages import blocks
from shop.pages.models import HomePage, NewsPage, RegionPage
from shop.pages.streams import Body, HomeBody
from tests.cast import a_craft, a_division, a_picture, a_work, an_artisan
from tests.shop.pages.making import a_page

HOME_ONLY = set(HomeBody().child_blocks) - set(Body().child_blocks)


def a_file(name):
    Collection.objects.exists() or Collection.add_root(name="Root")
    return Document.objects.create(title=name, file=ContentFile(b"WEBVTT\n", name))


def full():
    """A value of every block with all its parts, and a word of it that the page must show."""
    work, maker, picture = a_work(), an_artisan(), a_picture()
    step = {"title": "折", "text": "对折", "picture": picture, "alt": "折好的纸"}
    page = a_page(NewsPage, title="竹篮补货")
    return {
        "words": ({"text": "<h2>破线</h2><p>一根破八根</p>"}, "一根破八根"),
        "works": ({"title": "窗花", "works": [work]}, work.get_absolute_url()),
        "live_works": ({"title": "新的", "craft": "emb-miaoxiu", "region": "520000", "least": 1,
                        "most": 900, "only_new": True, "number": "4"}, "min=1&amp;max=900"),
        "maker": ({"maker": maker, "words": "她绣蝴蝶"}, "她绣蝴蝶"),
        "quote": ({"text": "线细才飞", "maker": maker}, maker.get_absolute_url()),
        "picture": ({"picture": picture, "alt": "一片绣片", "caption": "冬天", "credit": "小林"},
                    'alt="一片绣片"'),
        "video": ({"title": "看", "file": a_file("a.mp4"), "captions": a_file("a.vtt"),
                   "transcript": "<p>剪开</p>"}, '<track kind="captions"'),
        "steps": ({"title": "做", "steps": [step]}, 'alt="折好的纸"'),
        "action": ({"title": "去吧", "text": "来", "button": "按这里", "page": page,
                    "theme": "indigo"}, page.get_url()),
        "map": ({"title": "各地", "text": "看"}, "/works/?region=520000"),
        "pages": ({"title": "近来", "kind": "newspage"}, "竹篮补货"),
        "opening": ({"title": "开头", "text": "话", "picture": picture, "alt": "大红"},
                    'alt="大红"'),
        "families": ({"title": "大类"}, "?craft=embroidery"),
        "makers": ({"title": "她们"}, "她们"),
        "promises": ({"title": "放心", "promises": [{"title": "退", "text": "七天"}]}, "七天"),
    }  # fmt: skip


def shown_on(client, kind, value):
    """The page that shows one block, in both languages."""
    path = "/"
    if kind in HOME_ONLY:
        for home in HomePage.objects.all():
            home.body = [(kind, value)]
            home.save_revision().publish()
    else:
        page = a_page(NewsPage, body=[(kind, value)])
        path = f"/news/{page.slug}/"
        a_page(NewsPage, language="en", slug=page.slug, body=[(kind, value)])
    answers = [client.get(path), client.get(f"/en{path}")]
    assert [answer.status_code for answer in answers] == [200, 200]
    return [answer.content.decode() for answer in answers]


@pytest.mark.parametrize("kind", sorted(HomeBody().child_blocks))
def test_a_full_block_shows_what_it_has(client, planted, kind):
    a_picture()
    value, word = full()[kind]
    if kind == "makers":
        an_artisan(portrait=a_picture())

    chinese, english = shown_on(client, kind, value)

    if kind not in {"action", "makers", "pages"}:
        assert (word in chinese, word.split("/")[-2] in english if "/" in word else True) == (
            True, True,
        )  # fmt: skip
    assert chinese.count("<h1") == english.count("<h1") == 1


@pytest.mark.parametrize("kind", sorted(HomeBody().child_blocks))
def test_an_empty_block_leaves_no_trace_of_a_fault(client, planted, kind):
    block = HomeBody().child_blocks[kind]

    chinese, english = shown_on(client, kind, block.get_default())

    assert ("None" in chinese, "None" in english) == (False, False)
    assert chinese.count("<h1") == 1


@pytest.mark.parametrize("kind", ["maker", "quote"])
def test_a_maker_who_shows_herself_no_more_is_not_named(client, planted, kind):
    maker = an_artisan("石花", "Shihua", is_public=False)
    value = {"maker": maker, "words": "话", "text": "话"}

    html, _ = shown_on(client, kind, {k: v for k, v in value.items() if k in _names(kind)})

    assert ("石花" in html, "Shihua" in html) == (False, False)


def _names(kind):
    return Body().child_blocks[kind].child_blocks


def test_works_off_show_are_left_out(client, planted):
    shown, hidden = a_work(title="在卖"), a_work(title="下架", is_public=False)

    html, _ = shown_on(client, "works", {"title": "", "works": [shown, hidden]})

    assert (">在卖<" in html, ">下架<" in html) == (True, False)


WRONG = [
    ("live_works", {"least": 9, "most": 1, "number": "4"}),
    ("live_works", {"least": -1, "number": "4"}),
    ("live_works", {"number": "7"}),
    ("live_works", {"craft": "no-such", "number": "4"}),
    ("picture", {"alt": "", "credit": "小林"}),
    ("video", {"title": "看"}),
    ("video", {"title": "看", "elsewhere": "javascript:alert(1)"}),
    ("action", {"title": "去", "button": "去", "theme": "paper"}),
    ("action", {"title": "去", "button": "去", "theme": "paper", "address": "javascript:alert(1)"}),
    ("action", {"title": "去", "button": "去", "theme": "paper", "address": "//evil.example"}),
    ("action", {"title": "去", "button": "去", "theme": "paper", "address": "http://a.example"}),
    ("action", {"title": "去", "button": "去", "theme": "#ff0000", "address": "/works/"}),
    ("words", {"text": ""}),
    ("quote", {"text": ""}),
    ("works", {"works": []}),
    ("opening", {"title": "开", "text": ""}),
]


@pytest.mark.parametrize(("kind", "value"), WRONG, ids=str)
def test_what_an_editor_gets_wrong_is_refused(db, kind, value):
    a_craft()
    block = HomeBody().child_blocks[kind]

    with pytest.raises(ValidationError):
        block.clean(block.to_python(value))


def test_a_step_with_a_picture_needs_its_words(db):
    block = blocks.StepBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"title": "折", "text": "对折", "picture": a_picture().pk}))


@pytest.mark.parametrize(
    ("file", "captions"), [("a.exe", "a.vtt"), ("a.mp4", None), ("a.mp4", "a.txt")]
)
def test_a_video_needs_a_kind_that_plays_and_captions(db, file, captions):
    wrong = blocks.wrong_video(a_file(file), captions and a_file(captions), "")

    assert len(wrong) == 1


def page_of(number, work, maker, target):
    """That many blocks, of every kind that asks for something."""
    link = f'<p><a linktype="page" id="{target.pk}">看</a></p>'
    kinds = [
        lambda n: ("works", {"title": f"{n}", "works": [work]}),
        lambda n: ("live_works", {"title": f"{n}", "most": n + 1000, "number": "4"}),
        lambda n: ("maker", {"maker": maker, "words": "话"}),
        lambda n: ("words", {"text": link}),
        lambda n: ("action", {"title": "去", "button": "去", "page": target, "theme": "paper"}),
    ]
    return a_page(NewsPage, body=[kinds[n % len(kinds)](n) for n in range(number)])


def test_two_hundred_blocks_cost_what_ten_do(client, planted):
    work, maker, target = a_work(), an_artisan(), a_page(RegionPage, region=a_division())
    few, many = (page_of(number, work, maker, target) for number in (10, 200))
    client.get("/news/")

    counts = [_queries(client, page) for page in (few, many)]

    assert counts[0] == counts[1] <= 30
    html = client.get(f"/news/{many.slug}/").content.decode()
    assert html.count(f'href="{target.get_url()}"') == 80


def _queries(client, page):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/news/{page.slug}/").status_code == 200
    return len(asked)
