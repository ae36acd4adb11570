"""Her account at Stripe, over HTTP: opened once, told nothing of her, and paid after her code."""

from urllib.parse import urlsplit

import pytest

from shop.payments.errors import PaymentUnavailable
from shop.payouts.connecting import ask_after
from shop.payouts.models import PayoutAccount, StripeAccount
from shop.payouts.queries import account_to_pay
from shop.payouts.tasks import ask_after_accounts
from tests.cast import a_shop
from tests.catalog.studio.hers import a_grant, help_with
from tests.ground.accounts.doors import last_code
from tests.shop.payouts.owed import a_verified_shop, cool, owner_of, told, with_account

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shop():
    return a_verified_shop()


@pytest.fixture
def page(shop):
    return f"/studio/payout/{shop.pk}/stripe/"


@pytest.fixture
def hers(client, shop):
    client.force_login(owner_of(shop))
    return client


def state_on(answer):
    return answer.context["account"] and answer.context["account"].get_state_display()


def connected(till, hers, page, to="active"):
    """As she does it: one press there, Stripe's page, and back."""
    link = hers.post(f"{page}connect/")["Location"]
    account = StripeAccount.objects.get().reference
    back = till.visit(link)
    till.script("/_account", account=account, to=to)
    return hers.get(urlsplit(back).path, follow=True)


def test_one_press_leads_there_and_the_page_back_says_it_is_connected(till, hers, shop, page):
    assert "/studio/payout/" in (first := hers.get("/studio/payout/")).content.decode()
    assert page in first.content.decode()
    assert "还没有连" in hers.get(page).content.decode()

    answer = connected(till, hers, page)

    assert (answer.redirect_chain[-1][0], state_on(answer)) == (page, "连好了")
    assert account_to_pay(shop) is None


def test_stripe_is_told_a_key_and_a_country_and_nothing_of_her(till, hers, shop, page):
    hers.post(f"{page}connect/")

    [account] = till.server.store.all("account")
    assert account["metadata"] == {"shop": str(StripeAccount.objects.get().key)}
    assert account["country"] == "HK"
    said = str(till.server.store.all("account") + till.server.store.all("account_link"))
    for hers_alone in (shop.artisan.name_zh, shop.name, shop.slug, owner_of(shop).phone):
        assert hers_alone not in said


@pytest.mark.parametrize(
    ("to", "said"), [("checking", "正在核对"), ("lacking", "停用了"), ("disabled", "停用了")]
)
def test_what_stripe_thinks_of_it_is_said_in_plain_words(till, hers, page, to, said):
    answer = connected(till, hers, page, to)

    assert state_on(answer) == said
    assert hers.post(f"{page}use/")["Location"] == page
    assert PayoutAccount.objects.count() == 0


def test_pressed_often_there_is_one_account_and_a_fresh_link_each_time(till, hers, page):
    links = {hers.post(f"{page}connect/")["Location"] for _ in range(3)}

    assert (len(links), len(till.server.store.all("account"))) == (3, 1)
    assert StripeAccount.objects.count() == 1


def test_a_link_that_was_used_leads_to_the_page_that_gives_another(till, hers, page):
    link = hers.post(f"{page}connect/")["Location"]
    till.visit(link)

    again = till.visit(link)

    assert again.endswith(f"{page}?again=1")
    assert "那个链接过期了" in hers.get(f"{page}?again=1").content.decode()


def test_connected_it_is_paid_after_her_code_and_a_day(till, hers, shop, page):
    connected(till, hers, page)

    assert hers.post(f"{page}use/")["Location"] == "/studio/payout/confirm/"
    assert PayoutAccount.objects.exclude(confirmed_at=None).count() == 0
    hers.post("/studio/payout/confirm/", {"code": last_code()})

    account = PayoutAccount.objects.get()
    assert account_to_pay(shop) is None
    cool(account)
    assert account_to_pay(shop) == account
    assert (account.kind, account.number) == ("stripe", StripeAccount.objects.get().reference)
    assert "连好了，你的钱打到这个账户。" in hers.get(page).content.decode()


def test_stopped_later_she_is_told_once_and_the_page_says_so(till, hers, page):
    connected(till, hers, page)
    till.script("/_account", account=StripeAccount.objects.get().reference, to="disabled")

    ask_after_accounts()
    ask_after_accounts()

    assert StripeAccount.objects.get().state == "disabled"
    assert len(told("payout.stripe_off")) == 1
    assert "Stripe 停了这个账户" in hers.get(page).content.decode()


@pytest.mark.parametrize("fault", ["502", "401", "garbage"])
def test_a_stripe_that_does_not_answer_changes_nothing_and_the_next_press_goes_on(
    till, hers, page, fault
):
    till.faults.order([fault] * 3, None, None)

    answer = hers.post(f"{page}connect/", follow=True)

    assert "Stripe 现在没有回答" in answer.content.decode()
    assert (till.server.store.all("account"), StripeAccount.objects.get().reference) == ([], "")
    till.faults.queue.clear()
    assert state_on(connected(till, hers, page)) == "连好了"


def test_an_answer_that_was_lost_opens_no_second_account(till, hers, page):
    till.faults.order(["drop_after"], None, None)

    hers.post(f"{page}connect/")

    [account] = till.server.store.all("account")
    assert StripeAccount.objects.get().reference == account["id"]


def test_asking_while_stripe_is_away_keeps_the_last_known_state(till, hers, page):
    connected(till, hers, page)
    till.faults.order(["502"] * 3, None, None)
    answer = hers.get(f"{page}back/", follow=True)
    till.faults.order(["502"] * 3, None, None)
    with pytest.raises(PaymentUnavailable):
        ask_after(account=StripeAccount.objects.get())

    assert state_on(answer) == "连好了"


def test_where_the_market_does_not_pay_by_stripe_there_is_no_such_page(hers, page, settings):
    settings.PAYOUT_BY_STRIPE = False

    assert page not in hers.get("/studio/payout/").content.decode()
    assert [hers.get(page).status_code, hers.get(f"{page}back/").status_code] == [404, 404]
    assert hers.post(f"{page}connect/").status_code == 404
    assert hers.post(f"{page}use/").status_code == 404
    assert StripeAccount.objects.count() == 0


def test_nobody_but_she_comes_near_it(till, client, hers, shop, page):
    connected(till, hers, page)
    grant = a_grant(shop)
    help_with(client, grant)
    tried = [client.get(page).status_code, client.post(f"{page}use/").status_code]
    client.force_login(owner_of(a_shop("别人的店", "Another")))
    tried += [client.get(page).status_code, client.post(f"{page}connect/").status_code]
    tried += [client.get(f"{page}back/").status_code]

    assert tried == [404] * 5
    assert PayoutAccount.objects.count() == 0


def test_without_a_checked_owner_nothing_is_opened(till, client):
    shop = a_shop()
    client.force_login(owner_of(shop))

    answer = client.post(f"/studio/payout/{shop.pk}/stripe/connect/", follow=True)

    assert "先核对证件" in answer.content.decode()
    assert (till.server.store.all("account"), StripeAccount.objects.count()) == ([], 0)


def test_another_account_stays_in_force_until_she_changes(till, hers, shop, page):
    card = with_account(shop)

    connected(till, hers, page)

    assert account_to_pay(shop) == card
