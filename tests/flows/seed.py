"""Who knows the database of a running stack: one question a line, one answer a line."""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db.models import Sum  # noqa: E402 -- Django must be set up first
from django.utils import timezone  # noqa: E402 -- as above

from catalog.models import Product  # noqa: E402 -- as above
from sellers.ledger.models import Account, Transaction  # noqa: E402 -- as above
from sellers.ledger.queries import balance, faults, total  # noqa: E402 -- as above
from sellers.stockroom.models import Stock  # noqa: E402 -- as above
from shop.order.models import Order  # noqa: E402 -- as above
from shop.order.queries import payable_orders  # noqa: E402 -- as above
from shop.payments.gateway_money import available_fen  # noqa: E402 -- as above
from shop.payments.models import BalanceTransaction, PaymentAttempt  # noqa: E402 -- as above
from shop.payments.reckoning import reckon  # noqa: E402 -- as above
from shop.payments.services import start_payment  # noqa: E402 -- as above
from shop.payments.tasks import expire_unpaid, reconcile_open_attempts  # noqa: E402 -- as above
from tests.cast import a_work  # noqa: E402 -- as above


def make(pieces: int = 9) -> dict[str, object]:
    work = Product.objects.first() or a_work(pieces=pieces)
    return {"work": work.pk, "slug": work.slug}


def catch_up() -> dict[str, object]:
    """What the timetable does once its patience is over; time is moved, nothing else."""
    past = timezone.now() - timedelta(minutes=5)
    PaymentAttempt.objects.update(created_at=past)
    reconcile_open_attempts()
    return state()


def resume() -> dict[str, object]:
    """What is over expires; every buyer who waits comes back and presses again; the pages."""
    expire_unpaid()
    for order in payable_orders():
        start_payment(order=order)
    return state()


def reckoned() -> dict[str, object]:
    """The books beside Stripe, once all that can be healed is."""
    differences = [row.key for row in reckon(timezone.now() - timedelta(days=2))]
    return {
        "differences": differences,
        "clearing": balance(Account.Purpose.CLEARING),
        "stripe": available_fen(),
        "books": total(),
        "faults": faults().count(),
        "paid": Order.objects.filter(status=Order.Status.PAID).count(),
        "sales": Transaction.objects.filter(kind="sale").count(),
        "suspense": balance(Account.Purpose.SUSPENSE),
        "held": Stock.objects.aggregate(held=Sum("held"))["held"],
        "charges": BalanceTransaction.objects.filter(kind="charge").count(),
    }


def state() -> dict[str, object]:
    return {
        "orders": sorted(Order.objects.values_list("status", flat=True)),
        "attempts": sorted(PaymentAttempt.objects.values_list("state", flat=True)),
        "sales": Transaction.objects.filter(kind="sale").count(),
        "held": Stock.objects.aggregate(held=Sum("held"))["held"],
        "books": total(),
        "pages": list(PaymentAttempt.objects.exclude(url="").values_list("url", flat=True)),
    }


if __name__ == "__main__":
    answers = {
        "make": make,
        "make_many": lambda: make(5000),
        "catch_up": catch_up,
        "state": state,
        "resume": resume,
        "reckoned": reckoned,
    }
    for question in sys.stdin:
        sys.stdout.write(json.dumps(answers[question.strip()]()) + "\n")
        sys.stdout.flush()
