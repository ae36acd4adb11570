"""Who keeps a cooperative sees the works of its shop, whoever made them."""

import pytest

from catalog.models import Listing, Product
from sellers.cooperatives.models import Keeper
from sellers.stockroom.models import Movement
from sellers.stockroom.services import count_in
from tests.cast import a_cooperative, a_member, a_shop, a_user, a_work
from tests.catalog.studio.hers import a_grant, a_seller, help_with

pytestmark = pytest.mark.django_db
WORKS = "/studio/works/"


@pytest.fixture
def cooperative():
    return a_cooperative()


@pytest.fixture
def work(cooperative):
    """Shuimei's, in the cooperative's shop."""
    shop = a_shop("云岭合作社的店", cooperative=cooperative)
    return a_work("背扇", shop=shop, maker=a_member(cooperative).artisan)


@pytest.fixture
def keeper(client, cooperative, work):
    client.force_login(cooperative.keepers.get().user)
    return client


def page(client, path=WORKS):
    return client.get(path).content.decode()


def test_she_sees_them_with_their_maker_and_nobody_elses(keeper, work):
    a_work("别人的围巾")

    html = page(keeper)

    assert f'href="{WORKS}{work.pk}/"' in html
    assert "水妹 做的" in html
    assert "别人的围巾" not in html
    assert "水妹 做的" in page(keeper, f"{WORKS}{work.pk}/")


def test_many_keepers_see_each_work_once(keeper, cooperative, work):
    Keeper.objects.create(cooperative=cooperative, user=a_user())

    assert page(keeper).count(f'href="{WORKS}{work.pk}/"') == 1


def test_pieces_are_not_typed_over_but_counted_in_the_stockroom(keeper, work, cooperative):
    path = f"{WORKS}{work.pk}/stock/"
    html = page(keeper, path)
    keeper.post(path, {"kind": "batch", "pieces": "7"})

    assert 'name="pieces"' not in html
    assert f'href="/studio/coop/{cooperative.pk}/stock/works/{work.pk}/"' in html
    assert Product.objects.get().stock.on_hand == 5
    assert Movement.objects.filter(reason="counted").count() == 0


@pytest.mark.parametrize("kind", ["one_off", "made_to_order", "custom"])
def test_a_kind_that_the_pieces_do_not_fit_is_refused(keeper, work, kind):
    answer = keeper.post(f"{WORKS}{work.pk}/stock/", {"kind": kind})

    assert (answer.status_code, "仓库里还有 5 件" in answer.content.decode()) == (400, True)
    stored = Product.objects.get()
    assert (stored.stock_kind, stored.stock.on_hand) == ("batch", 5)


def test_once_none_is_left_it_may_be_made_when_ordered(keeper, work):
    count_in(work_id=work.pk, on_hand=0)
    keeper.post(f"{WORKS}{work.pk}/stock/", {"kind": "made_to_order"})

    stored = Product.objects.get()
    assert (stored.stock_kind, stored.stock.on_hand) == ("made_to_order", None)


def test_drafts_and_what_was_said_are_their_makers(keeper, work):
    Product.objects.update(is_public=False, listed_at=None)

    assert "背扇" not in page(keeper)
    assert keeper.get(f"{WORKS}{work.pk}/").status_code == 404
    assert keeper.post(f"{WORKS}{work.pk}/price/", {"price": "1"}).status_code == 404
    Product.objects.update(is_public=True, listed_at="2026-01-01T00:00Z")
    for rest in ("voice/", "voice/file/", "voice/words/", "delete/"):
        assert keeper.get(f"{WORKS}{work.pk}/{rest}").status_code == 404


@pytest.mark.parametrize("rest", ["yes/", "not-yet/", "show/", "price/", "stock/"])
def test_the_nod_is_the_makers_alone(keeper, work, rest):
    Product.objects.update(is_public=False)
    Listing.objects.create(work=work, key="k", state="asked", asked_by=a_user())
    before = Product.objects.values().get(), Listing.objects.values().get()

    sent = keeper.post(f"{WORKS}{work.pk}/{rest}", {"price": "1", "kind": "batch", "pieces": "1"})

    assert sent.status_code in {403, 404}
    assert (Product.objects.values().get(), Listing.objects.values().get()) == before


def test_another_cooperatives_keeper_sees_nothing(client, work):
    client.force_login(a_cooperative("别社", "Other").keepers.get().user)

    assert "背扇" not in page(client)
    assert client.get(f"{WORKS}{work.pk}/").status_code == 404


def test_a_helper_of_an_artisan_who_keeps_sees_the_artisans_alone(client, cooperative, work):
    shop = a_seller()
    Keeper.objects.create(cooperative=cooperative, user=shop.artisan.user)
    help_with(client, a_grant(shop))

    assert "背扇" not in page(client)
    assert client.get(f"{WORKS}{work.pk}/").status_code == 404


def test_who_keeps_and_makes_nothing_is_told_who_lists(keeper):
    html = page(keeper, f"{WORKS}new/")

    assert "合作社店里的作品，由做它的人自己上架。" in html
    assert "你还没有店" not in html
