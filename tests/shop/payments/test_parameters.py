"""What we send fits the types that the stripe package ships; the check itself is tried here."""

from datetime import UTC, datetime

import pytest

from shop.payments import gateway, gateway_disputes, gateway_money
from shop.payments.models import PaymentAttempt, Refund
from shop.payments.services import start_payment
from tests.shop.baskets import an_order
from tests.stripe_params import Misshapen

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "http://127.0.0.1/"
START = datetime(2026, 1, 1, tzinfo=UTC)


def paid_and_looked_up(till):
    start_payment(order=an_order())
    attempt = PaymentAttempt.objects.get()
    gateway.fetch_session(attempt.session)
    till.pay(attempt.session)
    gateway.expire_session(attempt.session)
    till.deliver()
    attempt.refresh_from_db()
    return attempt


def test_every_call_of_the_gateway_is_of_stripe_s_own_shape(till, called):
    attempt = paid_and_looked_up(till)
    row = Refund(attempt=attempt, key="r-1", amount_fen=100)
    reference, _ = gateway.refund(row)
    gateway_money.fetch_refund(reference)
    account = gateway_money.open_account(key="shop-1", country="HK")
    till.visit(gateway_money.account_link(account=account, back=PAGE, again=PAGE))
    moved = gateway_money.transfer(key="p-1", amount_fen=900, account=account, group="Q1")
    gateway_money.reverse(transfer=moved, key="v-1", amount_fen=100)
    till.script("/_dispute", intent=attempt.intent)
    [dispute] = gateway_disputes.disputes_since(START)
    file = gateway_disputes.keep_evidence(key="e-1", name="proof.jpg", data=b"x")
    gateway_disputes.send_evidence(dispute=dispute.id, key="e-2", text="sent", file=file)

    assert gateway_money.fetch_account(account).is_active
    found = [gateway_money.find_transfer(key=key, group="Q1") for key in ("p-1", "p-2")]
    assert found == [moved, ""]
    assert [each.key for each in gateway_money.reversals_of(moved)] == ["v-1"]
    assert gateway_disputes.fetch_dispute(dispute.id).status == "under_review"
    assert [each.key for each in gateway_money.refunds_since(START)] == ["r-1"]
    net = sum(each.net_fen for each in gateway_money.movements_since(START))
    assert gateway_money.available_fen() == net

    assert set(called) == {
        "AccountLinkService.create", "AccountService.create", "AccountService.retrieve",
        "BalanceService.retrieve", "BalanceTransactionService.list", "DisputeService.list",
        "DisputeService.retrieve", "DisputeService.update", "FileService.create",
        "RefundService.create", "RefundService.list", "RefundService.retrieve",
        "SessionService.create", "SessionService.expire", "SessionService.retrieve",
        "TransferReversalService.create", "TransferReversalService.list",
        "TransferService.create", "TransferService.list",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"currency": "cny"}, ".destination: missing"),
        ({"currency": "cny", "destination": "a", "amount": 10.5}, "10.5"),
        ({"currency": "cny", "destination": "a", "amount": "10"}, "'10'"),
        ({"currency": "cny", "destination": "a", "amuont": 10}, ".amuont: unknown"),
        ({"currency": "cny", "destination": "a", "metadata": {"n": 1}}, "metadata"),
    ],
)
def test_what_does_not_fit_fails_before_it_is_sent(till, params, said):
    with pytest.raises(Misshapen, match="TransferService.create") as wrong:
        till.bank().transfers.create(params)

    assert said in str(wrong.value)


def test_a_nested_typing_mistake_is_seen(till):
    params = {
        "line_items": [{"quantity": 1.0, "price_data": {"curency": "cny"}}],
        "mode": "payment",
    }
    with pytest.raises(Misshapen) as wrong:
        till.bank().checkout.sessions.create(params)

    said = str(wrong.value)
    assert "line_items[0].quantity: 1.0" in said
    assert "line_items[0].price_data.curency: unknown" in said
    assert "line_items[0].price_data.currency: missing" in said
