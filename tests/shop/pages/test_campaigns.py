from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from catalog.models import Product
from ground.pagecache.queries import generation
from shop.pages.furnishing import missing_works
from shop.pages.models import CampaignPage
from shop.pages.services import turn_campaigns
from tests.cast import a_work
from tests.shop.pages.making import a_page

DAY = timedelta(days=1)


def a_campaign(opens=-1, closes=1, works=(), **fields):
    now = timezone.now()
    return a_page(
        CampaignPage,
        slug="spring",
        title="过年的红",
        opens_at=now + opens * DAY,
        closes_at=now + closes * DAY,
        body=[("works", {"title": "窗花", "works": list(works)})] if works else [],
        **fields,
    )


def test_before_it_opens_there_is_nothing(client, planted):
    a_campaign(opens=1, closes=2)

    assert client.get("/campaigns/spring/").status_code == 404
    assert "过年的红" not in client.get("/campaigns/").content.decode()
    assert "过年的红" not in client.get("/").content.decode()


def test_while_it_is_open_everybody_sees_it(client, planted):
    a_campaign(works=[a_work()])

    html = client.get("/campaigns/spring/").content.decode()

    assert ("蝴蝶手包" in html, "结束了" in html) == (True, False)
    assert "过年的红" in client.get("/campaigns/").content.decode()
    assert "过年的红" in client.get("/").content.decode()


def test_once_it_is_over_it_says_so_and_keeps_what_is_on_sale(client, planted):
    a_campaign(-2, -1, [a_work(title="还有的"), a_work(title="卖完的", pieces=0)])

    html = client.get("/campaigns/spring/").content.decode()

    assert "这个专题结束了" in html
    assert ("还有的" in html, "卖完的</a>" in html) == (True, False)
    assert "过年的红" not in client.get("/campaigns/").content.decode()


def test_what_sells_out_or_vanishes_is_left_out_and_the_editor_sees_which(client, planted):
    kept, sold, hidden, gone = (a_work(title=title) for title in ("留", "卖光", "下架", "没了"))
    page = a_campaign(works=[kept, sold, hidden, gone])
    Product.objects.filter(pk=hidden.pk).update(is_public=False)
    sold.stock.on_hand = 0
    sold.stock.save()
    number = gone.pk
    gone.delete()

    html = client.get("/campaigns/spring/").content.decode()
    page = CampaignPage.objects.get(pk=page.pk)

    assert [title in html for title in (">留<", ">卖光<", ">下架<", ">没了<")] == [
        True, False, False, False,
    ]  # fmt: skip
    assert missing_works([page.body]) == ["卖光", "下架", f"#{number}"]


def test_the_edit_page_says_what_is_not_shown(planted, editor_client):
    page = a_campaign(works=[a_work(title="卖光", pieces=0)])

    html = editor_client.get(f"/cms/pages/{page.pk}/edit/").content.decode()

    assert "没有显示的作品" in html
    assert "<li>卖光</li>" in html


@pytest.mark.parametrize(("mode", "over"), [("", False), ("over", True)])
def test_an_editor_sees_it_before_it_opens_and_how_it_will_be_over(planted, mode, over):
    page = a_campaign(opens=1, closes=2)

    response = page.make_preview_request(preview_mode=mode)

    assert response.status_code == 200
    assert ("这个专题结束了" in response.content.decode()) is over


def test_opening_and_closing_make_public_pages_anew_once(
    planted, django_capture_on_commit_callbacks
):
    page = a_campaign(opens=1, closes=2)
    before = generation()
    moves = []
    now = timezone.now()
    for opens, closes in [(1, 2), (-1, 1), (-1, 1), (-2, -1), (-2, -1)]:
        CampaignPage.objects.filter(pk=page.pk).update(
            opens_at=now + opens * DAY, closes_at=now + closes * DAY
        )
        with django_capture_on_commit_callbacks(execute=True):
            moves.append(turn_campaigns())

    assert moves == [0, 1, 0, 1, 0]
    assert generation() == before + 2


def test_wrong_days_are_told_as_such_whatever_else_is_wrong(planted):
    first = a_page(CampaignPage)
    second = a_page(CampaignPage)
    second.slug, second.closes_at = first.slug, second.opens_at

    with pytest.raises(ValidationError) as refusal:
        second.full_clean()

    assert refusal.value.message_dict == {"closes_at": ["结束要在开始之后。"]}
