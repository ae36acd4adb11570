"""Two accounts, a payout that arrived and one that is due, in the invented market."""

from datetime import timedelta
from io import BytesIO

from django.db import transaction
from django.utils import timezone
from oscar.apps.basket.models import Basket

from catalog.models import Product
from ground.accounts.models import User
from marketplace.demo.market import Market
from sellers.partner.models import Partner
from sellers.partner.strategy import Selector
from shop.basket.queries import load_lines
from shop.order.models import Order, SellerOrder, ShippingAddress
from shop.order.services import Buyer, Delivery, mark_paid, place_order
from shop.payments.books import post_sale
from shop.payments.models import BalanceTransaction, PaymentAttempt
from shop.payouts.accounts import confirm_account, draft_account
from shop.payouts.batchfile import show_file
from shop.payouts.batching import approve_batch, make_batch
from shop.payouts.confirming import import_confirmation
from shop.payouts.models import Payout, PayoutAccount
from shop.payouts.queries import owner_name
from shop.payouts.services import prepare_payout

BANK = "演示银行"
CARDS = {"A01": "6222000000000017", "C1": "6222000000000025"}  # nobody's: the bank is invented


@transaction.atomic
def load_payouts(market: Market, users: dict[str, User]) -> None:
    """A second time the same."""
    hers, theirs = market.shops["A01"], market.shops["C1"]
    if PayoutAccount.objects.filter(shop=hers).exists():
        return
    for key, owner in (("A01", users["artisan"]), ("C1", users["keeper"])):
        _account(market.shops[key], CARDS[key], owner)
    for shop in (hers, theirs):
        _sell(shop, users["buyer"])
    _pay([hers, theirs], users)
    for shop in (hers, theirs):
        _sell(shop, users["buyer"])
        prepare_payout(shop_id=shop.pk)


def _account(shop: Partner, number: str, owner: User) -> None:
    account = draft_account(
        shop=shop, kind="bank", holder=owner_name(shop), number=(number, BANK), by=owner
    )
    confirm_account(account=account, by=owner)
    then = timezone.now() - timedelta(days=40)
    PayoutAccount.objects.filter(pk=account.pk).update(confirmed_at=then, in_force_from=then)


def _sell(shop: Partner, buyer: User) -> None:
    work = shop.works.filter(stock__on_hand__gt=1).order_by("pk").first()
    if work is None:
        return
    order = paid_order({work: 1}, buyer, Delivery(shop))
    then = timezone.now() - timedelta(days=20)
    Order.objects.filter(pk=order.pk).update(paid_at=then, date_placed=then)
    SellerOrder.objects.filter(order=order).update(
        status=SellerOrder.Status.COMPLETED, sent_at=then, first_sent_at=then,
        delivered_at=then + timedelta(days=4), completed_at=then + timedelta(days=12),
    )  # fmt: skip


def paid_order(
    pieces: dict[Product, int],
    buyer: User,
    delivery: Delivery,
    address: ShippingAddress | None = None,
) -> Order:
    """Paid by nobody: in the invented market alone, and its books say so too."""
    basket = Basket.objects.create(owner=buyer)
    basket.strategy = Selector().strategy()
    for work, number in pieces.items():
        basket.add_product(work, number)
    order = place_order(
        basket=load_lines(basket), buyer=Buyer(user=buyer), address=address, deliveries=[delivery]
    )
    mark_paid(order=order)
    attempt = PaymentAttempt.objects.create(
        order=order, amount_fen=round(order.total_incl_tax * 100), state="succeeded"
    )
    post_sale(attempt)
    known_to_the_provider(order, attempt.amount_fen, f"sale:{order.number}")
    return order


def known_to_the_provider(order: Order, fen: int, fact: str) -> None:
    """Or the books would tell of money that the provider never saw."""
    kind = "charge" if fen > 0 else "refund"
    BalanceTransaction.objects.create(
        stripe_id=f"txn_demo_{kind}_{order.number}", kind=kind, category=kind, currency="CNY",
        amount_fen=fen, fee_fen=0, net_fen=fen, source=f"{kind[:2]}_demo_{order.number}",
        fact=fact, at=timezone.now(),
    )  # fmt: skip


def _pay(shops: list[Partner], users: dict[str, User]) -> None:
    for shop in shops:
        prepare_payout(shop_id=shop.pk)
    if not Payout.objects.exists():
        return
    by = users["operator"]
    batch = make_batch(method="bank", encoding="utf-8-sig", by=by)
    approve_batch(batch=batch, by=users["second"], total_fen=batch.total_fen)
    batch.refresh_from_db()
    show_file(batch=batch, by=by)
    rows = [f"{line.payout.number},{line.amount_fen / 100:.2f},paid," for line in batch.lines.all()]
    total = f"total,{batch.total_fen / 100:.2f},{batch.line_count},"
    told = "\n".join(["payout,amount,result,reason", *rows, total])
    import_confirmation(batch=batch, file=BytesIO(told.encode()), by=by)
