"""A work to buy, in the database of a running stack: `python -m tests.flows.seed`."""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db.models import Sum  # noqa: E402 -- Django must be set up first
from django.utils import timezone  # noqa: E402 -- as above

from catalog.models import Product  # noqa: E402 -- as above
from sellers.ledger.models import Transaction  # noqa: E402 -- as above
from sellers.ledger.queries import total  # noqa: E402 -- as above
from sellers.stockroom.models import Stock  # noqa: E402 -- as above
from shop.order.models import Order  # noqa: E402 -- as above
from shop.payments.models import PaymentAttempt  # noqa: E402 -- as above
from shop.payments.tasks import reconcile_open_attempts  # noqa: E402 -- as above
from tests.cast import a_work  # noqa: E402 -- as above


def make() -> dict[str, object]:
    work = Product.objects.first() or a_work(pieces=9)
    return {"work": work.pk, "slug": work.slug}


def catch_up() -> dict[str, object]:
    """What the timetable does once its patience is over; time is moved, nothing else."""
    past = timezone.now() - timedelta(minutes=5)
    PaymentAttempt.objects.update(created_at=past)
    reconcile_open_attempts()
    return state()


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
    answers = {"make": make, "catch_up": catch_up, "state": state}
    sys.stdout.write(json.dumps(answers[sys.argv[1]]()))
