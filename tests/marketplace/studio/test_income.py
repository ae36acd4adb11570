"""What she earned, told in sentences: the sums are the ledger's, the dates are computed."""

from datetime import date

import pytest
from django.utils import timezone

from ground.money.months import Month
from marketplace.studio.queries import owed_fen, shares_by_month, totals
from marketplace.studio.sales import Sale, percent_of
from sellers.ledger.models import Account
from sellers.ledger.queries import owed_to_shop
from sellers.ledger.services import Posting, post
from shop.fulfilment.queries import sums_of
from shop.fulfilment.services import accept, decline
from shop.order.models import SellerOrder
from shop.payments.refunds import Back, GoodsBack, refund_lines
from shop.payouts.models import Payout, PayoutPart
from tests.cast import a_cooperative, a_shop, a_work
from tests.marketplace.studio.many import copies
from tests.marketplace.studio.telling import noon, owner_of, page_of, rows_of
from tests.shop.fulfilment.parts import a_paid_part, key_of
from tests.shop.payouts.owed import a_verified_shop, sold, with_account

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status


def test_a_month_is_told_in_sentences(hers, part):
    html = page_of(hers)

    assert '<p class="sum money">¥266.60</p>' in html  # 268.00 less 5 %, and 12.00 postage
    assert "这个月卖了 1 单。" in html
    assert "买家付的作品钱是 ¥268.00，邮费是 ¥12.00。" in html
    assert "平台留下 ¥13.40 服务费，是作品钱的 5%。邮费全归你。" in html
    assert "还没打给你的钱，一共 ¥266.60。" in html
    assert "其中 ¥266.60 还要等：买家收到以后，再过 7 天退货期。" in html
    assert "过了退货的日子" not in html
    assert "还没有寄出。寄出以后，这里会写日子。" in html


def test_in_english_it_is_told_in_english(hers, part):
    html = hers.get("/en/studio/income/").content.decode()

    assert "The marketplace kept CN¥13.40, which is 5% of the price of the works." in html
    assert "Not yet paid out to you: CN¥266.60 in all." in html
    assert "Nov CN¥" in html or f"{timezone.localdate():%b} CN¥266.60" in html


def test_the_sums_are_what_the_ledger_says(till, client):
    shop = a_shop()
    kept = a_paid_part(till, {a_work(shop=shop): 1}, postage_fen=1200)
    accept(seller_order=kept, by=None)
    over = a_paid_part(till, {a_work(shop=shop): 2})
    SellerOrder.objects.filter(pk=over.pk).update(status=Status.COMPLETED)
    lost = a_paid_part(till, {a_work(shop=shop): 1})
    decline(seller_order=lost, by=None, reason="no_time")
    her, month = shop.artisan.user, Month.current()
    client.force_login(her)

    html = page_of(client)

    sums = totals(her, month)
    assert owed_to_shop(shop.pk) == sums_of(her)["share"] == owed_fen([shop]) == 77580
    assert sums.share == sum(shares_by_month(her, month.year_before()).values()) == 77580
    assert (sums.waiting, sums.cancelled, sums.refunded) == (26660, 1, 26800)
    assert "其中 ¥509.20 过了退货的日子，可以打给你。" in html
    assert "其中 ¥266.60 还要等" in html
    assert "有 1 单取消了。¥268.00 退给买家，不算在里面。" in html
    assert "这一单取消了。你不收钱，平台也不收服务费。" in html
    assert "要退给买家 ¥268.00：" in html


def test_what_was_paid_out_is_not_promised_again(hers, part):
    SellerOrder.objects.update(status=Status.COMPLETED)
    post(
        key="payout:1",
        kind="payout",
        reference="1",
        postings=[
            Posting(Account.Purpose.SHOP_PAYABLE, 26660, owner=f"shop:{part.shop_id}"),
            Posting(Account.Purpose.CLEARING, -26660),
        ],
    )

    html = page_of(hers)

    assert "还没打给你的钱，一共 ¥0.00。" in html
    assert "其中" not in html


def test_delivered_the_day_after_the_last_return_day_is_named(hers, part):
    SellerOrder.objects.update(status=Status.DELIVERED, delivered_at=noon(2026, 11, 20))

    assert "买家到 11月27日 还能退货。11月28日起可以打给你。" in page_of(hers)


