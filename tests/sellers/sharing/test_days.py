"""A sale has the day on which it was sold, on each page of each reader."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ground.money.months import Month
from sellers.sharing.services import divide
from sellers.sharing.statement import statements_of
from tests.cast import a_member
from tests.sellers.sharing.shares import a_sale, an_agreement

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 10, 27, 23, 30, tzinfo=ZoneInfo("Asia/Shanghai"))  # the 27th in UTC too
EARLY = datetime(2026, 10, 28, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))  # the 27th in UTC


@pytest.mark.parametrize(("sold_at", "day"), [(LATE, "10月27日"), (EARLY, "10月28日")])
def test_her_statement_and_her_cooperative_name_the_same_day(sold_at, day):
    member = a_member()
    coop, woman = member.cooperative, member.artisan
    an_agreement(coop)
    divide(cooperative_id=coop.pk, sale=a_sale(maker=woman, sold_at=sold_at))

    (statement,) = statements_of(woman, [coop], Month.current())
    assert [item.day for item in statement.items] == [timezone.localdate(sold_at)]
    client = Client()
    client.force_login(woman.user)
    assert f"{day}：《背扇》卖了" in client.get(reverse("studio-shares")).content.decode()
    client.force_login(coop.keepers.get().user)
    divisions = client.get(reverse("coop-divisions", args=[coop.pk])).content.decode()
    assert f"{day} 卖出" in divisions
