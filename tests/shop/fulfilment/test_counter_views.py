"""A keeper sells by hand: found by its number, its code or in a list; looked at; done once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.stockroom.models import Conflict, CounterSale, Piece, Place, Stock
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import hold
from shop.payments.models import Refund
from tests.cast import a_cooperative
from tests.sellers.stockroom.counters import (
    a_coops_work,
    a_fair,
    a_keeper,
    brought,
    numbered,
    sold,
)
from tests.shop.fulfilment.parts import a_paid_part
from tests.shop.fulfilment.selling import at, form, sell, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop():
    return a_cooperative()


@pytest.fixture
def work(coop):
    return a_coops_work(cooperative=coop)


@pytest.fixture
def store(work):
    return home_of(work.shop_id)


@pytest.fixture
def keeper(coop):
    return a_keeper(coop)


@pytest.fixture
def client(keeper):
    return signed_in(keeper)


def text(answer):
    return answer.content.decode()


def lies(work):
    return Stock.objects.get(work=work).on_hand


def test_a_piece_is_sold_by_its_number_in_two_presses(client, work, store, keeper):
    (piece,) = numbered(work)
    found = client.get(at(store.shop.cooperative, "counter"), {"code": piece.number.lower()})
    page = text(client.get(found.url))
    asked = sell(client, store, f"code={piece.number}", sure="")
    done = sell(client, store, f"code={piece.number}")

    assert 'value="268.00"' in page
    assert "¥268.00" in text(asked)
    sale = CounterSale.objects.get()
    assert done.url == at(store.shop.cooperative, "counter-sale", sale.pk)
    assert (sale.piece, sale.by, sale.amount_fen) == (piece, keeper, 26800)
    assert (lies(work), Piece.objects.get().state) == (4, "sold")


def test_the_look_before_sells_nothing(client, work, store):
    sell(client, store, f"work={work.pk}", sure="")

    assert (CounterSale.objects.count(), lies(work)) == (0, 5)


def test_who_goes_back_finds_what_she_typed(client, work, store):
    back = sell(client, store, f"work={work.pk}", sure="back", price="199", pieces="2")

    assert (back.status_code, CounterSale.objects.count()) == (200, 0)
    assert all(each in text(back) for each in ('value="199"', 'value="2"'))


def test_two_presses_sell_once(client, work, store):
    answers = [sell(client, store, f"work={work.pk}", pieces="2") for _ in range(2)]

    assert answers[0].url == answers[1].url
    assert [each.amount_fen for each in CounterSale.objects.all()] == [53600]
    assert lies(work) == 3


def test_another_s_key_shows_nobody_another_s_sale(client, work, store):
    sold(a_coops_work(), key="k1")

    answer = sell(client, store, f"work={work.pk}")

    assert answer.url.endswith(f"/sell/?work={work.pk}")
    assert (lies(work), CounterSale.objects.count()) == (5, 1)


@pytest.mark.parametrize("by", ["upc", "title"])
def test_a_work_is_found_by_its_code_or_name(client, coop, work, store, by):
    found = client.get(at(coop, "counter"), {"code": f" {getattr(work, by)} "})

    assert found.url.endswith(f"/counter/{store.pk}/sell/?work={work.pk}")


def test_a_part_of_a_name_shows_what_lies_here(client, coop, work, store):
    page = client.get(at(coop, "counter"), {"code": "蝴蝶"})

    assert (page.status_code, f"work={work.pk}" in text(page)) == (200, True)


@pytest.mark.parametrize("typed", ["ZZZZZZZZZZ", "没有", "9" * 500, "%_"])
def test_a_code_that_nothing_has_is_said_in_words(client, coop, store, typed):
    answer = client.get(at(coop, "counter"), {"code": typed})

    assert (answer.status_code, "这里没有这个编号" in text(answer)) == (400, True)


def test_a_code_of_no_letters_is_no_code(client, coop, store):
    assert client.get(at(coop, "counter"), {"code": "\x00"}).status_code == 200


def test_another_cooperative_s_number_is_found_nowhere(client, coop, store):
    (piece,) = numbered(a_coops_work())

    assert client.get(at(coop, "counter"), {"code": piece.number}).status_code == 400


def test_where_she_sells_is_asked_once_and_kept(client, coop, work, store):
    fair = brought(work, a_fair(work.shop), 2)
    asked = text(client.get(at(coop, "counter")))
    client.get(at(coop, "counter"), {"place": fair.pk})
    kept = text(client.get(at(coop, "counter")))

    assert "你今天在哪里卖" in asked
    assert f"/counter/{fair.pk}/sell/" in kept


def test_without_a_place_that_sells_she_is_told(coop, work, client):
    Place.objects.update(closed_at=timezone.now())

    assert "还没有可以卖东西的地方" in text(client.get(at(coop, "counter")))


@pytest.mark.parametrize(
    "changes",
    [
        {"price": "0"}, {"price": "-1"}, {"price": "abc"}, {"price": "1.234"}, {"price": "NaN"},
        {"price": "1" * 40}, {"pieces": "0"}, {"pieces": "x"}, {"pieces": "10000"},
        {"paid_by": "gold"}, {"when": "never"}, {"when": "before", "day": "2099-01-01"},
        {"when": "before", "day": "2020-01-01"}, {"when": "before", "day": "gestern"},
        {"key": ""}, {"key": "k" * 33}, {"pieces": "6"},
    ],
    ids=lambda changes: str(changes)[:40],
)  # fmt: skip
def test_bad_input_sells_nothing(client, work, store, changes):
    answer = sell(client, store, f"work={work.pk}", **changes)

    assert (answer.status_code, CounterSale.objects.count(), lies(work)) == (400, 0, 5)


@pytest.mark.parametrize("what", ["", "work=x", "work=999999", "code=", "work=²"])
def test_nothing_named_leads_back_to_the_counter(client, coop, store, what):
    assert sell(client, store, what).url == at(coop, "counter")


def test_what_is_promised_online_is_not_sold_now_but_stands_if_handed_over(
    till, client, work, store
):
    part = a_paid_part(till, {work: 5})
    now = sell(client, store, f"work={work.pk}")
    before = sell(client, store, f"work={work.pk}", when="before")

    part.refresh_from_db()
    assert (now.status_code, "网上有人订了" in text(now)) == (400, True)
    assert (before.status_code, part.status) == (302, "cancelled")
    assert (CounterSale.objects.count(), Refund.objects.count()) == (1, 1)
    assert Conflict.objects.get().kind == "order"


def test_handed_over_yesterday_is_entered_for_yesterday(client, work, store):
    yesterday = timezone.localdate() - timedelta(days=1)
    sell(client, store, f"work={work.pk}", when="before", day=f"{yesterday}")

    assert timezone.localdate(CounterSale.objects.get().sold_at) == yesterday


def test_a_sold_number_says_who_when_and_where_and_is_written_down(client, work, store, coop):
    (piece,) = numbered(work)
    fair = brought(work, a_fair(work.shop, "东边集市"), 3)
    Piece.objects.update(place=fair)
    sold(work, "k0", fair, piece=piece, by=a_keeper(coop, name="阿秀"))
    page = text(client.get(f"{at(coop, 'counter-sell', store.pk)}?code={piece.number}"))
    answer = sell(client, store, f"code={piece.number}")

    conflict = Conflict.objects.get()
    assert all(each in page for each in ("东边集市", "阿秀", "¥268.00"))
    assert answer.url == at(coop, "stock-conflict", conflict.pk)
    assert (conflict.kind, conflict.state, conflict.place) == ("twice", "open", store)
    assert CounterSale.objects.count() == 1


def test_a_piece_by_the_books_elsewhere_is_found_here_first(client, work, store, coop):
    fair = brought(work, a_fair(work.shop), 3)
    (piece,) = numbered(work, place=fair)
    brought(work, store, 2)
    path = f"{at(coop, 'counter-sell', store.pk)}?code={piece.number}"
    page = text(client.get(path))
    client.post(path, {})
    done = sell(client, store, f"code={piece.number}")

    assert "账上它在别处" in page
    assert CounterSale.objects.get().place == store
    assert "/sales/" in done.url


def test_where_none_lies_there_is_no_form(client, work, coop):
    fair = a_fair(work.shop)

    page = text(client.get(f"{at(coop, 'counter-sell', fair.pk)}?work={work.pk}"))

    assert "账上这里一件也没有" in page
    assert 'name="price"' not in page


def test_a_bookkeeper_and_another_cooperative_do_not_sell(work, store, coop):
    others = [a_keeper(coop, "bookkeeper"), a_keeper(coop, "quality"), a_keeper(a_cooperative())]

    for user in others:
        path = at(coop, "counter-sell", store.pk)
        answer = signed_in(user).post(f"{path}?work={work.pk}", form())
        assert answer.status_code == 404
    assert CounterSale.objects.count() == 0


def test_easy_reading_asks_one_question_a_page_and_sells(client, work, store, keeper):
    keeper.easy_read = True
    keeper.save()
    path = f"{at(store.shop.cooperative, 'counter-sell', store.pk)}?work={work.pk}"
    first = text(client.get(path))
    done = sell(client, store, f"work={work.pk}")

    assert "第 1 问，共 5 问" in first
    assert "/sales/" in done.url


def test_what_is_held_stays_promised(client, work, store):
    hold({work.pk: 4})

    assert sell(client, store, f"work={work.pk}").status_code == 302
    assert sell(client, store, f"work={work.pk}", key="k2").status_code == 400
    assert lies(work) == 4
