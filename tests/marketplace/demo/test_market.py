import io

import pytest
from PIL import Image, ImageChops
from wagtail.models import Collection

from catalog.models import Product
from catalog.search.services import rebuild_index
from ground.accounts.models import User
from marketplace.demo import bulk, checks, market
from marketplace.demo.drawing import draw
from marketplace.demo.market import load_market
from marketplace.demo.people import PEOPLE
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner
from sellers.stockroom.models import Stock
from tests.reference import load_crafts, load_divisions

pytestmark = pytest.mark.django_db
NEVER_TOLD = (
    "听不见 言语 腰椎 手指少 看得模糊 轮椅 全盲 麻痹 残疾 贫困 crutch wheelchair blind deaf"
)


def a_quick_drawing(jobs):
    """The drawings have a test of their own."""
    jpeg = io.BytesIO()
    Image.new("RGB", (400, 400), "red").save(jpeg, "JPEG")
    return [(name, jpeg.getvalue()) for name, _, _ in jobs]


@pytest.fixture
def loaded(monkeypatch):
    monkeypatch.setattr(market, "drawn", a_quick_drawing)
    Collection.objects.exists() or Collection.add_root(name="Root")
    load_divisions()
    load_crafts()
    return load_market(lambda line: None)


def test_the_market_has_its_people_shops_and_works_all_marked(loaded):
    assert Artisan.objects.filter(is_demo=True).count() == 12
    assert Partner.objects.filter(is_demo=True).count() == 13
    assert Product.objects.listed().filter(is_demo=True).count() == 40
    assert User.objects.filter(phone__in=[person.phone for person in PEOPLE]).count() == len(PEOPLE)
    one_offs = Stock.objects.filter(work__stock_kind="one_off").values_list("on_hand", flat=True)
    assert set(one_offs) == {1}
    assert not Stock.objects.filter(work__stock_kind="custom", on_hand__isnull=False).exists()


def test_every_work_can_be_described_in_both_languages(loaded):
    for work in Product.objects.for_cards():
        picture = work.first_pictures[0].picture
        assert work.title_en
        assert (bool(picture.alt_zh), bool(picture.alt_en)) == (True, True)


def test_of_disability_and_poverty_nothing_is_loaded(loaded):
    told = " ".join(
        " ".join(row).lower() for row in Artisan.objects.values_list("story_zh", "story_en")
    )

    for row in loaded.data["artisans"]:
        assert row["id_number_demo"] not in told
    for word in NEVER_TOLD.split():
        assert word not in told


def test_loaded_twice_it_is_the_same(loaded):
    before = list(Product.objects.order_by("pk").values_list("pk", "price_fen"))

    load_market(lambda line: None)

    assert list(Product.objects.order_by("pk").values_list("pk", "price_fen")) == before
    assert Artisan.objects.count() == 12


def test_loaded_again_it_leaves_what_people_changed(loaded):
    sold = Stock.objects.filter(on_hand=1).first()
    Stock.objects.filter(pk=sold.pk).update(on_hand=0)
    Product.objects.filter(pk=sold.work_id).update(title="改过的名字", price_fen=12_300)

    load_market(lambda line: None)

    sold.refresh_from_db()
    work = Product.objects.get(pk=sold.work_id)
    assert (sold.on_hand, work.title, work.price_fen) == (0, "改过的名字", 12_300)


def test_a_large_market_is_of_the_same_kind(loaded, client, monkeypatch):
    monkeypatch.setattr(bulk, "BATCH", 25)

    bulk.load_works(loaded, 130)
    rebuild_index()

    works = Product.objects.listed()
    assert works.count() == 130
    assert works.filter(stock__isnull=False, stockrecords__isnull=False).count() == 130
    assert "竹编灯罩" in client.get("/works/?q=竹编灯罩").content.decode()


def test_each_drawing_is_its_own_and_always_the_same():
    rows = market.Market(lambda line: None).data["listings"]
    first, second = (row for row in rows if row["key"] in ("L08", "L27"))

    pictures = [draw(work=first, size=120), draw(work=first, size=120), draw(work=second, size=120)]

    assert ImageChops.difference(pictures[0], pictures[1]).getbbox() is None
    assert ImageChops.difference(pictures[0], pictures[2]).getbbox() is not None


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"STRIPE_SECRET_KEY": "sk_live_x"}, "demo.E001"),
        ({"SITE_URL": "https://qiaoshou.example"}, "demo.E002"),
        ({"ALLOWED_HOSTS": ["*"]}, "demo.E002"),
    ],
)
def test_the_demo_refuses_to_stand_where_it_counts(settings, changes, fault):
    here = {"SITE_URL": "http://127.0.0.1:8000", "ALLOWED_HOSTS": ["127.0.0.1"]}
    for name, value in (here | {"STRIPE_SECRET_KEY": "sk_test_x"} | changes).items():
        setattr(settings, name, value)

    assert fault in [found.id for found in checks.refuse_where_it_counts(None)]


def test_outside_the_demo_there_is_no_such_page(client):
    for address in ("/demo/", "/demo/outbox/", "/demo/artisan/sign-in/"):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
