"""What editors may do where, and what becomes of what they paste."""

import pytest
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import WorkflowState

from shop.pages.blocks import SAFE_TEXT
from shop.pages.forms import spelt
from shop.pages.models import NewsPage, RegionPage
from shop.pages.region_editors import let_edit_region
from tests.cast import a_division, a_user
from tests.shop.pages.making import a_page, above

WORD = """<p class="MsoNormal" style="color:red" onclick="steal()"><b>粗</b><o:p></o:p>
<script>alert(1)</script><span style="font-family:宋体">字</span>
<a href="javascript:alert(1)">坏</a><img src="x" onerror="alert(1)"/></p>"""


@pytest.fixture
def guizhou(planted):
    return a_page(RegionPage, slug="guizhou", region=a_division())


@pytest.fixture
def of_guizhou(guizhou, editor):
    user = a_user(name="贵编")
    let_edit_region(region=guizhou, user=user, by=editor)
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def test_an_editor_of_a_region_works_within_it_alone(guizhou, of_guizhou):
    other = a_page(RegionPage, region=a_division("530000", "云南省", "Yunnan"))
    hers, not_hers = a_page(NewsPage, parent=guizhou), a_page(NewsPage, parent=other)

    mine = of_guizhou.get(f"/cms/pages/{hers.pk}/edit/")
    theirs = of_guizhou.get(f"/cms/pages/{not_hers.pk}/edit/")
    new = of_guizhou.get(f"/cms/pages/add/pages/newspage/{guizhou.pk}/")
    elsewhere = of_guizhou.get(f"/cms/pages/add/pages/newspage/{other.pk}/")

    assert [each.status_code for each in (mine, theirs, new, elsewhere)] == [200, 302, 200, 302]


def test_she_sends_it_for_review_and_cannot_publish_it(guizhou, of_guizhou):
    page = a_page(NewsPage, publish=False, parent=guizhou)
    form = {"title": "新消息", "slug": page.slug, "day": "2026-11-29", "introduction": "",
            "picture": "", "picture_alt": "", "picture_credit": "", "body-count": 0}  # fmt: skip

    of_guizhou.post(f"/cms/pages/{page.pk}/edit/", form | {"action-publish": "1"})
    page.refresh_from_db()
    assert page.live is False

    of_guizhou.post(f"/cms/pages/{page.pk}/edit/", form | {"action-submit": "1"})
    page.refresh_from_db()
    assert (page.live, WorkflowState.objects.for_instance(page).count()) == (False, 1)


def test_a_moderator_approves_and_it_is_published(client, guizhou, of_guizhou, editor):
    page = a_page(NewsPage, publish=False, parent=guizhou, slug="baskets")
    page.get_workflow().start(page, of_guizhou.user)
    task = page.current_workflow_task_state

    assert "approve" in {name for name, *_ in task.task.specific.get_actions(page, editor)}
    assert task.task.specific.get_actions(page, of_guizhou.user) == []
    task.approve(user=editor)

    assert client.get("/places/guizhou/baskets/").status_code == 200


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_help_page_opens_for_editors_alone(client, editor_client, editor, language):
    assert editor_client.get("/cms/guide/").status_code == 200
    assert client.get("/cms/guide/").status_code == 302


def test_what_is_pasted_from_word_keeps_its_words_and_nothing_else():
    converter = ContentstateConverter(SAFE_TEXT)

    kept = converter.to_database_format(converter.from_database_format(WORD))

    assert ("<b>粗</b>" in kept, "字" in kept, "坏" in kept) == (True, True, True)
    evil = ["script", "style", "onclick", "onerror", "javascript", "<img", "o:p", "Mso", "<span"]
    assert [word for word in evil if word in kept] == []


def test_a_page_opens_in_the_editor_at_the_width_of_a_phone(guizhou):
    assert guizhou.preview_sizes[0]["device_width"] == 390
    assert guizhou.default_preview_size == "mobile"
    preview = guizhou.make_preview_request()
    assert preview.status_code == 200
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]


def test_readers_see_a_page_in_no_frame(client, guizhou):
    page = client.get("/places/guizhou/")

    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("过年的红", "guo-nian-de-hong"),
        ("Red 红!", "red-hong"),
        ("绿/../<b>", "lv-b"),
        ("！！", ""),
        ("红" * 90, ("hong-" * 12).strip("-")),
    ],
)
def test_a_title_becomes_an_address(title, slug):
    assert spelt(title) == slug


def test_an_address_left_empty_is_the_title_s_pinyin(planted, editor_client):
    form = {"title": "竹篮补货", "slug": "", "day": "2026-11-29", "introduction": "",
            "picture": "", "picture_alt": "", "picture_credit": "", "body-count": 0}  # fmt: skip

    for _ in range(2):
        editor_client.post(f"/cms/pages/add/pages/newspage/{above(NewsPage).pk}/", form)

    slugs = NewsPage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["zhu-lan-bu-huo", "zhu-lan-bu-huo-2"]
