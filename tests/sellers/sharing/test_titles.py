"""Divided sales are called as the work is, in the reader's language."""

import pytest
from django.utils import translation

from ground.money.months import Month
from sellers.sharing.lists import Divisions
from sellers.sharing.queries import divisions_of, titled
from sellers.sharing.services import divide
from tests.cast import a_cooperative, a_member, a_shop, a_work
from tests.sellers.sharing.shares import a_sale

pytestmark = pytest.mark.django_db


def test_a_division_has_the_works_english_title_while_the_chinese_is_the_same():
    coop = a_cooperative()
    shop = a_shop("云岭合作社", "Yunling Cooperative", cooperative=coop)
    maker = a_member(coop).artisan
    sale = a_sale("counter:1", 10000, maker)
    a_work(sale.title, title_en="Butterfly bag", shop=shop, maker=maker)
    divide(cooperative_id=coop.pk, sale=sale)
    rows = titled(divisions_of(coop.pk))
    assert [(row.title, row.title_en) for row in rows] == [(sale.title, "Butterfly bag")]
    shop.stockrecords.get().product.__class__.objects.update(title="改了名")
    assert rows.all().get().title_en is None


def test_the_list_of_divisions_is_in_the_readers_language():
    coop = a_cooperative()
    shop = a_shop("云岭合作社", "Yunling Cooperative", cooperative=coop)
    member = a_member(coop)
    type(member.artisan).objects.filter(pk=member.artisan_id).update(name_en="Wu Alian")
    sale = a_sale("counter:1", 10000, member.artisan)
    a_work(sale.title, title_en="Butterfly bag", shop=shop, maker=member.artisan)
    divide(cooperative_id=coop.pk, sale=sale)

    with translation.override("en"):
        row = next(Divisions().rows(coop.pk, Month.current()))

    assert (row[2], row[4]) == ("Butterfly bag", "Wu Alian")
