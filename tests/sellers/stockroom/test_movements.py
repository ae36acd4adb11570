"""Pieces move by movements; shelves, stock and Oscar's projection are their sums."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum

from sellers.stockroom import guard
from sellers.stockroom.errors import AlreadyMoved
from sellers.stockroom.models import Movement, Place, Shelf, Stock
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import count_in, hold, made, put_back, send_out
from tests.cast import a_cooperative, a_shop, a_work

pytestmark = pytest.mark.django_db


def story(work):
    return list(Movement.objects.filter(work=work).values_list("reason", "pieces"))


def lies(work):
    shelves = Shelf.objects.filter(work=work).aggregate(n=Sum("pieces"))["n"]
    moved = Movement.objects.filter(work=work).aggregate(n=Sum("pieces"))["n"]
    return shelves, moved, Stock.objects.get(work=work).on_hand


def test_a_first_count_opens_the_shelf_at_her_home():
    work = a_work(pieces=5)

    assert story(work) == [("opening", 5)]
    assert Shelf.objects.get().place == home_of(work.shop_id)
    assert home_of(work.shop_id).kind == Place.Kind.HOME


def test_a_cooperatives_pieces_lie_in_its_store():
    work = a_work(pieces=5, shop=a_shop(cooperative=a_cooperative()))

    place = Shelf.objects.get(work=work).place

    assert (place.kind, place.name) == (Place.Kind.STORE, "仓库")


def test_a_count_moves_the_difference_alone():
    work = a_work(pieces=5)

    count_in(work_id=work.pk, on_hand=3)

    assert story(work) == [("opening", 5), ("counted", -2)]
    assert lies(work) == (3, 3, 3)


def test_what_is_sent_and_comes_back_stands_in_its_story():
    work = a_work(pieces=5)
    hold({work.pk: 2})

    send_out({work.pk: 2}, reference="100001")
    put_back({work.pk: 1}, reference="100001")

    assert story(work) == [("opening", 5), ("sent", -2), ("returned", 1)]
    assert lies(work) == (4, 4, 4)


def test_the_same_fact_comes_in_once():
    work = a_work(pieces=5)
    made({work.pk: 2}, key="made:1:1")

    with pytest.raises(AlreadyMoved), transaction.atomic():
        made({work.pk: 2}, key="made:1:1")

    assert lies(work) == (7, 7, 7)


def test_what_was_made_comes_in_once_wherever_it_is_told_again():
    work = a_work(pieces=3, shop=a_shop(cooperative=a_cooperative()))
    fair = Place.objects.create(shop=work.shop, kind=Place.Kind.FAIR, name="赶集")
    made({work.pk: 2}, key="made:1:1")

    with pytest.raises(AlreadyMoved), transaction.atomic():
        made({work.pk: 2}, key="made:1:1", place=fair)
    made({work.pk: 1}, key="made:1:12", place=fair)

    assert lies(work) == (6, 6, 6)
    assert Movement.objects.filter(place=fair).get().pieces == 1


def test_the_database_too_knows_what_was_made():
    work = a_work(pieces=3, shop=a_shop(cooperative=a_cooperative()))
    fair = Place.objects.create(shop=work.shop, kind=Place.Kind.FAIR, name="赶集")
    made({work.pk: 2}, key="k")
    facts = {"work": work, "title": work.title, "pieces": 2, "reason": "made"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Movement.objects.create(place=fair, key=f"k:{work.pk}:{fair.pk}", **facts)

    assert Movement.objects.filter(reason="made").count() == 1


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_keeps_every_movement(change):
    guard.install(connection)
    rows = Movement.objects.filter(work=a_work(pieces=5))

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(pieces=9) if change == "update" else rows.delete()

    assert rows.get().pieces == 5


def test_a_deleted_draft_leaves_its_story_under_its_title():
    work = a_work(title="手包", pieces=5)

    work.delete()

    assert list(Movement.objects.values_list("title", "pieces")) == [("手包", 5)]
    assert Shelf.objects.count() == 0


def a_draft(**fields):
    return a_work(listed_at=None, is_public=False, **fields)


def delete(work, client):
    client.force_login(work.shop.artisan.user)
    return client.post(f"/studio/works/{work.pk}/delete/", follow=True)


def test_a_draft_whose_pieces_came_and_went_is_kept_and_the_page_says_why(client):
    work = a_draft()
    made({work.pk: 1}, key="k")

    answer = delete(work, client)

    assert "它的作品来去过仓库" in answer.content.decode()
    assert story(work) == [("opening", 5), ("made", 1)]
    assert Stock.objects.filter(work=work).exists()


def test_a_draft_of_which_one_only_said_how_many_can_be_deleted(client):
    work = a_draft()
    count_in(work_id=work.pk, on_hand=3)

    delete(work, client)

    assert Stock.objects.filter(work=work).exists() is False