def test_sent_it_names_the_latest_day(hers, part, settings):
    settings.DELIVERED_AFTER_DAYS, settings.RETURN_DAYS = 10, 7
    SellerOrder.objects.update(status=Status.SENT, sent_at=noon(2026, 11, 20))

    html = page_of(hers).replace("12月08日", "12月8日")
    assert "退货期一过就可以打给你，最晚是 12月8日。" in html


@pytest.mark.parametrize(
    ("status", "day"),
    [
        (Status.NEW, None),
        (Status.ACCEPTED, None),
        (Status.SENT, date(2026, 12, 8)),
        (Status.DELIVERED, date(2026, 11, 30)),
        (Status.COMPLETED, None),
        (Status.CANCELLED, None),
    ],
)
def test_a_day_is_named_only_where_it_follows_from_what_is_known(part, status, day):
    part.status, part.sent_at, part.delivered_at = status, noon(2026, 11, 20), noon(2026, 11, 22)

    assert Sale(part).payable_from == day


@pytest.mark.parametrize(
    ("kept", "whole", "said"),
    [(1340, 26800, "5%"), (167, 3333, "5%"), (48, 1000, "4.8%"), (0, 0, "0%"), (100, 100, "100%")],
)
def test_the_percentage_is_plain(kept, whole, said):
    assert percent_of(kept, whole) == said


def test_a_keeper_sees_the_money_of_her_cooperatives_shop(client, till):
    cooperative = a_cooperative()
    part = a_paid_part(till, {a_work(shop=a_shop(cooperative=cooperative)): 1})
    client.force_login(cooperative.keepers.get().user)

    assert '<p class="sum money">¥254.60</p>' in page_of(client)
    assert rows_of(client)[1][1] == part.order.number


def test_nobody_sees_the_money_of_another(client, part, till):
    mallory = a_paid_part(till, {a_work(title="别人的围巾"): 1})
    client.force_login(owner_of(mallory))

    assert part.order.number not in page_of(client)
    assert [row[1] for row in rows_of(client)[1:]] == [mallory.order.number]


@pytest.mark.parametrize("number", [10, 1000])
def test_it_costs_the_same_at_two_sizes(hers, part, number, django_assert_num_queries):
    copies(part, number - 1)

    with django_assert_num_queries(17):
        hers.get("/studio/income/")
    with django_assert_num_queries(7):
        hers.get("/studio/income.csv")
    with django_assert_num_queries(19):
        hers.get("/studio/")


def test_a_sale_paid_out_says_on_which_day(client):
    part = sold(shop := a_verified_shop())
    account = with_account(shop)
    payout = Payout.objects.create(number="P1", shop=shop, amount_fen=9500, account=account)
    PayoutPart.objects.create(payout=payout, seller_order=part, amount_fen=9500)
    client.force_login(owner_of(part))
    told = {}

    for state in (Payout.State.PREPARED, Payout.State.IN_TRANSIT, Payout.State.PAID):
        Payout.objects.update(state=state, settled_at=noon(2026, 11, 20))
        html = page_of(client)
        words = ("退货的日子过了，可以打给你。", "正在打给你。", "11月20日打给你了。")
        told[state.value] = [each in html for each in words]

    assert told == {
        "prepared": [True, False, False],
        "in_transit": [False, True, False],
        "paid": [False, False, True],
    }


def test_what_went_back_whole_promises_no_money_and_no_return(hers, part, client):
    SellerOrder.objects.update(status=Status.DELIVERED, delivered_at=timezone.now())
    lines = [GoodsBack(line.pk, line.quantity, line.price_fen) for line in part.lines.all()]
    part.refresh_from_db()
    refund_lines(
        back=Back(
            seller_order=part,
            key="whole",
            reason="return",
            lines=lines,
            postage_fen=part.postage_fen,
        )
    )

    html = page_of(hers)
    order = client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()

    assert "全退给买家了，没有钱要打给你。" in html
    assert "还能退货" not in html
    assert "已经退了" in order
    assert "可以退，最晚" not in order


def test_the_postage_left_to_her_is_still_promised(hers, part):
    SellerOrder.objects.update(status=Status.DELIVERED, delivered_at=noon(2026, 11, 20))
    lines = [GoodsBack(line.pk, line.quantity, line.price_fen) for line in part.lines.all()]
    part.refresh_from_db()
    refund_lines(back=Back(seller_order=part, key="goods", reason="return", lines=lines))

    html = page_of(hers)

    assert "还能退货" not in html
    assert "11月28日起可以打给你。" in html
