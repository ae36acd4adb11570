"""An agreement is looked at once more; until it begins it is withdrawn or replaced."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.models import Message
from sellers.sharing.errors import NotAnyMore
from sellers.sharing.models import Agreement
from sellers.sharing.parts import Rates
from sellers.sharing.queries import agreement_on
from sellers.sharing.services import replace, withdraw
from tests.cast import a_member
from tests.sellers.sharing.shares import an_agreement

pytestmark = pytest.mark.django_db


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def coop():
    cooperative = a_member().cooperative
    an_agreement(cooperative)
    return cooperative


@pytest.fixture
def lead(client, coop):
    client.force_login(coop.keepers.get().user)
    return client


def page(coop, rest=""):
    return f"/studio/coop/{coop.pk}/shares/{rest}"


def write(lead, coop, **changes):
    typed = {"maker": "80.5", "welfare": "5", "material": "0", "from_day": in_days(2)}
    return lead.post(page(coop, "agreements/new/"), typed | changes)


def told():
    rows = Message.objects.filter(kind__startswith="sharing.").order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_the_first_press_shows_what_changes_and_tells_nobody(lead, coop):
    seen = write(lead, coop).content.decode()

    assert "从 70% 改成 <strong>80.5%</strong>" in seen
    assert "5%，不变" in seen
    assert "1 个成员会收到短信" in seen
    assert (Agreement.objects.count(), told()) == (1, [])


def test_the_second_press_writes_it_and_back_keeps_what_was_typed(lead, coop):
    back = write(lead, coop, sure="back").content.decode()
    write(lead, coop, sure="yes")

    assert 'value="80.5"' in back
    assert Agreement.objects.count() == 2
    assert told() == ["sharing.agreed"]


def typed_first(seen, name):
    field = re.search(rf'<input[^>]*name="{name}"[^>]*>', seen).group()
    return re.search(r'value="([^"]*)"', field).group(1)


def test_a_new_one_starts_from_what_counts_today(lead, coop):
    an_agreement(coop, maker=725, welfare=50, material=0, since=in_days(-1))
    an_agreement(coop, maker=805, since=in_days(2))

    seen = lead.get(page(coop, "agreements/new/")).content.decode()

    names = ("maker", "welfare", "material")
    assert [typed_first(seen, name) for name in names] == ["72.5", "5", "0"]


def test_the_first_one_starts_from_the_usual(lead, coop):
    Agreement.objects.all().delete()

    seen = lead.get(page(coop, "agreements/new/")).content.decode()

    names = ("maker", "welfare", "material")
    assert [typed_first(seen, name) for name in names] == ["70", "0", "0"]


def test_today_and_what_comes_stand_side_by_side(lead, coop):
    an_agreement(coop, maker=805, since=in_days(2))

    seen = lead.get(page(coop)).content.decode()

    assert "70% 分给做的人" in seen
    assert "80.5% 分给做的人" in seen


def test_withdrawn_it_never_counts_and_members_hear_of_it(lead, coop):
    coming = an_agreement(coop, maker=805, since=in_days(2))

    lead.post(page(coop, f"agreements/{coming.pk}/withdraw/"))

    assert agreement_on(coop.pk, in_days(9)).maker_permille == 700
    assert told() == ["sharing.withdrawn"]
    write(lead, coop, sure="yes")
    assert agreement_on(coop.pk, in_days(9)).maker_permille == 805


@pytest.mark.parametrize("day", [0, -1])
def test_what_has_begun_stays(lead, coop, day):
    begun = an_agreement(coop, maker=805, since=in_days(day))

    lead.post(page(coop, f"agreements/{begun.pk}/withdraw/"))
    with pytest.raises(NotAnyMore):
        withdraw(agreement=begun, by=coop.keepers.get().user)
    with pytest.raises(NotAnyMore):
        replace(agreement=begun, rates=Rates(1, 0, 0), words="", by=coop.keepers.get().user)

    assert (agreement_on(coop.pk, in_days(0)), told()) == (begun, [])


def test_another_for_the_same_day_says_what_it_replaces(lead, coop):
    coming = an_agreement(coop, maker=600, since=in_days(2))

    shown = write(lead, coop).content.decode()
    unseen = write(lead, coop, sure="yes")
    write(lead, coop, sure="yes", instead=coming.pk)

    assert "这一个会代替它" in shown
    assert unseen.status_code == 400
    assert agreement_on(coop.pk, in_days(2)).maker_permille == 805
    assert told() == ["sharing.agreed"]
    assert "上次说的不算了" in Message.objects.get(kind="sharing.agreed").body


def test_who_does_not_lead_withdraws_nothing(client, coop):
    coming = an_agreement(coop, since=in_days(2))
    keeper = coop.keepers.get()
    type(keeper).objects.filter(pk=keeper.pk).update(role="bookkeeper")
    client.force_login(keeper.user)

    answer = client.post(page(coop, f"agreements/{coming.pk}/withdraw/"))

    coming.refresh_from_db()
    assert (answer.status_code, coming.withdrawn_at) == (404, None)
