"""Where she is paid: in her own name, by a code on her phone, after a day; never a helper's act."""

import pytest
from django.test import Client

from ground.messages.models import Message
from ground.privacy.models import Sighting
from shop.payouts.accounts import look_at_number
from shop.payouts.models import Collection, PayoutAccount
from shop.payouts.queries import account_to_pay
from shop.payouts.services import prepare_payout
from tests.cast import a_cooperative, a_member, a_shop, an_operator
from tests.catalog.studio.hers import a_grant, help_with
from tests.flows.searcher import in_database, in_sessions
from tests.ground.accounts.doors import last_code, wrong_code
from tests.shop.payouts.owed import (
    CARD,
    OTHER_CARD,
    a_verified_shop,
    card,
    cool,
    owner_of,
    sold,
    told,
    with_account,
)

pytestmark = pytest.mark.django_db
PAGE, CODE = "/studio/payout/", "/studio/payout/confirm/"
TYPED = {"kind": "bank", "holder": "彩云", "number": CARD, "bank": "中国农业银行凯里支行"}


@pytest.fixture
def shop():
    return a_verified_shop()


@pytest.fixture
def hers(client, shop):
    client.force_login(owner_of(shop))
    return client


def type_in(client, shop, **changes):
    return client.post(f"/studio/payout/{shop.pk}/change/", TYPED | changes)


def named():
    return PayoutAccount.objects.exclude(confirmed_at=None).count()


def test_typed_and_confirmed_it_is_in_force_after_a_day(hers, shop):
    assert type_in(hers, shop)["Location"] == CODE
    assert named() == 0
    assert hers.post(CODE, {"code": last_code()})["Location"] == PAGE

    account = PayoutAccount.objects.get()
    assert (account.number, account.tail, account.holder) == (CARD, "7894", "彩云")
    assert account_to_pay(shop) is None
    assert "不是你换的？" in told("payout.account")[0]
    cool(account)
    assert account_to_pay(shop) == account


def test_before_her_papers_are_checked_she_is_not_asked_for_an_account(client):
    shop = a_shop()
    client.force_login(owner_of(shop))
    change = f"/studio/payout/{shop.pk}/change/"

    pages = [client.get(path).content.decode() for path in ("/studio/", PAGE, change)]

    assert [change in page for page in pages[:2]] == [False, False]
    assert ["先核对证件，再填收款账户。" in page for page in pages] == [False, True, True]
    assert 'name="number"' not in pages[2]
    assert type_in(client, shop).status_code == 400
    assert named() == 0


def test_the_pages_show_the_last_four_digits_alone(hers, shop):
    type_in(hers, shop)
    pages = hers.get(CODE).content.decode()
    hers.post(CODE, {"code": last_code()})
    pages += hers.get(PAGE).content.decode() + hers.get("/studio/income/").content.decode()

    assert (CARD in pages, "尾号 7894" in pages) == (False, True)


def test_the_number_lies_nowhere_in_clear(hers, shop):
    type_in(hers, shop)
    hers.post(CODE, {"code": last_code()})

    assert in_database(CARD) + in_sessions(CARD) == []
    assert PayoutAccount.objects.get().number == CARD


def test_a_wrong_code_changes_nothing_and_five_end_it(hers, shop):
    type_in(hers, shop)
    wrong = wrong_code()

    answers = [hers.post(CODE, {"code": wrong}).status_code for _each in range(6)]

    assert answers == [400] * 5 + [302]
    assert (hers.post(CODE, {"code": last_code()})["Location"], named()) == (PAGE, 0)


def test_a_code_is_used_once(hers, shop):
    type_in(hers, shop)
    code = last_code()
    hers.post(CODE, {"code": code})
    hers.post(CODE, {"code": code})

    assert (named(), len(told("payout.account"))) == (1, 1)


def test_another_s_name_is_refused_with_the_way_out(hers, shop):
    answer = type_in(hers, shop, holder="彩云的女儿")

    html = answer.content.decode()
    assert answer.status_code == 400
    assert "账户要写 彩云 的名字。家里人的账户不能用。" in html
    assert f"/studio/payout/{shop.pk}/collect/" in html
    assert (PayoutAccount.objects.count(), Message.objects.count()) == (0, 0)


