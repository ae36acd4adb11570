"""What a buyer wants made, from the page of the work to the basket."""

import pytest
from oscar.apps.basket.models import Line

from tests.cast import a_custom_work, a_user, a_work
from tests.shop.baskets import a_basket, add

pytestmark = pytest.mark.django_db


def wishes():
    lines = Line.objects.order_by("pk")
    return [(line.quantity, [each.value for each in line.attributes.all()]) for line in lines]


def test_the_page_of_a_custom_work_asks_what_is_wanted_and_no_other_does(client):
    custom = client.get(a_custom_work().get_absolute_url())
    plain = client.get(a_work().get_absolute_url())

    assert '<textarea id="wish" name="wish"' in custom.content.decode()
    assert 'name="wish"' not in plain.content.decode()
    assert not custom.cookies


def test_two_wishes_are_two_lines_and_the_same_one_is_one(client):
    work = a_custom_work()

    for wish in ("红的，绣「福」", "蓝的", "红的，绣「福」"):
        add(client, work, wish=wish)

    assert wishes() == [(2, ["红的，绣「福」"]), (1, ["蓝的"])]
    html = client.get("/basket/").content.decode()
    assert "红的，绣「福」" in html
    assert "蓝的" in html


def test_a_wish_for_what_is_ready_made_is_not_kept(client):
    add(client, a_work(), wish="红的")

    assert wishes() == [(1, [])]


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("", "请写下您想要什么样的"),
        (" \n\t ", "请写下您想要什么样的"),
        ("长" * 301, "写得太长了，最多 300 个字，现在有 301 个"),
        ("a\x00b", "不允许"),
    ],
)
def test_a_wrong_wish_is_told_beside_what_was_typed_and_adds_nothing(client, wish, told):
    response = add(client, a_custom_work(), wish=wish, quantity="2")

    html = response.content.decode()
    assert response.status_code == 400
    assert told in html
    assert html.count('name="wish"') == 1
    assert 'name="quantity" value="2"' in html
    assert wishes() == []


def test_a_wish_counts_as_the_browser_counts_it_and_shows_as_text(client):
    wish = "一\r\n" * 148 + "<b>"

    add(client, a_custom_work(), wish=wish)

    assert wishes() == [(1, [wish.replace("\r\n", "\n")])]
    assert "&lt;b&gt;" in client.get("/basket/").content.decode()


def test_the_asking_page_keeps_the_wish(client):
    page = client.post("/basket/add/", {"work": a_custom_work().pk, "wish": "蓝的"})

    assert '<input type="hidden" name="wish" value="蓝的">' in page.content.decode()


def test_what_was_removed_comes_back_with_its_wish_which_no_address_tells(client):
    work = a_custom_work()
    add(client, work, wish="蓝的")

    response = client.post("/basket/", {"remove": Line.objects.get().pk}, follow=True)

    assert 'name="wish" value="蓝的"' in response.content.decode()
    assert response.redirect_chain == [(f"/basket/?removed={work.pk}&pieces=1", 302)]


def test_what_is_in_the_basket_without_its_wish_is_not_sold(client):
    basket = a_basket({a_custom_work(): 1}, owner=(user := a_user()))
    client.force_login(user)

    assert "请先拿走它" in client.get("/basket/").content.decode()
    assert client.get("/checkout/")["Location"] == "/basket/"
    assert basket.lines.count() == 1


@pytest.mark.parametrize("works", [2, 8])
def test_wishes_cost_the_same_at_two_sizes(client, works, django_assert_max_num_queries):
    for number in range(works):
        add(client, a_custom_work(), wish=f"第 {number} 种")

    with django_assert_max_num_queries(9):
        client.get("/basket/")
