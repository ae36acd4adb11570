"""The operator's money pages: what is in suspense, disputed, different; an order's story."""

import pytest
from django.urls import reverse
from PIL import Image

from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, total
from shop.payments.models import Adjustment, Discrepancy, Dispute, Evidence, Refund
from shop.payments.services import start_payment
from tests.cast import a_user, an_officer, an_operator
from tests.shop.baskets import an_order, paid
from tests.shop.payments.paid import a_dispute_at, a_paid_attempt

pytestmark = pytest.mark.django_db(transaction=True)
Purpose = Account.Purpose


@pytest.fixture
def operator(client):
    user = an_operator()
    client.force_login(user)
    return user


@pytest.fixture
def suspended(till):
    """One fen more than was asked."""
    order = an_order()
    start_payment(order=order)
    attempt = order.payment_attempts.get()
    till.change("checkout.session", attempt.session, amount_total=attempt.amount_fen + 1)
    till.pay(attempt.session)
    till.deliver()
    return Transaction.objects.get(kind="suspense")


def ask(client, fact, **changes):
    form = {"kind": "refund", "reason": "多付了一分"} | changes
    return client.post(reverse("money-suspense-one", args=[fact.pk]), form)


def answer(client, said="yes"):
    adjustment = Adjustment.objects.latest("pk")
    return client.post(reverse("money-adjustment", args=[adjustment.pk]), {"answer": said})


def test_money_in_suspense_goes_back_once_another_says_yes(client, operator, suspended, till):
    ask(client, suspended)
    answer(client)
    assert till.refunds() == []
    client.force_login(an_operator("钱二"))

    answer(client)
    answer(client)

    amount = suspended.entries.get(amount_fen__gt=0).amount_fen
    assert [refund["amount"] for refund in till.refunds()] == [amount]
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    assert (balance(Purpose.SUSPENSE), balance(Purpose.CLEARING), total()) == (0, 0, 0)
    assert "没有待查清的收款" in client.get("/desk/money/suspense/").content.decode()


def test_money_in_suspense_pays_the_order_after_all(client, operator, suspended, till):
    order = Adjustment._meta.get_field("attempt").related_model.objects.get().order
    ask(client, suspended, kind="credit")
    client.force_login(an_operator("钱二"))

    answer(client)

    assert paid(order)
    assert (balance(Purpose.SUSPENSE), balance(Purpose.GOODWILL), total()) == (0, -1, 0)
    assert order.payment_attempts.get().state == "succeeded"


def test_an_order_that_is_paid_takes_no_second_payment(client, operator, till):
    order = an_order()
    start_payment(order=order)
    order.payment_attempts.update(state="expired")
    start_payment(order=order)
    for session in till.sessions():
        till.pay(session["id"])
    till.deliver()
    fact = Transaction.objects.get(kind="suspense")
    ask(client, fact, kind="credit")
    client.force_login(an_operator("钱二"))
    before = Transaction.objects.count()

    answer(client)

    assert Transaction.objects.count() == before
    assert Adjustment.objects.get().state == Adjustment.State.ASKED


def test_a_no_moves_nothing_and_leaves_room_for_another_question(client, operator, suspended):
    ask(client, suspended)
    before = Transaction.objects.count()

    answer(client, "no")
    ask(client, suspended)

    assert Transaction.objects.count() == before
    assert [row.state for row in Adjustment.objects.order_by("pk")] == ["declined", "asked"]


@pytest.mark.parametrize(
    "wrong", [{"kind": ""}, {"kind": "shops"}, {"reason": ""}, {"reason": "长" * 301}]
)
def test_what_is_asked_wrongly_comes_back(client, operator, suspended, wrong):
    page = ask(client, suspended, **wrong)

    assert page.status_code == 400
    assert "有错误：" in page.content.decode()
    assert not Adjustment.objects.exists()


@pytest.fixture
def dispute(till):
    a_dispute_at(till, a_paid_attempt(till))
    till.deliver()
    return Dispute.objects.get()


def a_photo(tmp_path):
    path = tmp_path / "proof.png"
    Image.new("RGB", (400, 400), "white").save(path)
    return path.open("rb")


