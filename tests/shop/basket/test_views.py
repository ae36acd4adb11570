import pytest
from oscar.apps.basket.models import Basket, Line

from catalog.services import set_price, withdraw_work
from sellers.stockroom.services import count_in
from tests.cast import a_shop, a_user, a_work
from tests.shop.baskets import HERE, add

pytestmark = pytest.mark.django_db


def pieces():
    return dict(Line.objects.values_list("product_id", "quantity"))


def test_works_of_many_shops_lie_in_one_basket(client):
    first, second = a_work(), a_work(shop=a_shop(name="云岭绣坊"))

    add(client, first, quantity=2)
    add(client, second)

    assert pieces() == {first.pk: 2, second.pk: 1}
    html = client.get("/basket/").content.decode()
    assert "彩云绣坊" in html
    assert "云岭绣坊" in html
    assert "¥804.00" in html
    assert client.get("/basket/count.json").json() == {"count": 3}


def test_more_than_there_is_becomes_what_there_is(client):
    work = a_work(pieces=3)

    add(client, work, quantity=9)

    assert pieces() == {work.pk: 3}


def test_the_last_piece_already_in_the_basket_is_not_added_twice(client):
    work = a_work(pieces=1, stock_kind="one_off")

    add(client, work)
    add(client, work)

    assert pieces() == {work.pk: 1}


def test_a_sold_out_work_is_refused_kindly(client):
    work = a_work(pieces=0)

    response = add(client, work)

    assert response.status_code == 409
    assert "刚刚卖完了" in response.content.decode()
    assert pieces() == {}


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"work": "abc"},
        {"work": "999999"},
        {"work": "9" * 40},
        {"work": "\x00"},
        {"work": "WORK", "quantity": "0"},
        {"work": "WORK", "quantity": "-3"},
        {"work": "WORK", "quantity": "1.5"},
        {"work": "WORK", "quantity": "many"},
        {"work": "WORK", "quantity": "9" * 60},
    ],
)
def test_a_wrong_form_is_told_and_adds_nothing(client, form):
    work = a_work()
    form = {name: str(work.pk) if value == "WORK" else value for name, value in form.items()}

    response = client.post("/basket/add/", form, headers=HERE)

    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()
    assert pieces() == {}


def test_a_form_from_elsewhere_asks_first(client):
    work = a_work()
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}

    response = client.post("/basket/add/", {"work": work.pk}, headers=elsewhere)

    assert response.status_code == 200
    assert "csrfmiddlewaretoken" in response.content.decode()
    assert pieces() == {}


def test_the_asking_page_with_its_token_adds(client):
    work = a_work()
    page = client.post("/basket/add/", {"work": work.pk}).content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    client.post("/basket/add/", {"work": work.pk, "csrfmiddlewaretoken": token})

    assert pieces() == {work.pk: 1}


def test_quantities_change_and_zero_takes_out(client):
    first, second = a_work(), a_work()
    add(client, first)
    add(client, second)
    lines = {line.product_id: line.pk for line in Line.objects.all()}

    client.post("/basket/", {f"pieces-{lines[first.pk]}": "4", f"pieces-{lines[second.pk]}": "0"})

    assert pieces() == {first.pk: 4}


def test_check_out_takes_the_quantities_along(client):
    work = a_work()
    add(client, work)
    name = f"pieces-{Line.objects.get().pk}"
    html = client.get("/basket/").content.decode()

    response = client.post("/basket/", {name: "4", "next": "checkout"})

    assert 'form="pieces" name="next" value="checkout"' in html
    assert response["Location"] == "/checkout/"
    assert pieces() == {work.pk: 4}


def test_check_out_with_fewer_than_asked_shows_the_basket_first(client):
    work = a_work(pieces=3)
    add(client, work)
    name = f"pieces-{Line.objects.get().pk}"

    response = client.post("/basket/", {name: "9", "next": "checkout"}, follow=True)

    assert response.redirect_chain == [("/basket/", 302)]
    assert "只有 3 件，已为您改好" in response.content.decode()
    assert pieces() == {work.pk: 3}


@pytest.mark.parametrize("typed", ["-1", "1.5", "viele", "9" * 40])
def test_check_out_with_a_wrong_quantity_stays_and_changes_nothing(client, typed):
    work = a_work()
    add(client, work)
    name = f"pieces-{Line.objects.get().pk}"

    response = client.post("/basket/", {name: typed, "next": "checkout"})

    assert response.status_code == 400
    assert pieces() == {work.pk: 1}


def test_what_was_removed_can_be_put_back(client):
    work = a_work()
    add(client, work, quantity=2)
    line = Line.objects.get()

    response = client.post("/basket/", {"remove": line.pk}, follow=True)

    assert pieces() == {}
    html = response.content.decode()
    assert "放回去" in html
    add(client, work, quantity=2)
    assert pieces() == {work.pk: 2}


def test_another_persons_line_is_not_touched(client):
    theirs = Basket.objects.create(owner=a_user())
    work = a_work()
    Line.objects.create(
        basket=theirs,
        product=work,
        stockrecord=work.stockrecords.get(),
        quantity=1,
        line_reference="1",
        price_currency="CNY",
    )
    add(client, work)
    foreign = Line.objects.get(basket=theirs)

    client.post("/basket/", {"remove": foreign.pk})
    client.post("/basket/", {f"pieces-{foreign.pk}": "9"})

    foreign.refresh_from_db()
    assert foreign.quantity == 1


def test_the_page_says_what_changed_since(client):
    dear, few, gone = a_work(title="贵了"), a_work(title="少了", pieces=5), a_work(title="下架了")
    for work in (dear, few, gone):
        add(client, work, quantity=3)
    set_price(work=dear, price_fen=30000)
    count_in(work_id=few.pk, on_hand=2)
    withdraw_work(work=gone)

    html = client.get("/basket/").content.decode()

    assert "放进来时是 ¥268.00" in html
    assert "只有 2 件" in html
    assert "去结账" not in html


def test_a_guests_basket_stays_hers_when_she_signs_in(client):
    work, user = a_work(), a_user()
    add(client, work)

    client.force_login(user)
    client.get("/basket/")

    assert list(Line.objects.values_list("basket__owner", "product")) == [(user.pk, work.pk)]


@pytest.mark.parametrize("works", [2, 8])
def test_the_basket_page_costs_the_same_at_two_sizes(client, works, django_assert_max_num_queries):
    for _ in range(works):
        add(client, a_work())

    with django_assert_max_num_queries(8):
        client.get("/basket/")


def test_an_empty_basket_offers_a_way_on_and_writes_nothing(client):
    html = client.get("/basket/").content.decode()

    assert "购物篮还是空的" in html
    assert Basket.objects.count() == 0
