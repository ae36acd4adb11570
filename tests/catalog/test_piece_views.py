"""What a label's code opens: a story for everybody, the counter for a keeper, nothing private."""

import pytest
from django.test import Client

from sellers.cooperatives.models import Keeper
from sellers.stockroom.models import Piece
from tests.cast import a_cooperative, an_artisan
from tests.sellers.stockroom.counters import a_coops_work, a_keeper, numbered, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    maker = an_artisan("水妹", "Shuimei")
    return a_coops_work(pieces=2, maker=maker, story_zh="外婆教我的花样")


@pytest.fixture
def piece(work):
    return numbered(work)[0]


def shown(piece, client=None, prefix=""):
    answer = (client or Client()).get(f"{prefix}/p/{piece.number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_stranger_reads_its_story_and_gets_no_cookie(client, piece, work):
    answer = client.get(f"/p/{piece.number}/")
    page = answer.content.decode()

    assert all(each in page for each in (work.title, "水妹", piece.number, "外婆教我的花样"))
    assert work.get_absolute_url() in page
    assert not answer.cookies
    assert (answer["Cache-Control"], "counter" in page) == ("no-cache", False)


def test_the_same_in_english(piece):
    page = shown(piece, prefix="/en")

    assert "Butterfly clutch" in page
    assert "Shuimei" in page


def test_who_does_not_show_herself_is_not_named(piece, work):
    work.maker.is_public = False
    work.maker.save()

    assert "水妹" not in shown(piece)


def test_a_sold_piece_says_so_kindly(piece, work):
    sold(work, piece=piece)

    page = shown(piece)

    assert "这一件已经有了主人" in page
    assert "同样的还有" in page


def test_a_one_off_that_is_sold_is_not_offered(piece, work):
    work.stock_kind = "one_off"
    work.save()
    sold(work, piece=piece)

    page = shown(piece)

    assert "孤品" in page
    assert "同样的还有" not in page


@pytest.mark.parametrize("what", ["work", "shop"])
def test_of_what_is_not_on_show_nothing_is_said(piece, work, what):
    hidden = {"work": (work, "is_public"), "shop": (work.shop, "is_open")}[what]
    setattr(*hidden, False)
    hidden[0].save()

    page = shown(piece)

    assert not any(each in page for each in (work.title, "水妹", "外婆教我的花样"))


@pytest.mark.parametrize("number", ["ZZZZZZZZZZ", "x", "9" * 300, "%00", "<b>", "字"])
def test_an_unknown_number_says_what_to_look_at(client, number):
    answer = client.get(f"/p/{number}/")

    assert (answer.status_code, "没有这个编号" in answer.content.decode()) == (404, True)
    assert "<b>" not in answer.content.decode()


def test_small_letters_and_dashes_lead_to_it(client, piece):
    typed = f"{piece.number[:4]}-{piece.number[4:]}".lower()

    assert client.get(f"/p/{typed}/").status_code == 200


@pytest.mark.parametrize("role", [Keeper.Role.LEAD, Keeper.Role.STOCK])
def test_a_keeper_is_led_to_the_counter(piece, work, role):
    client = signed_in(a_keeper(work.shop.cooperative, role))

    answer = client.get(f"/p/{piece.number}/")

    there = f"/studio/coop/{work.shop.cooperative_id}/counter/?code={piece.number}"
    assert there in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_keeper_of_another_cooperative_or_of_quality_is_a_stranger(piece, work):
    others = [a_keeper(a_cooperative()), a_keeper(work.shop.cooperative, Keeper.Role.QUALITY)]

    assert not any("/counter/" in shown(piece, signed_in(user)) for user in others)


def test_it_only_answers_to_who_asks(client, piece):
    assert client.post(f"/p/{piece.number}/").status_code == 405
    assert Piece.objects.get().state == "here"


def test_it_costs_no_more_than_a_work(client, piece, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get(f"/p/{piece.number}/")
