"""What the database says, asked in a process of the product: `python -m tests.bench.facts …`."""

import json
import sys
import time
from datetime import UTC, datetime, timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402 -- as above
from django.contrib.auth import (  # noqa: E402 -- as above
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 -- as above
from django.db.models import Max, QuerySet  # noqa: E402 -- Django must be set up first
from django.utils import timezone  # noqa: E402 -- as above

from catalog.models import Product  # noqa: E402 -- as above
from marketplace.demo.nation import populate  # noqa: E402 -- as above
from programme.record.models import Person  # noqa: E402 -- as above
from programme.targets.reckoning import reckon as reckon_figures  # noqa: E402 -- as above
from sellers.ledger.models import Account  # noqa: E402 -- as above
from sellers.ledger.queries import balance, total  # noqa: E402 -- as above
from sellers.organs.models import Officer  # noqa: E402 -- as above
from sellers.stockroom.models import Stock  # noqa: E402 -- as above
from sellers.stockroom.services import count_in  # noqa: E402 -- as above
from shop.order.models import Order  # noqa: E402 -- as above
from shop.payments.gateway_money import available_fen  # noqa: E402 -- as above
from shop.payments.reckoning import reckon  # noqa: E402 -- as above

PATIENCE = 120  # seconds for the last webhooks


def a_work(pieces: str) -> dict[str, object]:
    """A listed work with so many pieces free."""
    work = Product.objects.listed().filter(stock_kind="batch").order_by("-pk").first()
    held = Stock.objects.get(work=work).held
    count_in(work_id=work.pk, on_hand=held + int(pieces))
    return {"work": work.pk, "slug": work.slug}


def _paid(work: int, since: datetime) -> QuerySet[Order]:
    return Order.objects.filter(paid_at__gte=since, lines__product=work).distinct()


def settled(work: str, expected: str, since: str) -> dict[str, object]:
    """Once so many orders are paid, or patience is over; `last`: when the last one was."""
    orders = _paid(int(work), datetime.fromtimestamp(float(since), UTC))
    deadline = time.monotonic() + PATIENCE
    while orders.count() < int(expected) and time.monotonic() < deadline:
        time.sleep(0.2)
    last = orders.aggregate(last=Max("paid_at"))["last"]
    stock = Stock.objects.get(work_id=int(work))
    return {
        "paid": orders.count(),
        "last": last.timestamp() if last else float(since),
        "oversold": max(0, stock.held - (stock.on_hand or 0)),
    }


def money() -> dict[str, int]:
    """The books beside Stripe, once what is certain is healed."""
    reckon(timezone.now() - timedelta(days=1))
    return {
        "books": balance(Account.Purpose.CLEARING),
        "stripe": available_fen(),
        "sum": total(),
    }


def samples() -> dict[str, object]:
    """What is measured: a work, a craft's name, how many pages there are."""
    works = Product.objects.listed().select_related("craft")
    work = works.order_by("pk")[works.count() // 2]
    return {"work": work.get_absolute_url(), "craft": work.craft.name_zh, "works": works.count()}


def a_nation(women: str) -> dict[str, int]:
    """So many women in the measures, over all 33 units, and their figures reckoned."""
    officer = Officer.objects.get(organ__region=None)
    populate(officer, int(women) - Person.objects.count())
    reckon_figures()
    return {"women": Person.objects.count()}


def an_officer() -> dict[str, str]:
    """The nation's, signed in."""
    user, session = Officer.objects.get(organ__region=None).user, SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return {"cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}"}


ANSWERS = {each.__name__: each for each in (a_nation, a_work, an_officer, money, samples, settled)}

if __name__ == "__main__":
    question, *told = sys.argv[1:]
    sys.stdout.write(json.dumps(ANSWERS[question](*told)))
