"""What is typed wrong is told in words that fit the field, once, and by its name."""

import pytest

from sellers.production.forms import MaterialForm, OrderForm
from sellers.production.models import Assignment, ProductionOrder
from tests.cast import a_work
from tests.sellers.production.making import a_coop, a_member, an_open_order, in_days, lead

pytestmark = pytest.mark.django_db

GOOD = {
    "title": "杯垫", "pieces": "300", "due_on": f"{in_days(30)}", "piece": "15",
    "piece_minutes": "40", "purpose": "stock",
}  # fmt: skip


@pytest.fixture
def coop(client):
    coop = a_coop()
    client.force_login(lead(coop))
    return coop


def at(coop, more="new/"):
    return f"/studio/coop/{coop.pk}/production/{more}"


def summary(answer):
    html = answer.content.decode().split('class="error-summary"')[1].split("</div>")[0]
    return [line.split("</a>")[0].split("</li>")[0] for line in html.split("<li>")[1:]]


def said(answer):
    return [line.split(">")[-1] for line in summary(answer)]


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("piece_minutes", "", "请写几分钟"),
        ("pieces", "", "请写几件"),
        ("pieces", "1.5", "请写整数，比如 3"),
        ("pieces", "9" * 20, "请写 1 到 100000 之间的数"),
        ("pieces", "9" * 400, "请写 1 到 100000 之间的数"),
        ("piece", "", "请写多少元"),
        ("piece", "0", "要比 0 多"),
        ("piece", "0.001", "要比 0 多"),
        ("piece", "999999999999", "最多写 99999"),
        ("piece", "9" * 400, "最多写 99999"),
        ("piece", "1.234", "小数最多两位"),
        ("piece", "免费", "只写数字，比如 1.5"),
        ("piece", "一" * 50, "只写数字，比如 1.5"),
    ],
)
def test_a_number_is_refused_once_and_for_what_is_wrong_with_it(coop, name, typed, told):
    form = OrderForm(coop, GOOD | {name: typed})

    assert {field: [str(each) for each in errors] for field, errors in form.errors.items()} == {
        name: [told]
    }


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "请写多少"),
        ("0", "要比 0 多"),
        ("9" * 14, "最多写 99999"),
        ("很多", "只写数字，比如 1.5"),
    ],
)
def test_an_amount_of_material_too(typed, told):
    form = MaterialForm({"name": "线", "unit": "束", "per_piece": typed})

    assert form.errors == {"per_piece": [told]}


def test_the_summary_names_each_field_and_nothing_is_kept(client, coop):
    answer = client.post(at(coop), {"title": ""})

    assert said(answer) == [
        "做什么：请写一下", "一共几件：请写几件", "哪天要交齐：请选日子",
        "一件多少元工钱：请写多少元", "一件大约做几分钟：请写几分钟", "为谁做：请选一个",
    ]  # fmt: skip
    assert (answer.status_code, ProductionOrder.objects.count()) == (400, 0)


def test_more_than_is_left_says_how_many_there_are(client, coop):
    order = an_open_order(coop)
    two = [a_member(coop, name) for name in ("水妹", "桂花")]

    sent = {f"pieces-{each.pk}": "8" for each in two}
    answer = client.post(at(coop, f"{order.pk}/offer/"), sent)

    assert said(answer) == ["一共写了 16 件。最多 10 件，没有改动。"]
    assert (answer.status_code, Assignment.objects.count()) == (400, 0)


def test_what_is_no_number_names_the_member(client, coop):
    order, member = an_open_order(coop), a_member(coop, "水妹")

    answer = client.post(at(coop, f"{order.pk}/offer/"), {f"pieces-{member.pk}": "很多"})

    assert summary(answer) == [f'<a href="#pieces-{member.pk}">水妹：请写整数，比如 3']


def test_more_of_a_work_shows_its_title_and_means_that_very_work(client, coop):
    a_work("蜡染茶席", shop=coop.shop)
    meant = a_work("蜡染茶席", shop=coop.shop)
    address = f"{at(coop)}?work={meant.pk}"

    form = client.get(address).context["form"]
    client.post(address, GOOD | {"work": form["work"].value()})

    assert (form["work"].value(), form["title"].value()) == ("蜡染茶席", "蜡染茶席")
    order = ProductionOrder.objects.get()
    assert order.work == meant
    again = client.get(at(coop, f"{order.pk}/change/")).context["form"]
    assert again["work"].value() == "蜡染茶席"
    client.post(at(coop, f"{order.pk}/change/"), GOOD | {"work": "蜡染茶席"})
    order.refresh_from_db()
    assert order.work == meant


@pytest.mark.parametrize("number", ["", "x", "²", "9" * 30, "another"])
def test_no_work_of_the_shop_leaves_the_page_empty(client, coop, number):
    other = a_work(shop=a_coop("别社").shop)

    asked = other.pk if number == "another" else number
    answer = client.get(f"{at(coop)}?work={asked}")

    form = answer.context["form"]
    assert (answer.status_code, form["work"].value(), form["title"].value()) == (200, "", None)