def test_who_is_not_verified_names_no_account(client):
    shop = a_shop()
    client.force_login(owner_of(shop))

    assert type_in(client, shop).status_code == 400
    assert PayoutAccount.objects.count() == 0


def test_a_number_of_another_shop_is_refused(hers, shop):
    with_account(a_verified_shop())

    assert type_in(hers, shop).status_code == 400
    assert PayoutAccount.objects.filter(shop=shop).count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ""}, {"kind": "cash"}, {"kind": "stripe"}, {"holder": ""}, {"holder": "=1+1"},
        {"holder": "长" * 101}, {"number": ""}, {"number": "123"}, {"number": "6222021234567895"},
        {"number": "6222 0212 3456 789x"}, {"number": "９" * 31}, {"number": "٣" * 16},
        {"number": "1" * 101}, {"bank": ""}, {"bank": "=cmd()"}, {"bank": "行" * 61},
        {"kind": "alipay", "number": "不是账号"}, {"kind": "alipay", "number": "=a@b.cn"},
        {"kind": "alipay", "number": "123"}, {"holder": "彩云\0"},
    ],
)  # fmt: skip
def test_bad_input_changes_nothing(hers, shop, wrong):
    assert type_in(hers, shop, **wrong).status_code == 400
    assert (PayoutAccount.objects.count(), Message.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("6222 0212 3456 7894", CARD), ("６２２２-0212-3456-7894", CARD), ("12345678", "12345678")],
)
def test_a_number_is_taken_as_people_write_it(hers, shop, typed, kept):
    type_in(hers, shop, number=typed)

    assert PayoutAccount.objects.get().number == kept


def test_a_change_that_was_not_hers_is_stopped(hers, shop):
    first = with_account(shop)
    second = with_account(shop, OTHER_CARD, is_cooled=False)

    assert hers.get(f"/studio/payout/accounts/{second.pk}/stop/").status_code == 200
    hers.post(f"/studio/payout/accounts/{second.pk}/stop/")
    cool(second)

    assert account_to_pay(shop) == first


def test_what_is_in_force_is_not_stopped(hers, shop):
    account = with_account(shop)

    hers.post(f"/studio/payout/accounts/{account.pk}/stop/")

    assert account_to_pay(shop) == account


def test_no_helper_sees_or_changes_it(shop):
    client = Client()
    help_with(client, a_grant(shop, may_order=True, may_message=True))

    answers = [client.get(PAGE), type_in(client, shop), client.post(CODE, {"code": "123456"})]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert PayoutAccount.objects.count() == 0


def test_an_operator_s_look_is_written_for_her_to_read(shop):
    account, by = with_account(shop), an_operator()

    assert look_at_number(account=account, by=by, reason="银行来问") == CARD

    seen = Sighting.objects.get(about=owner_of(shop))
    assert (seen.viewer, seen.what, seen.reason) == (by, "payout.number", "银行来问")


def test_the_cooperative_collects_once_both_have_signed(hers, shop):
    cooperative = a_cooperative()
    theirs = a_shop(cooperative=cooperative)
    account = with_account(theirs, card(9))
    a_member(cooperative, shop.artisan)
    asks = {"cooperative": cooperative.pk, "agrees": "on"}
    hers.post(f"/studio/payout/{shop.pk}/collect/", asks)
    sold(shop)
    assert prepare_payout(shop_id=shop.pk) is None

    keeper = Client()
    keeper.force_login(owner_of(theirs))
    row = Collection.objects.get()
    assert keeper.post(f"/studio/payout/collecting/{row.pk}/", {}).status_code == 400
    keeper.post(f"/studio/payout/collecting/{row.pk}/", {"signed_on": "2026-05-31"})

    assert prepare_payout(shop_id=shop.pk).account == account
    hers.post(f"/studio/payout/collecting/{row.pk}/end/")
    assert account_to_pay(shop) is None


def test_only_her_own_cooperative_can_collect(hers, shop):
    asks = {"cooperative": a_cooperative().pk, "agrees": "on"}

    assert hers.post(f"/studio/payout/{shop.pk}/collect/", asks).status_code == 400
    assert Collection.objects.count() == 0


def test_a_fresh_shop_is_asked_for_an_account(hers, shop):
    path = f"/studio/payout/{shop.pk}/change/"

    assert path in hers.get("/studio/").content.decode()
    with_account(shop)
    assert path not in hers.get("/studio/").content.decode()
