import pytest

from sellers.ledger.models import Account, Entry, Transaction
from sellers.ledger.services import Posting, post
from shop.moderation.services import answer, appeal
from tests.cast import a_shop, a_user, a_work, an_officer, an_operator
from tests.shop.moderation.cases import a_report, a_suspension

Purpose = Account.Purpose
pytestmark = pytest.mark.django_db


def test_the_operator_sees_the_balances(client):
    post(
        key="sale:1",
        kind="sale",
        reference="1",
        postings=[
            Posting(Purpose.CLEARING, 26800),
            Posting(Purpose.SHOP_PAYABLE, -26800, "shop:1"),
        ],
    )
    client.force_login(an_operator())

    answer = client.get("/desk/money/")

    assert answer.context["balances"] == [("在支付机构的钱", 26800), ("欠店铺的", -26800)]
    assert "每一笔账都平。" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"


def test_empty_books_are_said_to_be_empty(client):
    client.force_login(an_operator())

    assert "还没有一笔账。" in client.get("/desk/money/").content.decode()


def test_a_fault_in_the_books_stands_at_the_top(client):
    wrong = Transaction.objects.create(key="sale:wrong", kind="sale", reference="1")
    account = Account.objects.create(purpose=Purpose.CLEARING)
    Entry.objects.create(transaction=wrong, account=account, amount_fen=1)
    client.force_login(an_operator())

    assert list(client.get("/desk/money/").context["faults"]) == [wrong]


def test_nobody_else_learns_of_it(client):
    for user in (a_user(), an_officer().user):
        client.force_login(user)
        assert client.get("/desk/money/").status_code == 404


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get("/desk/money/")["Location"].startswith("/accounts/sign-in/")


def test_what_is_reported_and_appealed_against_waits_there_too(client):
    shop, operator = a_shop(), an_operator()
    answer(report=a_report(), words="看过了。", by=operator)
    a_report(a_work(shop=shop))
    a_report(a_work(shop=shop))
    appeal(suspension=a_suspension(shop), words="照片换了。", by=shop.artisan.user)
    client.force_login(operator)

    page = client.get("/desk/money/")

    rows = [(each.title, each.url_name, each.number) for each in page.context["waiting"]]
    assert rows[-2:] == [("等答复的举报", "market", 2), ("等决定的申诉", "market-suspensions", 1)]
    assert '<dd><a href="/desk/market/">2</a></dd>' in page.content.decode()
