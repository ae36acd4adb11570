import pytest
from wagtail.models import ModelLogEntry

from catalog.errors import NotReadyToList
from catalog.models import Product, WorkPicture
from catalog.services import list_work, set_price, withdraw_work
from ground.accounts.models import User
from ground.messages.models import Message
from ground.pagecache.queries import generation
from sellers.partner.models import StockRecord
from tests.cast import a_cooperative, a_picture, a_shop, a_user, a_work, an_artisan

pytestmark = pytest.mark.django_db


def a_pictured_work(alt_zh="一只手包", **fields):
    work = a_work(**fields)
    WorkPicture.objects.create(work=work, picture=a_picture(alt_zh))
    return work


def test_a_work_is_listed_once_and_shows_at_once(django_capture_on_commit_callbacks):
    work = a_pictured_work(is_public=False)
    before = generation()

    with django_capture_on_commit_callbacks(execute=True):
        assert list_work(work=work) is True
        assert list_work(work=work) is False

    assert Product.objects.listed().get().pk == work.pk
    assert generation() == before + 2  # the shelf, then the search
    assert ModelLogEntry.objects.filter(action="work.list").count() == 1


@pytest.mark.parametrize("alt", [None, ""])
def test_a_work_without_a_described_picture_is_not_listed(alt):
    work = a_work(is_public=False) if alt is None else a_pictured_work(alt, is_public=False)

    with pytest.raises(NotReadyToList) as refused:
        list_work(work=work)

    assert refused.value.missing == ["picture" if alt is None else "picture description"]
    assert not Product.objects.listed().exists()
    assert not ModelLogEntry.objects.filter(action="work.list").exists()


def test_a_withdrawn_work_is_shown_no_more(client):
    work = a_work()

    assert withdraw_work(work=work) is True
    assert withdraw_work(work=work) is False

    assert client.get(work.get_absolute_url()).status_code == 404


def test_a_new_price_stands_in_both_columns_and_on_the_next_page(
    client, django_capture_on_commit_callbacks
):
    work = a_work(price_fen=26800)
    assert "¥268.00" in client.get(work.get_absolute_url()).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        assert set_price(work=work, price_fen=29900) is True

    assert StockRecord.objects.get(product=work).price == 299
    assert "¥299.00" in client.get(work.get_absolute_url()).content.decode()


def test_no_price_is_refused_and_nothing_moves():
    work = a_work(price_fen=26800)

    with pytest.raises(NotReadyToList):
        set_price(work=work, price_fen=0)

    assert Product.objects.get().price_fen == 26800
    assert StockRecord.objects.get().price == 268


def test_who_keeps_the_shop_changes_her_price_and_she_is_told_by_whom():
    maker = an_artisan()
    work = a_work(shop=a_shop(cooperative=a_cooperative()), maker=maker, price_fen=26800)
    keeper = User.objects.get(keeps__cooperative__shop=work.shop)

    set_price(work=work, price_fen=19900, by=keeper)
    set_price(work=work, price_fen=19900, by=keeper)

    told = Message.objects.get(kind="work.price")
    assert told.recipient == maker.user.phone
    assert told.body == (
        "【巧手】云岭 把你的《蝴蝶手包》从 ¥268.00 改成了 ¥199.00："
        f"http://testserver{work.get_absolute_url()}"
    )


def test_her_own_new_price_and_one_not_on_show_yet_are_no_news():
    work = a_work(maker=an_artisan(), price_fen=26800)
    set_price(work=work, price_fen=29900, by=work.maker.user)
    Product.objects.update(listed_at=None)

    set_price(work=Product.objects.get(), price_fen=30000, by=a_user())

    assert not Message.objects.exists()
