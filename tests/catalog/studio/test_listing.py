import pytest
from wagtail.models import ModelLogEntry

from catalog.drafts import list_ready_task
from catalog.models import Listing, Product, WorkPicture
from ground.pictures.models import Picture
from sellers.partner.models import StockRecord
from tests.cast import a_cooperative, a_member, a_shop, a_user, an_artisan
from tests.catalog.studio.hers import (
    KEY,
    a_photo,
    a_seller,
    key_in,
    send,
    the_work,
)

pytestmark = pytest.mark.django_db
NEW = "/studio/works/new/"


def test_one_photo_a_name_a_price_and_it_is_on_show(client):
    shop = a_seller(client)

    answer = send(client)

    work = the_work()
    assert answer["Location"] == f"/studio/works/{work.pk}/listed/"
    assert (work.title, work.price_fen, work.is_public) == ("苗绣手包", 26800, True)
    assert (work.shop, work.maker, work.region) == (shop, shop.artisan, shop.artisan.region)
    assert (work.craft_id, work.stock.on_hand, work.slug) == ("emb-miaoxiu", 1, "miao-xiu-shou-bao")
    assert (StockRecord.objects.get().price, StockRecord.objects.get().num_in_stock) == (268, 1)
    assert client.get(work.get_absolute_url()).status_code == 200


def test_its_photo_has_words_to_begin_with(client):
    a_seller(client)

    send(client)

    picture = the_work().work_pictures.get().picture
    assert picture.alt_zh == "红色的苗绣：苗绣手包，孤品"
    assert picture.alt_en == "Red Miao embroidery, one of a kind"


def test_the_page_after_it_gives_the_link_the_words_and_what_can_be_added(client):
    a_seller(client)

    html = client.get(send(client)["Location"]).content.decode()

    assert "<h1>挂出来了</h1>" in html
    assert f"http://testserver{the_work().get_absolute_url()}</textarea>" in html
    assert "不知道多大，买家不敢下单。" in html
    assert f'action="/studio/works/{the_work().pk}/pause/"' in html


@pytest.mark.parametrize(
    ("kind", "pieces", "returnable"),
    [
        ("one_off", 1, True),
        ("batch", 1, True),
        ("made_to_order", None, True),
        ("custom", None, False),
    ],
)
def test_each_way_to_sell_has_its_stock(client, kind, pieces, returnable):
    a_seller(client)

    send(client, kind=kind)

    work = the_work()
    assert (work.stock_kind, work.stock.on_hand) == (kind, pieces)
    assert work.is_returnable is returnable
    assert client.get(work.get_absolute_url()).status_code == 200


def test_a_price_in_full_width_digits_is_a_price(client):
    a_seller(client)

    send(client, price="１，２６８．５０元")

    assert the_work().price_fen == 126850


def test_a_double_press_makes_one_work(client):
    a_seller(client)

    first, second = send(client), send(client)

    assert first["Location"] == second["Location"]
    assert (Product.objects.count(), WorkPicture.objects.count()) == (1, 1)
    assert ModelLogEntry.objects.filter(action="work.list").count() == 1


def test_going_back_and_pressing_again_changes_nothing_that_is_on_show(client):
    a_seller(client)
    send(client)

    send(client, title="别的", price="1")

    assert (the_work().title, the_work().price_fen) == ("苗绣手包", 26800)


def test_the_key_of_another_leads_nowhere(client):
    a_seller(client)
    send(client)
    mallory = a_seller(client)

    answer = send(client, title="偷来的")

    assert answer.status_code == 400
    assert the_work().title == "苗绣手包"
    assert not Product.objects.filter(maker=mallory.artisan).exists()
    assert key_in(answer.content.decode()) != KEY


@pytest.mark.parametrize("key", ["", "short", "x" * 33, "é" * 32, "../" * 10])
def test_a_wrong_key_gets_a_new_one(client, key):
    a_seller(client)

    assert send(client, key=key).status_code == 302
    assert Listing.objects.get().key != key


def test_several_photos_keep_their_order(client):
    a_seller(client)

    send(client, photos=[a_photo(colour="red"), a_photo(colour="blue")])

    places = the_work().work_pictures.select_related("picture")
    assert [place.position for place in places] == [0, 1]
    assert [place.picture.alt_zh[:2] for place in places] == ["红色", "蓝色"]
    assert places[1].picture.alt_zh.endswith("（第 2 张照片）")


