"""Sales, refunds and payouts on days of one's choice, all through the services."""

from contextlib import contextmanager
from datetime import date, datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

from shop.documents.exporting import ask_export
from shop.documents.periods import Period
from shop.documents.services import Fapiao, Heading, ask_invoice, issue_invoice
from shop.payments.models import Refund
from shop.payments.refunds import Back, GoodsBack, refund_lines, settle_refund
from shop.payouts.services import approve_payout, prepare_payout, send_payout, settle_payout
from tests.shop.payouts.owed import CARD, a_verified_shop, owner_of, sold, with_account

BEIJING = ZoneInfo("Asia/Shanghai")


@contextmanager
def on(year, month, day, hour=12):
    """As if it were then."""
    moment = datetime(year, month, day, hour, tzinfo=BEIJING)
    with patch("django.utils.timezone.now", lambda: moment):
        yield


def gives_back(part, goods_fen, pieces=0, key="", **fields):
    """A refund that succeeded, of the part's first line."""
    line = part.lines.order_by("pk").first()
    back = Back(
        seller_order=part,
        key=key or f"back-{part.pk}-{Refund.objects.count()}",
        reason="return",
        lines=[GoodsBack(line.pk, pieces, goods_fen)],
        **fields,
    )
    refund = refund_lines(back=back)
    settle_refund(key=refund.try_key, state="succeeded")
    return refund


def paid_out(shop):
    """All that is due to it, arrived."""
    payout = prepare_payout(shop_id=shop.pk)
    assert approve_payout(payout=payout)
    send_payout(payout=payout)
    payout.refresh_from_db()
    settle_payout(payout=payout)
    return payout


def a_year_start(number=CARD, **fields):
    """A shop with an account, and in January 2026 two sales, one partly given back."""
    with on(2026, 1, 3):
        shop = a_verified_shop(**fields)
        with_account(shop, number)
    with on(2026, 1, 10):
        first = sold(shop, 10000)
    with on(2026, 1, 12):
        sold(shop, 26800)
    with on(2026, 1, 20):
        gives_back(first, 4000)
    with on(2026, 2, 3):
        paid_out(shop)
    return shop


def a_request(part):
    return ask_invoice(seller_order=part, heading=Heading("person", "王冰", "", "bing@a.cn"))


def document_rows(part, operator):
    """A fapiao that was issued, with its PDF, and a report that waits for a second operator."""
    invoice = a_request(part)
    issued = Fapiao("25522000000123456789", date(2026, 1, 5), b"%PDF-1.7")
    issue_invoice(request=invoice, fapiao=issued, by=owner_of(part.shop))
    period = Period.ended(3, 1)[0]
    export = ask_export(kind="income", period=period, reason="季度报送", by=operator)
    return {"invoice": invoice, "export": export}
