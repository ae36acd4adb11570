"""A suspended shop and a disputed part are not paid, at any step before money leaves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sellers.ledger.queries import owed_to_shop
from shop.moderation.services import lift
from shop.payments.disputes import take_dispute
from shop.payments.models import Dispute, PaymentAttempt
from shop.payouts.batching import approve_batch
from shop.payouts.due import due_to
from shop.payouts.holds import hold_part, hold_shop
from shop.payouts.models import Payout
from shop.payouts.services import approve_payout, prepare_payout
from tests.cast import an_operator
from tests.shop.moderation.cases import a_suspension
from tests.shop.payments.paid import news_about
from tests.shop.payouts.owed import (
    a_batch_of,
    a_due_shop,
    a_prepared,
    a_verified_shop,
    books,
    owner_of,
    sold,
    with_account,
)

pytestmark = pytest.mark.django_db


def disputed(part, status="needs_response"):
    attempt = PaymentAttempt.objects.get(order=part.order)
    attempt.intent = f"pi_{attempt.pk}"
    attempt.save()
    take_dispute(news_about(attempt, status))
    return Dispute.objects.get(attempt=attempt)


def test_a_suspended_shop_is_prepared_nothing_until_it_is_lifted():
    shop = a_due_shop()
    suspension = a_suspension(shop)

    assert prepare_payout(shop_id=shop.pk) is None
    assert (due_to(shop.pk).payable_fen, owed_to_shop(shop.pk)) == (0, 9500)

    lift(suspension=suspension, words="照片换了。", by=an_operator("孙运营"))
    assert prepare_payout(shop_id=shop.pk).amount_fen == 9500


def test_suspended_after_it_was_prepared_nothing_leaves():
    payout = a_prepared()
    batch, other = a_batch_of(payout), an_operator("孙复核")
    a_suspension(payout.shop)

    assert approve_payout(payout=payout) is False
    assert approve_batch(batch=batch, by=other, total_fen=9500) is False

    batch.refresh_from_db()
    assert (batch.state, Payout.objects.get().state) == ("cancelled", "cancelled")
    assert (owed_to_shop(payout.shop_id), books()["transit"]) == (9500, 0)


def test_her_income_says_that_it_waits(client):
    payout = a_prepared()
    a_suspension(payout.shop)
    client.force_login(owner_of(payout.shop))

    page = client.get("/studio/income/").content.decode()

    assert "暂停着，钱先替你留着" in page
    assert "备好了，马上打到" not in page


@pytest.mark.parametrize("status", ["needs_response", "under_review"])
def test_a_disputed_part_waits_and_the_others_are_paid(status):
    shop = a_verified_shop()
    with_account(shop)
    part, other = sold(shop), sold(shop, 20000)
    disputed(part, status)

    payout = prepare_payout(shop_id=shop.pk)

    assert [(row.seller_order, row.amount_fen) for row in payout.parts.all()] == [(other, 19000)]
    assert payout.amount_fen == 19000


def test_disputed_after_it_was_prepared_nothing_leaves():
    payout = a_prepared()
    batch = a_batch_of(payout)
    disputed(payout.parts.get().seller_order)

    assert approve_batch(batch=batch, by=an_operator("孙复核"), total_fen=9500) is False

    assert (Payout.objects.get().state, books()["transit"]) == ("cancelled", 0)


def test_the_holds_come_by_pages_and_cost_the_same_at_two_sizes(client):
    by = an_operator()
    client.force_login(by)
    shops = [a_verified_shop() for _ in range(4)]
    parts = [sold(shop) for shop in shops]
    counts, shown = [], []
    for number in (3, 52):
        for each in range(number):
            if each % 2:
                hold_part(seller_order=parts[each % 4], reason="核对", by=by)
            else:
                hold_shop(shop=shops[each % 4], reason="核对", by=by)
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/desk/money/holds/")
        counts.append(len(queries))
        shown.append(len(page.context["holds"].object_list))
    last = client.get("/desk/money/holds/?page=2").context["holds"]

    assert counts[0] == counts[1]
    assert (shown, len(last.object_list), last.paginator.count) == ([3, 50], 5, 55)
    for wrong in ("0", "x", "9" * 30):
        assert client.get(f"/desk/money/holds/?page={wrong}").status_code == 200
