"""What she asks for a parcel: she says it, and buyers read it."""

import pytest

from ground.pagecache.queries import generation
from sellers.partner.models import Partner
from sellers.partner.services import set_postage
from tests.cast import a_shop
from tests.catalog.studio.hers import a_seller, send, the_work

pytestmark = pytest.mark.django_db(transaction=True)


def postage_of(shop):
    return Partner.objects.values_list("postage_fen", "free_from_fen").get(pk=shop.pk)


def say(client, shop, postage, free_from=""):
    typed = {f"p{shop.pk}-postage_fen": postage, f"p{shop.pk}-free_from_fen": free_from}
    return client.post(f"/studio/shop/{shop.pk}/postage/", typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("8", "299"), (800, 29900)),
        (("12.50", ""), (1250, None)),
        (("", ""), (0, None)),
        (("0", "299"), (0, None)),
        (("8", "0"), (800, None)),
    ],
)
def test_she_sets_her_postage(client, typed, kept):
    shop = a_seller(client, postage_fen=500, free_from_fen=10000)

    say(client, shop, *typed)

    assert postage_of(shop) == kept


@pytest.mark.parametrize("typed", [("many", ""), ("1000", ""), ("-1", ""), ("8", "some")])
def test_a_wrong_amount_is_told_and_changes_nothing(client, typed):
    shop = a_seller(client, postage_fen=500, free_from_fen=10000)

    answer = say(client, shop, *typed)

    assert (answer.status_code, typed[0] in answer.content.decode()) == (400, True)
    assert postage_of(shop) == (500, 10000)


def test_anothers_postage_is_a_404(client):
    shop = a_shop(postage_fen=500)
    a_seller(client)

    assert say(client, shop, "8").status_code == 404
    assert postage_of(shop) == (500, None)


def test_the_same_again_is_written_once():
    shop, before = a_shop(postage_fen=500, free_from_fen=10000), generation()

    done = [
        set_postage(shop=shop, postage_fen=500, free_from_fen=free, by=None)
        for free in (10000, 20000, 20000)
    ]

    assert done == [False, True, False]
    assert generation() == before + 1


def test_she_is_told_what_buyers_pay_where_she_lists_and_where_she_sets_it(client):
    shop = a_seller(client)
    send(client)
    listed, hers = f"/studio/works/{the_work().pk}/listed/", "/studio/shop/"

    free = [client.get(path).content.decode() for path in (listed, hers)]
    say(client, shop, "8")
    paid = [client.get(path).content.decode() for path in (listed, hers)]

    assert ["现在是包邮：快递费你自己付。" in page for page in free] == [True, True]
    assert f"/studio/shop/#postage-{shop.pk}" in free[0]
    assert "一单收邮费 ¥8.00。" in paid[0]
    assert 'value="8"' in paid[1]
    assert "中国大陆邮费 ¥8.00" in client.get(shop.get_absolute_url()).content.decode()
