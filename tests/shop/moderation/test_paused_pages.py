"""Suspended is not "not opened yet": she, her helper and buyers are told which it is."""

import pytest

from catalog.models import Product
from sellers.partner.models import Partner
from tests.cast import a_picture, a_work
from tests.catalog.studio.hers import a_grant, a_seller, help_with
from tests.shop.moderation.cases import a_suspension

pytestmark = pytest.mark.django_db(transaction=True)


def page(client, path):
    return client.get(path).content.decode()


@pytest.fixture
def work():
    work = a_work("手包", shop=a_seller(), listed_at="2026-01-01T00:00:00Z")
    work.work_pictures.create(picture=a_picture(), position=0)
    return work


def test_her_pages_say_that_the_shop_is_suspended(client, work):
    a_suspension(work.shop)
    client.force_login(work.maker.user)
    paths = ["/studio/", "/studio/works/new/", f"/studio/works/{work.pk}/"]
    paths.append(f"/studio/works/{work.pk}/listed/")

    pages = [page(client, path) for path in paths]

    assert ["暂停着" in html for html in pages] == [True] * 4
    assert [not_open in html for html in pages for not_open in ("还没开", "没有开")] == [False] * 8


def test_her_helper_is_told_so_and_whom_to_ask_why(client, work):
    a_suspension(work.shop)
    help_with(client, a_grant(work.shop))

    pages = [page(client, path) for path in ("/studio/", "/studio/works/new/")]

    assert ["暂停着" in html and "请问问她" in html for html in pages] == [True, True]


@pytest.mark.parametrize("what", ["shop", "work"])
def test_buyers_find_a_page_that_says_paused(client, work, what):
    a_suspension(work.shop if what == "shop" else work)

    answer = client.get(work.get_absolute_url())

    assert (answer.status_code, "暂停着" in answer.content.decode()) == (404, True)
    assert ("暂停着" in page(client, work.shop.get_absolute_url())) == (what == "shop")


def test_what_was_never_on_show_is_not_given_away(client, work):
    a_suspension(work.shop)
    Product.objects.update(is_public=False)
    Partner.objects.update(opens_after=False)

    pages = [page(client, each.get_absolute_url()) for each in (work, work.shop)]

    assert ["暂停着" in html for html in pages] == [False, False]
