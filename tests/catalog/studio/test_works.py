from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.models import Listing, Product, RemovedPicture, WorkPicture
from ground.privacy.models import PrivateFile
from sellers.stockroom.models import Stock
from tests.cast import a_picture, a_user, a_work
from tests.catalog.studio.hers import a_photo, a_recording, a_seller, send
from tests.flows.visitors import is_no_door

pytestmark = pytest.mark.django_db
WORKS = "/studio/works/"


def page(client, query=""):
    return client.get(WORKS + query).content.decode()


def test_with_nothing_there_is_one_thing_to_do(client):
    a_seller(client)

    html = page(client)

    assert "还没有作品" in html
    assert html.count('class="button') == 1
    assert 'href="/studio/works/new/"' in html


def test_whoever_is_not_signed_in_is_asked_to(client):
    assert client.get(WORKS)["Location"] == f"/accounts/sign-in/?next={WORKS}"


def test_it_shows_each_of_hers_with_its_state_and_nobody_elses(client):
    shop = a_seller(client)
    hers = {"shop": shop, "maker": shop.artisan}
    a_work("在架子上", **hers)
    a_work("没有了", pieces=0, **hers)
    a_work("歇一歇", is_public=False, **hers)
    draft = a_work("没写完", is_public=False, listed_at=None, **hers)
    Listing.objects.create(work=draft, key="d")
    a_work("别人的")

    html = page(client)

    for state in ("在卖 1", "卖完了 1", "暂停 1", "草稿 1", "全部 4"):
        assert state in html
    assert "别人的" not in html
    assert "没写完" in page(client, "?state=draft")
    assert "在架子上" not in page(client, "?state=draft")


@pytest.mark.parametrize(
    "query", ["?state=zz", "?page=abc", "?page=-1", "?page=99", "?page=%00", f"?page={'9' * 400}"]
)
def test_a_wrong_address_is_a_page(client, query):
    shop = a_seller(client)
    a_work(shop=shop, maker=shop.artisan)

    assert client.get(WORKS + query).status_code == 200


def many_works(shop, number):
    model = a_work(shop=shop, maker=shop.artisan)
    works = Product.objects.bulk_create(
        Product(
            title=f"手包 {serial}",
            slug="x",
            shop=shop,
            maker=shop.artisan,
            craft=model.craft,
            region=model.region,
            price_fen=100,
            is_public=bool(serial % 3),
            listed_at=timezone.now() - timedelta(hours=serial),
            product_class=model.product_class,
        )
        for serial in range(number - 1)
    )
    Stock.objects.bulk_create(
        Stock(work=work, on_hand=serial % 2) for serial, work in enumerate(works)
    )
    picture = a_picture()
    WorkPicture.objects.bulk_create(
        WorkPicture(work=work, picture=picture, position=0) for work in works
    )
    waiting = works[:: number // 5]
    Listing.objects.bulk_create(
        Listing(work=work, key=str(work.pk), state="asked", asked_by=shop.artisan.user)
        for work in waiting
    )
    Product.objects.filter(pk__in=[work.pk for work in waiting]).update(is_public=False)


def test_ten_works_cost_as_much_as_a_thousand(client):
    counts = []
    for number in (10, 1000):
        many_works(a_seller(client), number)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(WORKS).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 12


def test_the_page_of_one_work_costs_little(client):
    shop = a_seller(client)
    send(client)
    many_works(shop, 50)
    path = f"{WORKS}{Product.objects.earliest('pk').pk}/"

    with CaptureQueriesContext(connection) as queries:
        client.get(path)

    assert len(queries) <= 8


def a_full_work(client):
    """A draft of hers with everything that has an address."""
    a_seller(client)
    send(client, do="draft", photos=[a_photo(), a_photo(colour="blue")], voice=a_recording())
    work = Product.objects.get()
    row = work.work_pictures.last()
    client.post(f"{WORKS}{work.pk}/photos/{row.pk}/remove/")
    return work


def addresses(work):
    place, removed = WorkPicture.objects.get().pk, RemovedPicture.objects.get().pk
    return [
        f"{WORKS}{work.pk}/{rest}"
        for rest in (
            "", "listed/", "facts/title/", "facts/story/", "price/", "stock/", "show/", "pause/",
            "yes/", "not-yet/", "delete/", "photos/", f"photos/{place}/words/",
            f"photos/{place}/move/", f"photos/{place}/remove/", f"photos/restore/{removed}/",
            "voice/", "voice/file/", "voice/done/",
        )
    ]  # fmt: skip


def everything():
    models = (Product, Listing, WorkPicture, RemovedPicture, PrivateFile, Stock)
    return [list(model.objects.order_by("pk").values()) for model in models]


SENT = {
    "title": "偷来的", "story_zh": "偷来的", "price": "1", "do": "save", "kind": "custom",
    "pieces": "9", "alt_zh": "偷来的", "to": "later", "seen": "x",
}  # fmt: skip


def test_the_work_of_another_is_not_there_and_nothing_moves(client):
    work = a_full_work(client)
    before = everything()
    a_seller(client)

    for path in addresses(work):
        sent = SENT | {"photos": a_photo(colour="black"), "voice": a_recording()}
        looked, sent = client.get(path), client.post(path, sent)
        assert looked.status_code == 404 or is_no_door(looked), path
        assert sent.status_code in {404, 405}, path
        assert 404 in {client.get(path).status_code, client.post(path, SENT).status_code}, path
    assert everything() == before


def test_nor_is_it_for_whoever_makes_nothing(client):
    work = a_full_work(client)
    before = everything()
    client.force_login(a_user())

    for path in addresses(work):
        assert 404 in {client.get(path).status_code, client.post(path, SENT).status_code}, path
    assert everything() == before


def test_whoever_is_not_signed_in_is_asked_to_and_nothing_moves(client):
    work = a_full_work(client)
    before = everything()
    client.logout()

    for path in addresses(work):
        for answer in (client.get(path), client.post(path, SENT)):
            assert answer["Location"].startswith("/accounts/sign-in/"), path
    assert everything() == before


@pytest.mark.parametrize("pk", [0, 999999, 10**18, 10**30])
def test_a_number_that_is_no_work_is_a_404(client, pk):
    a_seller(client)

    assert client.get(f"{WORKS}{pk}/").status_code == 404
    assert client.post(f"{WORKS}{pk}/pause/").status_code == 404
