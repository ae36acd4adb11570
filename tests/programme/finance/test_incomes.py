"""A household's income: by her consent, sealed, as a difference, counted where it tells nobody."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from ground.messages.models import Message
from ground.privacy.models import Sighting
from programme.finance.errors import NoConsent, NotNow
from programme.finance.households import join_household
from programme.finance.incomes import agree, changes_of, note_income, risen_for, strike_income
from programme.finance.leaving import leave
from programme.finance.models import Income, IncomeConsent
from programme.record.services import person_of
from tests.cast import a_county, an_artisan
from tests.flows.visitors import signed_in
from tests.programme.finance.given import an_income
from tests.programme.people import a_county_officer, a_person

pytestmark = pytest.mark.django_db
LATER = date(2026, 9, 1)


@pytest.fixture
def officer():
    return a_county_officer()


@pytest.fixture
def her(officer):
    return person_of(an_artisan("韦阿朵", region=a_county()))


def _page(person):
    return f"/desk/programme/finance/people/{person.pk}/income/"


def _typed(**fields):
    return {
        "agrees": "on", "moment": "before", "year": "2025", "amount": "12000",
        "source": "她自己说的", "on": "2026-03-02",
    } | fields  # fmt: skip


def test_noted_by_consent_sealed_and_shown_as_a_difference(officer, her):
    desk, hers = signed_in(officer.user), signed_in(her.artisan.user)
    assert desk.post(_page(her), _typed(agrees="")).status_code == 400
    desk.post(_page(her), _typed())
    desk.post(_page(her), _typed(moment="after", amount="20500", on="2026-09-01"))

    assert "¥20,500" not in desk.get(_page(her)).content.decode()
    assert Sighting.objects.filter(what="finance.income").count() == 0
    assert desk.post(f"{_page(her)}look/", {"why-reason": ""}).status_code == 400
    seen = desk.post(f"{_page(her)}look/", {"why-reason": "半年回访"}).content.decode()
    assert "比以前多 ¥8,500" in seen
    assert Sighting.objects.get(what="finance.income").about == her.artisan.user
    assert "比以前多 ¥8,500" in hers.get("/studio/finance/income/").content.decode()
    assert Message.objects.get(kind="income.consent").recipient == her.artisan.user.phone
    with connection.cursor() as cursor:
        cursor.execute("SELECT amount FROM finance_income")
        assert not any("2050000" in str(row[0]) for row in cursor.fetchall())


def test_taken_back_it_is_destroyed(officer, her):
    an_income(her, officer)
    hers = signed_in(her.artisan.user)

    hers.post("/studio/finance/income/say/", {"let": "no"})

    assert Income.objects.count() == 0
    assert IncomeConsent.objects.get().ended_at is not None
    facts = {"moment": "before", "year": 2025, "source": "村里的账", "on": LATER}
    with pytest.raises(NoConsent):
        note_income(person=her, amount_fen=1, facts=facts, officer=officer)
    hers.post("/studio/finance/income/say/", {"let": "yes"})
    assert IncomeConsent.objects.filter(ended_at=None).get().given_by == her.artisan.user


@pytest.mark.parametrize(
    ("field", "value"),
    [("moment", "now"), ("year", "1999"), ("year", "2099"), ("amount", "-1"), ("amount", "很多"),
     ("source", ""), ("on", "2099-01-01"), ("on", "昨天")],
)  # fmt: skip
def test_typed_wrong_nothing_is_noted_and_nothing_agreed(officer, her, field, value):
    answer = signed_in(officer.user).post(_page(her), _typed(**{field: value}))
    found = (answer.status_code, Income.objects.count(), IncomeConsent.objects.count())
    assert found == (400, 0, 0)


def test_one_before_and_a_line_noted_wrongly_is_struck_out(officer, her):
    first = an_income(her, officer)
    after = an_income(her, officer, "after", 20_000, LATER)
    with pytest.raises(NotNow):
        an_income(her, officer, yuan=9_000)
    with pytest.raises(IntegrityError), transaction.atomic():
        Income.objects.filter(pk=first.pk).update(is_above=True)
    after.refresh_from_db()
    assert after.is_above is True

    desk = signed_in(officer.user)
    page = f"/desk/programme/finance/incomes/{first.pk}/strike/"
    assert desk.post(page, {"reason": ""}).status_code == 400
    desk.post(page, {"reason": "把一年写成了一个月"})
    with pytest.raises(NotNow):
        strike_income(income=first, reason="再删", officer=officer)
    after.refresh_from_db()
    assert (Income.objects.count(), after.is_above) == (1, None)
    an_income(her, officer, yuan=30_000)
    assert [each.more_fen for each in changes_of(her)] == [None, -1_000_000]


def test_households_are_counted_once_and_a_small_number_is_hidden(officer):
    for n in range(12):
        person = a_person(f"秀英{n}")
        an_income(person, officer)
        an_income(person, officer, "after", 20_000 if n < 6 else 8_000, LATER)
    sister = a_person("水妹")
    join_household(person=sister, other=person, officer=officer)
    an_income(sister, officer)
    an_income(sister, officer, "after", 8_000, LATER)

    assert risen_for(officer) == (12, 6)
    assert risen_for(a_county_officer(a_county("520103", "云岩区"))) == (0, 0)
    desk = signed_in(officer.user)
    start = "/desk/programme/finance/"
    assert "12 家里，6 家比以前多" in desk.get(start).content.decode()
    Income.objects.filter(person__name_zh__in=["秀英0", "秀英1"]).delete()
    assert risen_for(officer).is_hidden
    assert "不显示" in desk.get(start).content.decode()


def test_she_goes_and_nothing_of_it_stays(officer, her):
    an_income(her, officer)
    agree(person=her, by=her.artisan.user)

    leave(artisan=her.artisan)

    assert Income.objects.count() == 0
    assert IncomeConsent.objects.filter(ended_at=None).count() == 0
