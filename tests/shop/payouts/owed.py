"""Shops that are owed money, as dull as the cast: sold, delivered, the days to return over."""

from datetime import timedelta

from django.test import override_settings
from django.utils import timezone

from ground.messages.models import Message
from sellers.ledger.models import Account
from sellers.ledger.queries import balance, owed_to_shop
from sellers.ledger.services import Posting, post
from sellers.verification.models import Identity
from sellers.withholdings.handing import Handed, hand_on
from sellers.withholdings.models import Agreement
from sellers.withholdings.services import Terms, offer, sign
from shop.order.models import Order, SellerOrder
from shop.order.services import mark_paid
from shop.payments.books import post_sale
from shop.payments.models import PaymentAttempt
from shop.payouts.accounts import ask_to_collect, confirm_account, draft_account
from shop.payouts.batching import approve_batch, make_batch
from shop.payouts.holds import hold_shop
from shop.payouts.models import Method, PayoutAccount
from shop.payouts.queries import owner_name
from shop.payouts.reversing import ask_reversal
from shop.payouts.services import approve_payout, prepare_payout, send_payout, settle_payout
from tests.cast import a_shop, a_work, an_operator
from tests.shop.baskets import an_order

CARD = "6222021234567894"  # a number that can be one
OTHER_CARD = "6217001234567897"
Purpose = Account.Purpose


def a_verified_shop(**fields):
    """Its owner is known by name."""
    shop = a_shop(**fields)
    if shop.artisan_id:
        Identity.objects.create(artisan=shop.artisan, fingerprint=f"print-{shop.pk}")
    return shop


def owner_of(shop):
    return shop.artisan.user if shop.artisan_id else shop.cooperative.keepers.first().user


def with_account(shop, number=CARD, kind=Method.BANK, is_cooled=True):
    """Confirmed, and in force unless it is still cooling."""
    owner = owner_of(shop)
    bank = "中国农业银行凯里支行" if kind == Method.BANK else ""
    account = draft_account(
        shop=shop, kind=kind, holder=owner_name(shop), number=(number, bank), by=owner
    )
    confirm_account(account=account, by=owner)
    if is_cooled:
        cool(account)
    account.refresh_from_db()
    return account


def cool(account):
    then = timezone.now() - timedelta(hours=25)
    PayoutAccount.objects.filter(pk=account.pk).update(confirmed_at=then, in_force_from=then)


def card(n):
    """A card of its own, with the digit that checks it."""
    body = f"62220212345{n:04d}"
    total = 0
    for place, digit in enumerate(reversed(body)):
        double = int(digit) * (2 if place % 2 == 0 else 1)
        total += double - 9 if double > 9 else double
    return f"{body}{-total % 10}"


def sold(shop, price_fen=10000, status=SellerOrder.Status.COMPLETED):
    """A part that its buyer has paid; 5 % of it are the marketplace's."""
    order = an_order({a_work(shop=shop, price_fen=price_fen): 1})
    mark_paid(order=order)
    state = PaymentAttempt.State.SUCCEEDED
    attempt = PaymentAttempt.objects.create(order=order, amount_fen=price_fen, state=state)
    post_sale(attempt)
    part = order.seller_orders.get()
    SellerOrder.objects.filter(pk=part.pk).update(status=status)
    part.refresh_from_db()
    return part


def long_ago(part, days):
    then = timezone.now() - timedelta(days=days)
    Order.objects.filter(pk=part.order_id).update(paid_at=then)


def refunded(part, fen):
    """The shop's side of a refund, as the books know it."""
    number = f"{part.order.number}-{owed_to_shop(part.shop_id)}"
    post(
        key=f"refund:{number}",
        kind="refund",
        reference=part.order.number,
        postings=[
            Posting(Purpose.SHOP_PAYABLE, fen, f"shop:{part.shop_id}"),
            Posting(Purpose.BUYER_REFUND, -fen),
        ],
    )


def a_due_shop(price_fen=10000, number=CARD, **fields):
    shop = a_verified_shop(**fields)
    with_account(shop, number)
    sold(shop, price_fen)
    return shop


def a_prepared(price_fen=10000, number=CARD):
    return prepare_payout(shop_id=a_due_shop(price_fen, number).pk)


def a_batch_of(*payouts, by=None):
    """Put together, not approved."""
    return make_batch(method=payouts[0].account.kind, encoding="utf-8-sig", by=by or an_operator())


def approved(batch, by=None):
    by = by or an_operator("孙复核")
    assert approve_batch(batch=batch, by=by, total_fen=batch.total_fen)
    batch.refresh_from_db()
    return batch


def told(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("body", flat=True))


def books():
    """What moved on each side, in fen."""
    return {
        "transit": balance(Purpose.PAYOUT_TRANSIT),
        "bank": balance(Purpose.BANK),
        "clearing": balance(Purpose.CLEARING),
    }


def an_owing_transfer(fen=4000, **fields):
    """Of a shop that Stripe has paid, and that owes since."""
    shop = a_verified_shop(**fields)
    with_account(shop, f"acct_{shop.pk}", Method.STRIPE)
    part = sold(shop)
    payout = prepare_payout(shop_id=shop.pk)
    approve_payout(payout=payout)
    send_payout(payout=payout)
    settle_payout(payout=payout, reference=f"tr_{payout.pk}")
    refunded(part, fen)
    return payout


def a_waiting_reversal(fen=4000, **fields):
    """A second person is waited for."""
    payout, by = an_owing_transfer(fen, **fields), an_operator("钱运营")
    with override_settings(PAYOUT_ALONE_UP_TO_FEN=1):
        return ask_reversal(payout=payout, amount_fen=fen, reason="买家退货", by=by)


def payout_rows(shop, cooperative):
    """One of each, for those who may see it and those who may not."""
    Identity.objects.get_or_create(artisan=shop.artisan, defaults={"fingerprint": "payout-rows"})
    with_account(shop, card(7))
    sold(shop)
    payout = prepare_payout(shop_id=shop.pk)
    return {
        "payout": payout,
        "batch": a_batch_of(payout),
        "account": with_account(shop, card(8), is_cooled=False),
        "hold": hold_shop(shop=shop, reason="在核对一个投诉", by=None),
        "reversal": a_waiting_reversal(),
        "transfer": an_owing_transfer(),
        "collecting": ask_to_collect(shop=shop, cooperative=cooperative, by=owner_of(shop)),
        **withheld_rows(),
    }


def withheld_rows():
    """Another woman's: kept back of two payouts that arrived, and one of them handed on."""
    shop = a_due_shop(number=card(9))
    terms = Terms(Agreement.Purpose.LOAN, "凯里农商银行", 5000, 100)
    agreement = offer(artisan=shop.artisan, terms=terms, by=an_operator("周运营"))
    sign(agreement=agreement, words="我同意", by=owner_of(shop))
    _arrived(shop)
    agreement.refresh_from_db()
    handed = Handed(agreement.taken_fen, timezone.localdate(), b"paper")
    handover = hand_on(agreement=agreement, handed=handed, by=an_operator("吴运营"))
    sold(shop)
    _arrived(shop)
    return {"withheld": agreement, "handover": handover}


def _arrived(shop):
    payout = prepare_payout(shop_id=shop.pk)
    approve_payout(payout=payout)
    send_payout(payout=payout)
    settle_payout(payout=payout)
