"""What the database says, asked in a process of the product: `python -m tests.bench.facts …`."""

import json
import sys

import django

django.setup()

from catalog.models import Product  # noqa: E402 -- Django must be set up first
from sellers.ledger.queries import total  # noqa: E402 -- as above
from sellers.stockroom.models import Stock  # noqa: E402 -- as above
from sellers.stockroom.services import count_in  # noqa: E402 -- as above
from shop.order.models import Order  # noqa: E402 -- as above


def a_work(pieces: int) -> dict[str, object]:
    """A listed work with so many pieces free."""
    work = Product.objects.listed().filter(stock_kind="batch").order_by("-pk").first()
    held = Stock.objects.get(work=work).held
    count_in(work_id=work.pk, on_hand=held + pieces)
    return {"work": work.pk, "slug": work.slug}


def state(work: int) -> dict[str, object]:
    stock = Stock.objects.get(work_id=work)
    return {
        "paid": Order.objects.filter(status="paid", lines__product=work).distinct().count(),
        "oversold": max(0, stock.held - (stock.on_hand or 0)),
        "ledger": total(),
    }


def samples() -> dict[str, object]:
    """What is measured: a work, a craft's name, how many pages there are."""
    works = Product.objects.listed().select_related("craft")
    work = works.order_by("pk")[works.count() // 2]
    return {"work": work.get_absolute_url(), "craft": work.craft.name_zh, "works": works.count()}


if __name__ == "__main__":
    question, *numbers = sys.argv[1:]
    answers = {"a_work": a_work, "state": state, "samples": samples}
    sys.stdout.write(json.dumps(answers[question](*map(int, numbers))))
