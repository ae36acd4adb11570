"""The operator's pages: asked before it cannot be undone, four eyes, bad input does no harm."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ground.privacy.models import Sighting
from shop.payouts.models import Batch, Hold, Payout
from tests.cast import a_shop, an_operator
from tests.shop.payouts.owed import CARD, a_batch_of, a_prepared, approved, card, sold

pytestmark = pytest.mark.django_db
PAGE, HOLDS = "/desk/money/payouts/", "/desk/money/holds/"


@pytest.fixture
def desk(client):
    client.force_login(an_operator())
    return client


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_a_batch_from_prepared_to_settled_by_two_people(desk):
    payout = a_prepared()
    made = desk.post(f"{PAGE}batches/new/", {"method": "bank", "encoding": "utf-8-sig"})
    page = made["Location"]
    second = Client()
    second.force_login(an_operator("孙复核"))

    assert "批准 ¥95.00" in second.get(f"{page}approve/").content.decode()
    assert told(second.post(f"{page}approve/", {"total": "9500"}, follow=True)) == ["批准了。"]
    file = desk.post(f"{page}file/")
    assert (CARD in file.content.decode(), file["Cache-Control"]) == (True, "private, no-store")
    answer = f"打款编号,金额（元）,结果,原因\n{payout.number},95.00,成功,\n合计,95.00,1"
    desk.post(f"{page}confirm/", {"file": SimpleUploadedFile("a.csv", answer.encode())})

    assert (Batch.objects.get().state, Payout.objects.get().state) == ("settled", "paid")


def test_who_put_a_large_batch_together_does_not_approve_it(client, settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = 1
    by = an_operator()
    batch = a_batch_of(a_prepared(), by=by)
    client.force_login(by)

    answer = client.post(f"{PAGE}batches/{batch.pk}/approve/", {"total": "9500"}, follow=True)

    assert told(answer) == ["超过一个人一天的限额，要另一个人批准。"]
    assert Payout.objects.get().state == "prepared"


@pytest.mark.parametrize("total", ["", "x", "-9500", "9499", "９５００", "9" * 40, "²"])
def test_a_sum_that_was_not_seen_approves_nothing(desk, total):
    batch = a_batch_of(a_prepared())

    desk.post(f"{PAGE}batches/{batch.pk}/approve/", {"total": total})

    assert Payout.objects.get().state == "prepared"


def test_a_page_never_shows_a_number_but_a_look_with_a_reason_does(desk):
    payout = a_prepared()
    path = f"{PAGE}{payout.pk}/"

    assert CARD not in desk.get(path).content.decode()
    assert desk.post(f"{path}look/", {"reason": "x"}).status_code == 400
    assert Sighting.objects.count() == 0
    assert CARD in desk.post(f"{path}look/", {"reason": "银行来问户名"}).content.decode()
    assert Sighting.objects.get().reason == "银行来问户名"


def test_a_faulty_confirmation_is_shown_line_by_line(desk):
    batch = approved(a_batch_of(a_prepared()))
    path = f"{PAGE}batches/{batch.pk}/"
    desk.post(f"{path}file/")
    bad = "打款编号,金额（元）,结果,原因\nP1,95.00,成功,\n合计,95.00,1"

    answer = desk.post(f"{path}confirm/", {"file": SimpleUploadedFile("a.csv", bad.encode())})

    html = answer.content.decode()
    assert (answer.status_code, "有错误：" in html, "第 2 行" in html) == (400, True, True)
    assert desk.post(f"{path}confirm/", {}).status_code == 400
    assert desk.post(f"{path}confirm/", {"file": SimpleUploadedFile("a", b"")}).status_code == 400
    assert Payout.objects.get().state == "in_transit"


def test_a_failed_payout_is_tried_again_or_given_up(desk):
    payout = a_prepared()
    path = f"{PAGE}{payout.pk}/"
    Payout.objects.update(state="failed")

    desk.post(f"{path}retry/")
    assert Payout.objects.get().state == "prepared"
    desk.post(f"{path}cancel/")
    assert Payout.objects.get().state == "cancelled"
    assert told(desk.post(f"{path}retry/", follow=True))[-1] == "别人刚刚处理过，请看现在的样子。"
    assert Payout.objects.get().state == "cancelled"


@pytest.mark.parametrize(
    "wrong",
    [{"method": "cash"}, {"method": ""}, {"encoding": "utf-16"}, {"method": "alipay"}],
)
def test_a_batch_that_cannot_be_is_refused(desk, wrong):
    a_prepared()

    typed = {"method": "bank", "encoding": "utf-8-sig"} | wrong
    assert desk.post(f"{PAGE}batches/new/", typed).status_code == 400
    assert Batch.objects.count() == 0


def test_a_shop_and_an_order_are_held_and_let_go(desk):
    shop = a_shop()
    part = sold(shop)
    hold = {"shop": shop.slug, "reason": "在核对投诉"}

    desk.post(HOLDS, hold)
    desk.post(HOLDS, hold | {"number": part.order.number, "until": "2099-01-01"})
    held = [(row.shop, row.seller_order) for row in Hold.objects.order_by("pk")]
    for row in Hold.objects.all():
        desk.post(f"{HOLDS}{row.pk}/lift/")

    assert held == [(shop, None), (None, part)]
    assert Hold.objects.filter(lifted_at=None).count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"shop": ""}, {"shop": "nobody"}, {"reason": ""}, {"reason": "x"}, {"reason": "长" * 201},
        {"number": "100000"}, {"until": "2020-01-01"}, {"until": "x"}, {"shop": "x" * 121},
    ],
)  # fmt: skip
def test_a_hold_that_cannot_be_is_refused(desk, wrong):
    typed = {"shop": a_shop(slug="caiyun").slug, "reason": "在核对投诉"} | wrong

    assert desk.post(HOLDS, typed).status_code == 400
    assert Hold.objects.count() == 0


@pytest.mark.parametrize("query", ["", "?state=paid", "?state=x", "?page=x", "?page=99999999999"])
def test_any_address_of_the_list_answers(desk, query):
    a_prepared()

    assert desk.get(f"{PAGE}{query}").status_code == 200


@pytest.mark.parametrize("number", [1, 8])
def test_the_list_costs_the_same_at_two_sizes(desk, number, django_assert_max_num_queries):
    for each in range(number):
        a_prepared(number=card(each))

    with django_assert_max_num_queries(10):
        assert desk.get(PAGE).status_code == 200


def test_a_shop_is_chosen_by_its_name(desk):
    shop = a_shop("云上绣坊", "Cloud Embroidery")
    said = {"number": "", "reason": "买家说不是她做的", "until": ""}

    for words in ("云上绣坊", "cloud embroidery", "云上", shop.slug):
        assert desk.post(HOLDS, said | {"shop": words}).status_code == 302

    assert {row.shop for row in Hold.objects.all()} == {shop}


def test_of_shops_with_one_name_she_is_asked_which(desk):
    first, second = a_shop("绣坊"), a_shop("绣坊")

    html = desk.post(HOLDS, {"shop": "绣坊", "reason": "买家说不是她做的"}).content.decode()

    assert f"不止一家，请写括号里的：绣坊（{first.slug}）、绣坊（{second.slug}）" in html
    assert Hold.objects.count() == 0


def test_the_shops_that_sold_are_offered(desk):
    shop = a_prepared().shop

    assert f'<option value="{shop.name}">{shop.slug}</option>' in desk.get(HOLDS).content.decode()