def test_a_ninth_photo_is_refused_and_eight_are_kept(client):
    a_seller(client)

    answer = send(client, photos=[a_photo(colour=(20 * n, 0, 0)) for n in range(9)])

    assert answer.status_code == 400
    assert "最多放 8 张照片" in answer.content.decode()
    assert (WorkPicture.objects.count(), Picture.objects.count()) == (8, 8)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": ""}, "请写这是什么"),
        ({"title": "   "}, "请写这是什么"),
        ({"title": "包" * 61}, "名字最多 60 个字"),
        ({"title": "a\0b"}, ""),
        ({"price": ""}, "请写卖多少元"),
        ({"price": "二百"}, "价格只写数字"),
        ({"price": "0"}, "价格要比 0 元多"),
        ({"price": "-5"}, "价格只写数字"),
        ({"price": "9" * 400}, "价格只写数字"),
        ({"price": "1000001"}, "最多写 1,000,000 元（一百万）"),
        ({"price": "1,234,567,890"}, "最多写 1,000,000 元（一百万）"),
        ({"kind": ""}, "请选怎么卖"),
        ({"kind": "rent"}, "请选怎么卖"),
        ({"photos": None}, "请加一张照片"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_on_show(client, changes, told):
    a_seller(client)

    answer = send(client, **changes)

    html = answer.content.decode()
    assert (answer.status_code, told in html) == (400, True)
    assert "<title>有错误：" in html
    assert not Product.objects.filter(is_public=True).exists()


def test_all_that_is_wrong_is_told_at_once(client):
    a_seller(client)

    html = send(client, title="", price="二百", photos=None, hours="很久").content.decode()

    summary = html.split('class="error-summary"')[1].split("</div>")[0]
    told = ["请加一张照片", "请写这是什么", "价格只写数字", "小时只写数字"]
    assert [summary.count(words) for words in told] == [1] * 4
    assert not Product.objects.exists()


def test_a_mistake_keeps_the_photo_and_the_text_for_the_next_press(client):
    a_seller(client)

    html = send(client, price="二百").content.decode()

    assert 'value="苗绣手包"' in html
    assert 'value="二百"' in html
    assert "已经收到 1 张照片" in html
    assert send(client, key=key_in(html), photos=None).status_code == 302
    assert (the_work().is_public, WorkPicture.objects.count()) == (True, 1)


def test_a_shop_not_open_yet_keeps_it_ready_and_shows_it_on_the_day(client):
    shop = a_seller(client, is_open=False)

    html = client.get(send(client)["Location"]).content.decode()

    assert "写好了，等开店" in html
    assert (the_work().is_public, Listing.objects.get().state) == (False, "ready")

    type(shop).objects.update(is_open=True)
    list_ready_task()
    list_ready_task()

    assert (the_work().is_public, Listing.objects.get().state) == (True, "shown")


def test_a_member_without_a_shop_lists_into_her_cooperatives(client):
    a_seller()
    shop = a_shop(cooperative=a_cooperative())
    shuimei = an_artisan("水妹", "Shuimei")
    a_member(shop.cooperative, shuimei)
    client.force_login(shuimei.user)

    send(client)

    assert (the_work().shop, the_work().maker, the_work().is_public) == (shop, shuimei, True)


def test_whoever_has_no_shop_is_told_and_makes_nothing(client):
    a_seller()
    client.force_login(a_user())

    assert 'id="id_photos"' not in client.get(NEW).content.decode()
    assert send(client).status_code == 403
    assert not Product.objects.exists()


def test_a_draft_may_lack_what_she_does_not_know_yet(client):
    a_seller(client)

    answer = send(client, do="draft", title="", price="")

    work = the_work()
    assert answer["Location"] == f"/studio/works/{work.pk}/"
    assert (work.title, work.price_fen, work.is_public) == ("", 0, False)
    html = client.get(answer["Location"]).content.decode()
    assert "上架以前，还缺：" in html


def test_a_draft_of_nothing_is_no_draft(client):
    a_seller(client)

    answer = send(client, do="draft", title="", price="", photos=None)

    assert answer.status_code == 400
    assert not Product.objects.exists()


def test_nobody_else_keeps_the_page(client):
    a_seller(client)

    response = client.get(NEW)

    assert "no-store" in response["Cache-Control"]
    photos = response.content.decode().split('id="id_photos"')[0].rsplit("<input", 1)[1]
    assert 'accept="image/*"' in photos
    assert "multiple" in photos
    assert "capture" not in photos  # the album stays possible


def test_whoever_is_not_signed_in_is_asked_to(client):
    assert client.get(NEW)["Location"] == f"/accounts/sign-in/?next={NEW}"


@pytest.mark.parametrize(("kind", "days"), [("one_off", 0), ("custom", 7), ("made_to_order", 7)])
def test_what_is_made_when_ordered_promises_a_week_until_she_says_otherwise(client, kind, days):
    a_seller(client)

    page = client.get(send(client, kind=kind)["Location"]).content.decode()

    assert (the_work().days_to_make, "改天数" in page) == (days, days > 0)