def test_a_bank_is_answered_with_a_photo_once(client, operator, dispute, till, tmp_path):
    path = reverse("money-dispute", args=[dispute.pk])

    client.post(path, {"text": "11 月 3 日寄出", "photo": a_photo(tmp_path)})

    [at_bank] = till.server.store.all("dispute")
    assert at_bank["evidence"]["uncategorized_text"] == "11 月 3 日寄出"
    assert at_bank["evidence"]["uncategorized_file"].startswith("file_")
    dispute.refresh_from_db()
    assert dispute.state == Dispute.State.REVIEW
    assert Evidence.objects.get().sent_at is not None
    assert Evidence.objects.get().file.file.read(3) != b"\xff\xd8\xff"


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "x" * 15001}, {"photo": "no file"}])
def test_a_bad_answer_is_not_sent(client, operator, dispute, till, wrong, tmp_path):
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"not a picture")
    form = {"text": "寄出"} | wrong
    if "photo" in wrong:
        form["photo"] = bad.open("rb")

    page = client.post(reverse("money-dispute", args=[dispute.pk]), form)

    assert page.status_code == 400
    assert not Evidence.objects.exists()
    assert till.server.store.all("dispute")[0]["evidence"] == {}


def test_a_lost_one_is_asked_about_and_borne(client, operator, dispute, till):
    till.script("/_close", dispute=dispute.stripe_id, to="lost")
    till.deliver()
    path = reverse("money-dispute", args=[dispute.pk])

    assert client.post(path, {"kind": "refund", "reason": "x"}).status_code == 400
    client.post(path, {"kind": "goodwill", "reason": "她没错"})
    client.force_login(an_operator("钱二"))
    answer(client)

    assert balance(Purpose.GOODWILL) == dispute.amount_fen
    assert (balance(Purpose.DISPUTE), total()) == (0, 0)


def test_a_difference_is_settled_with_a_note(client, operator):
    row = Discrepancy.objects.create(key="stripe:txn_1", known={"amount_fen": 100})
    path = reverse("money-discrepancy", args=[row.pk])

    assert client.post(path, {"note": ""}).status_code == 400
    row.refresh_from_db()
    assert row.state == "open"
    client.post(path, {"note": "测试付款"})
    client.post(path, {"note": "又"})

    row.refresh_from_db()
    assert (row.state, row.note, row.settled_by) == ("settled", "测试付款", operator)


@pytest.mark.parametrize("language", ["", "/en"])
def test_an_order_s_money_is_told_in_words(client, operator, dispute, language):
    number = dispute.attempt.order.number

    page = client.get(f"{language}/desk/money/orders/", {"number": number})

    assert [chapter.key for chapter in page.context["story"]] == [
        f"sale:{number}",
        f"dispute:{dispute.stripe_id}",
    ]
    said = "The buyer paid CN¥268.00" if language else "买家付了 ¥268.00"
    assert said in page.content.decode()
    told = "The bank opened a dispute · dispute booked" if language else "银行提出争议 · 记下了争议"
    assert told in page.content.decode()
    reason = client.get(f"{language}/desk/money/disputes/{dispute.pk}/").content.decode()
    assert ("paid by somebody else" if language else "说不是本人付的") in reason
    assert "王冰" not in page.content.decode()


@pytest.mark.parametrize("number", ["", "no-such", "%00", "9" * 400, "' OR 1=1"])
def test_an_unknown_number_is_said_to_be_unknown(client, operator, number):
    page = client.get("/desk/money/orders/", {"number": number})

    assert page.status_code == 200
    assert ("没有这个订单号" in page.content.decode()) is bool(number)


PATHS = ["discrepancies", "suspense", "disputes", "orders"]


@pytest.mark.parametrize("name", PATHS)
def test_an_empty_list_is_honest_and_private(client, operator, name):
    page = client.get(f"/desk/money/{name}/")

    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", [*PATHS, "disputes/1", "suspense/1", "discrepancies/1"])
def test_nobody_else_learns_of_them(client, name):
    for user in (a_user(), an_officer().user):
        client.force_login(user)
        assert client.get(f"/desk/money/{name}/").status_code == 404


@pytest.mark.parametrize("name", ["discrepancies", "suspense", "disputes"])
def test_a_long_list_asks_as_often_as_a_short_one(
    client, operator, till, name, django_assert_max_num_queries
):
    def more():
        attempt = a_paid_attempt(till)
        a_dispute_at(till, attempt)
        till.deliver()
        Discrepancy.objects.create(key=f"stripe:{attempt.pk}")
        Transaction.objects.create(
            key=f"suspense:{attempt.session}", kind="suspense", reference=attempt.order.number
        )

    more()
    client.get(f"/desk/money/{name}/")
    with django_assert_max_num_queries(12) as few:
        client.get(f"/desk/money/{name}/")
    number = len(few)
    more()
    more()
    with django_assert_max_num_queries(number):
        client.get(f"/desk/money/{name}/")
