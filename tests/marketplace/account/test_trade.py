"""What of buying and selling is in her data copy, and what of it stays when she goes."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ground.privacy.models import PrivateFile
from shop.documents.forgetting import KEPT
from shop.documents.models import InvoiceRequest
from shop.documents.services import (
    Fapiao,
    Heading,
    ask_invoice,
    issue_invoice,
    read_invoice,
    refuse_invoice,
)
from shop.documents.tasks import forget_old_invoices
from shop.moderation.models import Report
from shop.moderation.services import appeal, take_report
from shop.order.models import Order
from shop.order.services import Buyer
from shop.payouts.models import Batch, Payout, PayoutAccount
from shop.payouts.services import approve_payout, prepare_payout, send_payout, settle_payout
from shop.payouts.tasks import forget_account_numbers
from shop.returns.models import ReturnRequest
from shop.returns.photos import Photo
from tests.cast import a_user
from tests.flows.searcher import in_database
from tests.shop.moderation.cases import a_suspension
from tests.shop.payouts.owed import CARD, a_batch_of, a_due_shop, a_prepared, approved, owner_of
from tests.shop.returns.given_back import a_delivered_part, a_return

pytestmark = pytest.mark.django_db(transaction=True)
HEADING = Heading("firm", "北京某某公司", "91110000600037341L", "bing@a.cn")


@pytest.fixture
def bing():
    return a_user(name="王冰")


def copy_of(client, user):
    client.force_login(user)
    return client.post("/account/export/").json()


def close(client, user):
    client.force_login(user)
    return client.post("/account/delete/").status_code


def arrived(payout):
    assert approve_payout(payout=payout)
    send_payout(payout=payout)
    payout.refresh_from_db()
    settle_payout(payout=payout)


def an_issued(part, file=b"%PDF-1.7"):
    request = ask_invoice(seller_order=part, heading=HEADING)
    fapiao = Fapiao("25522000000123456789", date(2026, 1, 5), file)
    issue_invoice(request=request, fapiao=fapiao, by=owner_of(part.shop))
    return request


def test_a_seller_s_copy_says_where_she_is_paid_what_came_and_what_was_stopped(client):
    payout = a_prepared()
    arrived(payout)
    shop = payout.shop
    appeal(suspension=a_suspension(shop), words="照片换了。", by=owner_of(shop))

    told = copy_of(client, owner_of(shop))

    account = told["payout_accounts"][0]
    assert (account["number"], account["holder"], account["kind"]) == (CARD, "彩云", "bank")
    rows = [(row["number"], row["amount_fen"], row["state"]) for row in told["payouts"]]
    assert rows == [(payout.number, 9500, "paid")]
    assert [(row["kind"], row["fen"]) for row in told["statement"]] == [
        ("sale", 9500),
        ("payout", -9500),
    ]
    assert told["suspensions"][0]["appeals"][0]["words"] == "照片换了。"


def test_a_buyer_s_copy_holds_her_returns_fapiao_and_complaints_and_no_other_s(client, till, bing):
    part = a_delivered_part(till, buyer=Buyer(user=bing))
    a_return(part, words="有点小", by=bing)
    ask_invoice(seller_order=part, heading=HEADING, by=bing)
    take_report(report=Report(shop=part.shop, seller_order=part, reason="orders", words="晚了"))
    other = a_delivered_part(till)
    a_return(other, words="别人的")
    ask_invoice(seller_order=other, heading=HEADING)

    told = copy_of(client, bing)

    assert [row["words"] for row in told["returns"]] == ["有点小"]
    assert told["returns"][0]["works"][0]["reason"] == "changed"
    assert [(row["title"], row["tax_number"], row["email"]) for row in told["fapiao"]] == [
        (HEADING.title, HEADING.tax_number, HEADING.email)
    ]
    assert [row["words"] for row in told["complaints"]] == ["晚了"]
    assert ("别人的" in str(told), "payouts" in told) == (False, False)


def test_many_cost_no_more_questions_than_one(client, till, bing):
    counts = []
    copy_of(client, bing)
    for number in (1, 2):
        for _ in range(number):
            part = a_delivered_part(till, buyer=Buyer(user=bing))
            a_return(part, by=bing)
            ask_invoice(seller_order=part, heading=HEADING, by=bing)
        with CaptureQueriesContext(connection) as queries:
            told = client.post("/account/export/").json()
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert (len(told["returns"]), len(told["fapiao"])) == (3, 3)


def test_a_seller_who_goes_leaves_what_was_paid_and_no_number(client):
    payout = a_prepared()
    arrived(payout)

    assert close(client, owner_of(payout.shop)) == 200

    account = PayoutAccount.objects.get()
    assert (account.number, account.fingerprint, account.bank) == ("", "", "")
    assert (account.tail, account.holder) == ("7894", "彩云")
    assert account.stopped_at is not None
    assert (Payout.objects.get().amount_fen, Payout.objects.get().account) == (9500, account)
    assert in_database(CARD) == []


def test_while_money_is_on_its_way_she_stays(client):
    payout = a_prepared()
    approve_payout(payout=payout)

    assert close(client, owner_of(payout.shop)) == 409

    assert PayoutAccount.objects.get().number == CARD
    assert "95.00" in client.get("/account/delete/").content.decode()


def test_a_file_that_still_waits_keeps_its_number_until_it_is_over(client):
    payout = a_prepared()
    batch = approved(a_batch_of(payout))
    send_payout(payout=payout)
    payout.refresh_from_db()
    settle_payout(payout=payout)

    assert close(client, owner_of(payout.shop)) == 200
    assert PayoutAccount.objects.get().number == CARD
    forget_account_numbers()
    assert PayoutAccount.objects.get().number == CARD
    Batch.objects.filter(pk=batch.pk).update(state="settled")
    for _ in range(2):
        forget_account_numbers()

    assert (PayoutAccount.objects.get().number, PayoutAccount.objects.get().tail) == ("", "7894")


def test_who_stays_keeps_her_number():
    shop = a_due_shop()
    prepare_payout(shop_id=shop.pk)

    forget_account_numbers()

    assert PayoutAccount.objects.get().number == CARD


def test_a_buyer_who_goes_leaves_the_fapiao_and_no_address_or_photo(client, till, bing):
    part = a_delivered_part(till, buyer=Buyer(user=bing))
    issued = an_issued(part)
    refused = ask_invoice(
        seller_order=a_delivered_part(till, buyer=Buyer(user=bing)), heading=HEADING
    )
    refuse_invoice(request=refused, reason="details", by=owner_of(part.shop))
    open_one = a_return(part, photos=[Photo(b"x", 1, 1)], by=bing)
    over = a_return(refused.seller_order, photos=[Photo(b"x", 1, 1)], by=bing)
    over.state, over.ending = "closed", "lapsed"
    over.save()

    assert close(client, bing) == 200

    for each in (issued, refused):
        each.refresh_from_db()
    assert (issued.title, issued.tax_number, issued.email) == (
        HEADING.title,
        HEADING.tax_number,
        "",
    )
    assert (refused.title, refused.tax_number, refused.email) == ("", "", "")
    assert read_invoice(issued) == b"%PDF-1.7"
    assert (open_one.photos.count(), over.photos.count()) == (1, 0)
    assert (ReturnRequest.objects.count(), Order.objects.filter(user=None).count()) == (2, 2)


def test_a_seller_who_goes_takes_no_fapiao_of_her_buyers_along(client):
    shop = a_due_shop()
    issued = an_issued(shop.seller_orders.get())
    arrived(prepare_payout(shop_id=shop.pk))

    assert close(client, owner_of(shop)) == 200

    issued.refresh_from_db()
    assert read_invoice(issued) == b"%PDF-1.7"


def test_after_three_years_nothing_says_to_whom_a_fapiao_was_made_out(till):
    old, young = an_issued(a_delivered_part(till)), an_issued(a_delivered_part(till))
    then = timezone.now() - KEPT - timedelta(days=1)
    InvoiceRequest.objects.filter(pk=old.pk).update(answered_at=then)

    assert [forget_old_invoices(), forget_old_invoices()] == [1, 0]

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.title, old.tax_number, old.email, old.file) == ("", "", "", None)
    assert (old.number, old.state) == ("25522000000123456789", "issued")
    assert (young.title, PrivateFile.objects.count()) == (HEADING.title, 1)


def test_the_page_says_what_stays(client, bing):
    client.force_login(bing)

    page = client.get("/account/delete/").content.decode()

    assert "收款账号会删掉，只留尾号" in page
    assert "抬头和税号开票满三年自动删掉" in page
