"""A grant that is revoked while it is used: what she took back is not done after."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from catalog.consents import leave_cooperative, revoke_grant, set_member_price
from catalog.errors import NotGranted
from catalog.models import Product
from catalog.services import NotReadyToList, list_work
from tests.cast import a_member, a_picture, a_shop, a_work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def member():
    member = a_member()
    a_shop(cooperative=member.cooperative)
    return member


def hers(member, **fields):
    work = a_work(shop=member.cooperative.shop, maker=member.artisan, **fields)
    work.work_pictures.create(picture=a_picture(), position=0)
    return work


def at_once(*deeds):
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            deed()
        except (NotGranted, NotReadyToList) as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


@pytest.mark.parametrize("is_leaving", [False, True])
def test_a_work_is_not_on_show_after_she_took_her_word_back(member, is_leaving):
    work, her = hers(member, is_public=False), member.artisan.user
    keeper, grant = member.cooperative.keepers.get().user, member.grants.get(kind="show")

    at_once(
        lambda: list_work(work=Product.objects.get(pk=work.pk), by=keeper),
        lambda: (
            leave_cooperative(membership=member, by=her)
            if is_leaving
            else revoke_grant(grant=grant, by=her)
        ),
    )

    work.refresh_from_db()
    assert work.is_public is False


def test_a_price_is_changed_before_she_took_her_word_back_or_not_at_all(member):
    work, her = hers(member, price_fen=10000), member.artisan.user
    keeper, grant = member.cooperative.keepers.get().user, member.grants.get(kind="price")

    answers = at_once(
        lambda: set_member_price(work=Product.objects.get(pk=work.pk), price_fen=9500, by=keeper),
        lambda: revoke_grant(grant=grant, by=her),
    )

    work.refresh_from_db()
    assert answers in (["done", "done"], ["NotGranted", "done"])
    assert work.price_fen == (9500 if answers[0] == "done" else 10000)
