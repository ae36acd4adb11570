"""The operator's table, what a work's page says of it, and a visitor's own choice."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.currencies.models import Rate
from tests.cast import a_work, an_operator
from tests.catalog.currencies.rates import a_rate, in_force
from tests.flows.visitors import signed_in

pytestmark = pytest.mark.django_db
DESK = "/desk/market/rates/"
DAY = "2026-11-28"


@pytest.fixture
def operator(db):
    return signed_in(an_operator())


@pytest.fixture(autouse=True)
def _fresh_for_ever(settings):
    settings.RATE_DAYS = 36500


def page(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_the_operator_writes_the_table_down(operator):
    sent = {"day": "2026年11月28日", "USD": "7.1234", "JPY": "４。８", "EUR": ""}

    told = page(operator.post(DESK, sent, follow=True))

    assert in_force() == [("JPY", "4.8000"), ("USD", "7.1234")]
    assert str(Rate.objects.first().day) == DAY
    assert "汇率写好了" in told


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"day": DAY},
        {"day": "2099-01-01", "USD": "7"},
        {"day": "昨天", "USD": "7"},
        *({"day": DAY, "USD": typed} for typed in ("0", "-7", "七", "1e9", "NaN", "7.12345")),
        {"day": DAY, "USD": "9" * 5000},
    ],
)
def test_what_is_no_rate_is_refused_and_nothing_moves(operator, sent):
    a_rate("USD")

    page(operator.post(DESK, sent), 400)

    assert (in_force(), Rate.objects.count()) == ([("USD", "7.1200")], 1)


def test_a_slip_of_the_unit_is_asked_about_and_then_believed(operator):
    a_rate("JPY", "4.8")
    sent = {"day": DAY, "JPY": "0.048"}

    asked = page(operator.post(DESK, sent), 400)

    assert "是不是单位错了" in asked
    assert 'name="sure"' in asked
    page(operator.post(DESK, {**sent, "sure": ""}), 400)
    operator.post(DESK, {**sent, "sure": "on"})
    assert in_force() == [("JPY", "0.0480")]


def test_a_rate_is_taken_off_and_again_is_told(operator):
    rate = a_rate()

    operator.post(f"{DESK}{rate.pk}/end/")
    told = page(operator.post(f"{DESK}{rate.pk}/end/", follow=True))

    assert (in_force(), "以前就撤下了" in told) == ([], True)
    assert operator.post(f"{DESK}999/end/").status_code == 404


def test_a_work_says_about_how_much_and_of_which_day(client):
    a_rate("USD", day=DAY)
    a_rate("JPY", "4.8", day=DAY)
    path = a_work(price_fen=26800).get_absolute_url()

    chinese, english = page(client.get(path)), page(client.get(f"/en{path}"))

    assert '约 <span class="money">US$\u00a038</span>（2026年11月28日的汇率）' in chinese
    assert 'about <span class="money">JP¥\u00a05,580</span> (rate of 28 November 2026)' in english
    assert not client.cookies


def test_without_rates_there_is_nothing_of_it(client):
    assert "currencies" not in page(client.get(a_work().get_absolute_url()))


def test_as_many_currencies_as_there_are_cost_one_query(client):
    path = a_work().get_absolute_url()
    a_rate("USD")
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for currency in ("EUR", "GBP", "JPY"):
        a_rate(currency)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(few) == len(many)


def test_a_change_of_rates_shows_with_the_next_request(
    client, operator, django_capture_on_commit_callbacks
):
    path = a_work(price_fen=71200).get_absolute_url()
    assert "US$" not in page(client.get(path))

    with django_capture_on_commit_callbacks(execute=True):
        operator.post(DESK, {"day": DAY, "USD": "7.12"})

    assert "US$\u00a0100" in page(client.get(path))


def test_a_visitor_chooses_for_basket_and_checkout_and_is_charged_in_yuan(client):
    a_rate("USD", day=DAY)
    work = a_work(price_fen=26800)
    client.post(
        "/basket/add/", {"work": work.pk, "quantity": "2"}, HTTP_SEC_FETCH_SITE="same-origin"
    )
    before = page(client.get("/basket/"))

    client.post("/currency/", {"currency": "USD"})
    basket, checkout = page(client.get("/basket/")), page(client.get("/checkout/?to=china"))

    assert "US$" not in before
    assert all("US$\u00a075" in each and "¥536.00" in each for each in (basket, checkout))
    client.post("/currency/", {"currency": ""})
    assert "US$" not in page(client.get("/basket/"))


@pytest.mark.parametrize("currency", ["EUR", "xxx", "9" * 5000, "\0", "<b>"])
def test_a_currency_without_a_rate_is_not_chosen(client, currency):
    a_rate("USD")

    answer = client.post("/currency/", {"currency": currency, "next": "https://evil.example/"})

    assert (answer.status_code, answer["Location"]) == (302, "/basket/")
    assert "currency" not in client.session
