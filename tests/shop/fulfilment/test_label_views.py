"""Pieces are numbered, and their labels printed, once and again."""

import re

import pytest
import segno

from sellers.stockroom.models import Piece, Shelf
from tests.cast import a_cooperative
from tests.sellers.stockroom.counters import a_coops_work, a_fair, a_keeper, numbered
from tests.shop.fulfilment.selling import at, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop():
    return a_cooperative()


@pytest.fixture
def work(coop):
    return a_coops_work(cooperative=coop)


@pytest.fixture
def shelf(work):
    return Shelf.objects.get(work=work)


@pytest.fixture
def client(coop):
    return signed_in(a_keeper(coop))


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def labels(page):
    return re.findall(r'sticker-number"><bdi>(\w+)<', page)


def test_numbers_are_given_and_their_labels_shown(client, coop, work, shelf):
    numbered(work)
    sent = {"pieces": "3", "already": "1"}
    done = client.post(at(coop, "stock-label", shelf.pk), sent)
    page = text(client.get(done.url))

    made = list(Piece.objects.order_by("pk").values_list("number", flat=True))
    assert labels(page) == made[1:]
    assert page.count('class="piece-code"') == 3
    assert all(each in page for each in (work.title, "¥268.00", work.maker.name))


def test_a_second_press_gives_no_more(client, coop, shelf):
    for _ in range(2):
        client.post(at(coop, "stock-label", shelf.pk), {"pieces": "2", "already": "0"})

    assert Piece.objects.count() == 2


def test_who_does_not_show_herself_stands_on_no_label(client, coop, work, shelf):
    numbered(work)
    work.maker.is_public = False
    work.maker.save()

    page = text(client.get(at(coop, "stock-label-sheet", shelf.pk)))

    assert work.maker.name not in page


def test_labels_are_printed_again_all_or_one(client, coop, work, shelf):
    pieces = numbered(work, 3)
    path = at(coop, "stock-label-sheet", shelf.pk)

    every, one = client.get(path), client.get(path, {"one": pieces[1].number})

    assert labels(text(every)) == [each.number for each in pieces]
    assert labels(text(one)) == [pieces[1].number]


@pytest.mark.parametrize(
    "sent",
    [
        {"pieces": "0", "already": "0"}, {"pieces": "6", "already": "0"},
        {"pieces": "x", "already": "0"}, {"pieces": "1", "already": "x"}, {"pieces": "1"}, {},
        {"pieces": "-1", "already": "0"}, {"pieces": "1" * 40, "already": "0"},
    ],
    ids=str,
)  # fmt: skip
def test_bad_input_numbers_nothing(client, coop, shelf, sent):
    answer = client.post(at(coop, "stock-label", shelf.pk), sent)

    assert (answer.status_code, Piece.objects.count()) == (400, 0)


@pytest.mark.parametrize("query", ["from=x", "from=²", "one=x", "one=%00", "page=x", "page=999"])
def test_a_sheet_of_nothing_is_no_fault(client, coop, work, shelf, query):
    numbered(work)

    assert client.get(f"{at(coop, 'stock-label-sheet', shelf.pk)}?{query}").status_code == 200


def test_the_list_shows_what_lies_where(client, coop, work):
    fair = a_fair(work.shop)
    everywhere = text(client.get(at(coop, "stock-labels")))
    there = text(client.get(at(coop, "stock-labels"), {"place": fair.pk, "q": "没有\x00"}))

    assert work.title in everywhere
    assert "没有找到" in there


def test_the_code_leads_to_the_short_address(client, coop, work, shelf):
    """The same picture for the same address: read back by drawing it again."""
    (piece,) = numbered(work)
    path = at(coop, "stock-label-sheet", shelf.pk)

    drawn = re.search(r'piece-code.*?<path[^>]* d="([^"]+)"', text(client.get(path)))[1]

    again = segno.make(f"http://testserver/p/{piece.number}/", error="m", micro=False)
    assert drawn in again.svg_inline(border=2)
    assert client.get(path.replace("/studio", "/en/studio")).status_code == 200


def test_another_cooperative_numbers_nothing(coop, shelf):
    other = a_cooperative()
    path = at(other, "stock-label", shelf.pk)

    answer = signed_in(a_keeper(other)).post(path, {"pieces": "1", "already": "0"})

    assert (answer.status_code, Piece.objects.count()) == (404, 0)
