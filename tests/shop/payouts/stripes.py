"""Shops that Stripe pays, at the stand-in: an account, money to pay from, a transfer."""

from shop.payments import gateway_money
from shop.payouts.models import Method, Payout, Reversal
from shop.payouts.reversing import ask_reversal
from shop.payouts.services import prepare_payout
from tests.cast import an_operator
from tests.shop.payouts.owed import a_batch_of, a_verified_shop, approved, sold, with_account

PAGE = "http://127.0.0.1/"


def an_account(till, is_active=True) -> str:
    account = gateway_money.open_account(key="a-shop", country="HK")
    if is_active:
        till.visit(gateway_money.account_link(account=account, back=PAGE, again=PAGE))
    return account


def a_prepared_transfer(till, money=20000, is_active=True) -> Payout:
    """¥95.00 of a shop; with Stripe lies what was charged, less its fee."""
    if money:
        till.charge(till.bank(), money)
    shop = a_verified_shop()
    with_account(shop, an_account(till, is_active), Method.STRIPE)
    sold(shop)
    return prepare_payout(shop_id=shop.pk)


def a_transfer(till) -> Payout:
    payout = a_prepared_transfer(till)
    approved(a_batch_of(payout))
    payout.refresh_from_db()
    return payout


def asked(payout, fen=4000, by=None) -> Reversal:
    by = by or an_operator()
    reversal = ask_reversal(payout=payout, amount_fen=fen, reason="买家退货", by=by)
    reversal.refresh_from_db()
    return reversal


def states() -> list[str]:
    return list(Reversal.objects.order_by("pk").values_list("state", flat=True))


def reversals_at(till) -> list[tuple[str, int]]:
    """Their keys and amounts, as Stripe has them."""
    rows = till.server.store.all("transfer_reversal")
    return [(row["metadata"].get("reversal", ""), row["amount"]) for row in rows]


def transfers_at(till) -> list[tuple[str, int]]:
    rows = till.server.store.all("transfer")
    return [(row["metadata"]["payout"], row["amount"]) for row in rows]
