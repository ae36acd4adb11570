from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from catalog.models import Listing, Product
from ground.pictures.models import Picture
from sellers.partner.models import StockRecord
from sellers.stockroom.models import Stock
from sellers.stockroom.services import hold
from tests.cast import a_work
from tests.catalog.studio.hers import a_seller, send, the_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(client):
    """Hers, on show."""
    a_seller(client)
    send(client)
    return the_work()


def at(work, rest=""):
    return f"/studio/works/{work.pk}/{rest}"


@pytest.mark.parametrize(
    ("name", "sent", "kept"),
    [
        ("title", {"title": "新手包"}, {"title": "新手包"}),
        ("title-en", {"title_en": "Clutch"}, {"title_en": "Clutch"}),
        ("story", {"story_zh": "奶奶教的。\n绣了七天。"}, {"story_en": ""}),
        ("material", {"material_zh": "丝线", "material_en": "Silk"}, {"material_en": "Silk"}),
        ("size", {"size": "２２ x １４*3 厘米"}, {"size": "22×14×3"}),
        ("weight", {"weight_g": "１６０"}, {"weight_g": 160}),
        ("weight", {"weight_g": ""}, {"weight_g": 0}),
        ("care", {"care_zh": "冷水手洗"}, {"care_zh": "冷水手洗"}),
        ("days", {"days_to_make": "15"}, {"days_to_make": 15}),
        ("craft", {"craft_id": "emb-miaoxiu"}, {"craft_id": "emb-miaoxiu"}),
        ("craft", {"craft_id": ""}, {"craft_id": None}),
    ],
)
def test_each_addition_is_a_small_form_of_its_own(client, work, name, sent, kept):
    assert client.get(at(work, f"facts/{name}/")).status_code == 200

    answer = client.post(at(work, f"facts/{name}/"), sent)

    assert answer["Location"] == at(work)
    work.refresh_from_db()
    assert {field: getattr(work, field) for field in kept} == kept
    assert ModelLogEntry.objects.filter(action="work.facts").count() == 1


@pytest.mark.parametrize(
    ("name", "sent", "told"),
    [
        ("title", {"title": ""}, "请写一点"),
        ("title", {"title": "包" * 61}, "最多 60 个字"),
        ("size", {"size": "很大"}, "尺寸写厘米"),
        ("size", {"size": "1×2×3×4"}, "尺寸写厘米"),
        ("weight", {"weight_g": "-3"}, "只写数字"),
        ("weight", {"weight_g": "1.5"}, "只写数字"),
        ("weight", {"weight_g": "100001"}, "请写 0 到 100000 之间的数"),
        ("weight", {"weight_g": "9" * 400}, "请写 0 到 100000 之间的数"),
        ("days", {"days_to_make": "366"}, "请写 0 到 365 之间的数"),
        ("craft", {"craft_id": "zz"}, "请从里面选一个"),
        ("story", {"story_zh": "a\0b"}, ""),
    ],
)
def test_what_is_wrong_is_told_and_nothing_moves(client, work, name, sent, told):
    before = Product.objects.values().get()

    answer = client.post(at(work, f"facts/{name}/"), sent)

    html = answer.content.decode()
    assert (answer.status_code, told in html) == (400, True)
    assert "<title>有错误：" in html
    assert Product.objects.values().get() == before


@pytest.mark.parametrize("name", ["price_fen", "is_public", "shop", "x"])
def test_there_is_no_form_for_anything_else(client, work, name):
    assert client.get(at(work, f"facts/{name}/")).status_code == 404
    assert client.post(at(work, f"facts/{name}/"), {name: "1"}).status_code == 404


def test_the_address_of_a_work_that_was_shared_stays(client, work):
    client.post(at(work, "facts/title/"), {"title": "完全不同"})

    work.refresh_from_db()
    assert work.slug == "miao-xiu-shou-bao"


def test_a_new_price_is_asked_at_once(client, work):
    client.post(at(work, "price/"), {"price": "２９９。5", "do": "save"})

    assert Product.objects.get().price_fen == 29950
    assert "¥299.50" in client.get(work.get_absolute_url()).content.decode()


@pytest.mark.parametrize("price", ["", "0", "abc", "-1", "9" * 99])
def test_no_price_is_no_price(client, work, price):
    assert client.post(at(work, "price/"), {"price": price, "do": "save"}).status_code == 400
    assert Product.objects.get().price_fen == 26800


HELP = {"price": "168", "material": "30", "hours": "8", "do": "help"}


def test_price_help_stands_beside_the_price_and_never_in_it(client, work):
    answer = client.post(at(work, "price/"), HELP)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "材料 ¥30.00，加 8 小时，每小时 ¥20.00，一共 ¥190.00。" in html
    assert "你写的是 ¥168.00。" in html
    assert "少 ¥22.00，卖便宜了。" in html
    assert 'value="168"' in html
    assert Product.objects.get().price_fen == 26800


def test_a_fair_price_is_praised(client, work):
    html = client.post(at(work, "price/"), HELP | {"price": "190"}).content.decode()

    assert "你的手工没有白做。" in html


def test_the_wage_is_the_operator_s_to_set(client, work, settings):
    settings.FAIR_HOURLY_WAGE_FEN = 2500

    assert "一共 ¥230.00" in client.post(at(work, "price/"), HELP).content.decode()


def test_enter_among_the_help_reckons_first_and_saves_with_the_next_press(client, work):
    sent = HELP | {"do": "save"}

    assert "一共 ¥190.00" in client.post(at(work, "price/"), sent).content.decode()
    assert Product.objects.get().price_fen == 26800

    assert client.post(at(work, "price/"), sent | {"shown": "30|8"}).status_code == 302
    assert Product.objects.get().price_fen == 16800


@pytest.mark.parametrize("wrong", [{"hours": "八"}, {"material": "x"}, {"hours": "9" * 50}])
def test_wrong_help_is_told_and_nothing_moves(client, work, wrong):
    assert client.post(at(work, "price/"), HELP | wrong).status_code == 400
    assert Product.objects.get().price_fen == 26800


def test_the_form_of_a_new_work_reckons_too_and_keeps_what_was_sent(client):
    a_seller(client)

    html = send(client, price="168", material="30", hours="8", do="help").content.decode()

    assert "一共 ¥190.00" in html
    assert 'value="168"' in html
    assert "已经收到 1 张照片" in html
    assert the_work().is_public is False


@pytest.mark.parametrize(
    ("kind", "pieces", "on_hand"),
    [("batch", "１２", 12), ("one_off", "0", 0), ("one_off", "1", 1), ("made_to_order", "", None)],
)
def test_the_count_is_hers_to_change(client, work, kind, pieces, on_hand):
    client.post(at(work, "stock/"), {"kind": kind, "pieces": pieces})

    assert Stock.objects.get().on_hand == on_hand
    assert StockRecord.objects.get().num_in_stock == on_hand
    assert Product.objects.get().stock_kind == kind


@pytest.mark.parametrize(
    ("kind", "pieces"),
    [
        ("batch", ""),
        ("batch", "-1"),
        ("batch", "10000"),
        ("one_off", "2"),
        ("one_off", ""),
        ("", "1"),
        ("x", "1"),
    ],
)
def test_a_wrong_count_moves_nothing(client, work, kind, pieces):
    assert client.post(at(work, "stock/"), {"kind": kind, "pieces": pieces}).status_code == 400
    assert (Stock.objects.get().on_hand, Product.objects.get().stock_kind) == (1, "one_off")


def test_what_is_promised_to_buyers_stays_promised(client, work):
    hold({work.pk: 1})

    answer = client.post(at(work, "stock/"), {"kind": "batch", "pieces": "0"})

    assert answer.status_code == 400
    assert "有 1 件已经卖了还没寄" in answer.content.decode()
    assert (Stock.objects.get().on_hand, Product.objects.get().stock_kind) == (1, "one_off")


def test_pausing_takes_it_off_and_one_press_shows_it_again(client, work):
    first_listed = work.listed_at

    client.post(at(work, "pause/"))
    assert client.get(work.get_absolute_url()).status_code == 404
    assert "暂停" in client.get(at(work)).content.decode()

    answer = client.post(at(work, "show/"))

    assert answer["Location"] == at(work, "listed/")
    assert client.get(work.get_absolute_url()).status_code == 200
    work.refresh_from_db()
    assert work.listed_at - first_listed < timedelta(minutes=5)


def test_a_work_from_before_can_be_paused_and_shown(client):
    shop = a_seller(client)
    work = a_work(shop=shop, maker=shop.artisan, is_public=False, listed_at=timezone.now())

    assert client.get(at(work)).status_code == 200
    client.post(at(work, "show/"))

    assert "还缺几样" in client.get(at(work)).content.decode()
    assert Product.objects.get().is_public is False


def test_a_draft_is_deleted_after_a_question_with_all_that_was_in_it(client):
    a_seller(client)
    send(client, do="draft")
    work = the_work()

    assert "删掉这个草稿？" in client.get(at(work, "delete/")).content.decode()
    assert Product.objects.exists()
    client.post(at(work, "delete/"))

    left = [model.objects.count() for model in (Product, Listing, Picture, Stock, StockRecord)]
    assert left == [0, 0, 0, 0, 0]
    assert client.get(at(work)).status_code == 404
    assert ModelLogEntry.objects.filter(action="work.delete").count() == 1


def test_what_was_on_show_is_not_deleted(client, work):
    client.post(at(work, "pause/"))

    client.post(at(work, "delete/"))

    assert Product.objects.count() == 1
    assert client.get(at(work, "delete/")).status_code == 302


@pytest.mark.parametrize("rest", ["show/", "pause/", "yes/", "not-yet/", "voice/done/"])
def test_nothing_changes_by_looking(client, work, rest):
    assert at(work, rest).startswith(client.get(at(work, rest)).url)
    assert Product.objects.get().is_public is True
