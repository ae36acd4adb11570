"""The fund: uses ≤ grants ≤ budget, whoever presses at the same moment."""

from datetime import date

import pytest

from ground.privacy.models import Sighting
from programme.finance.errors import NotNow, TooMuch
from programme.finance.funds import (
    Paid,
    close_grant,
    grant,
    look_at_voucher,
    open_budget,
    use,
    void_use,
)
from programme.finance.models import Grant, Use
from programme.finance.queries import budgets_for, grants_for
from programme.finance.serving import note_service
from programme.record.models import Step
from tests.cast import a_county, a_shop
from tests.programme.finance.given import PHOTO, person_with
from tests.programme.people import a_county_officer, a_person
from tests.shop.payouts.test_race import together as all_at_once

DAY = date(2026, 5, 6)


def a_budget(officer=None, total_fen=10_000):
    facts = {
        "year": 2026,
        "name_zh": "手工就业",
        "total_fen": total_fen,
        "source": "黔残联〔2026〕1号",
    }
    return open_budget(officer=officer or a_county_officer(), facts=facts)


def a_grant(budget, officer, fen=6000, **to):
    facts = {"purpose_zh": "买绣架", "amount_fen": fen, **(to or {"to_zh": "三棵树工坊"})}
    return grant(budget=budget, officer=officer, facts=facts)


def a_use(row, officer, fen=2500):
    return use(grant=row, paid=Paid(fen, DAY, "绣架五个", PHOTO), officer=officer)


@pytest.mark.django_db
def test_budget_grant_use_and_what_is_left():
    officer, person = a_county_officer(), a_person()
    budget = a_budget(officer)
    row = a_grant(budget, officer, person=person)

    a_use(row, officer)

    budget.refresh_from_db()
    row.refresh_from_db()
    assert (budget.left_fen, row.left_fen) == (4000, 3500)
    step = Step.objects.get(kind="funded")
    assert (step.person, step.happened_on, step.about) == (person, DAY, "买绣架")


@pytest.mark.django_db
def test_no_more_is_granted_or_used_than_there_is():
    officer = a_county_officer()
    budget = a_budget(officer)
    row = a_grant(budget, officer)

    with pytest.raises(TooMuch) as more:
        a_grant(budget, officer, 4001)
    with pytest.raises(TooMuch) as most:
        a_use(row, officer, 6001)
    with pytest.raises(TooMuch):
        a_use(row, officer, 0)

    assert (more.value.args, most.value.args) == ((4000,), (6000,))
    assert (Grant.objects.count(), Use.objects.count()) == (1, 0)


@pytest.mark.django_db
def test_what_is_not_used_goes_back_to_the_budget():
    officer = a_county_officer()
    budget = a_budget(officer)
    row = a_grant(budget, officer)
    a_use(row, officer)

    assert close_grant(grant=row, officer=officer) == 3500
    with pytest.raises(NotNow):
        close_grant(grant=row, officer=officer)
    with pytest.raises(NotNow):
        a_use(row, officer, 1)

    budget.refresh_from_db()
    assert budget.left_fen == 7500


@pytest.mark.django_db
def test_a_wrong_use_is_voided_and_stays_with_its_reason():
    officer, person = a_county_officer(), a_person()
    row = a_grant(a_budget(officer), officer, person=person)
    wrong = a_use(row, officer)

    void_use(row=wrong, reason="记错了人", officer=officer)
    with pytest.raises(NotNow):
        void_use(row=wrong, reason="记错了人", officer=officer)

    row.refresh_from_db()
    assert (row.used_fen, Use.objects.get().void_reason) == (0, "记错了人")
    assert Step.objects.get(kind="funded").voided_at is not None


@pytest.mark.django_db
def test_a_look_at_a_voucher_is_told_to_her():
    officer, person = a_county_officer(), person_with(a_shop())
    row = a_use(a_grant(a_budget(officer), officer, person=person), officer)

    assert look_at_voucher(row=row, officer=officer) == PHOTO

    seen = Sighting.objects.get()
    assert (seen.about, seen.what) == (person.artisan.user, "fund.voucher")


@pytest.mark.django_db
def test_the_money_of_another_organ_is_not_hers_to_grant_or_use():
    officer, other = a_county_officer(), a_county_officer(a_county("522631", "黎平县"))
    budget = a_budget(officer)
    row = a_grant(budget, officer)

    with pytest.raises(NotNow):
        a_grant(budget, other, 1)
    with pytest.raises(NotNow):
        a_use(row, other, 1)

    assert (list(budgets_for(other)), list(grants_for(other))) == ([], [])
    assert list(grants_for(officer)) == [row]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_spend_the_same_fen():
    officer = a_county_officer()
    budget = a_budget(officer)
    row = a_grant(budget, officer)

    def pay():
        try:
            return a_use(row, officer, 2500) and "used"
        except TooMuch:
            return "too much"

    answers = all_at_once([pay] * 4)

    row.refresh_from_db()
    assert sorted(answers) == ["too much", "too much", "used", "used"]
    assert (row.used_fen, Use.objects.count()) == (5000, 2)


@pytest.mark.django_db
def test_a_free_service_is_noted_once_a_day_and_is_a_step_of_hers():
    officer, person = a_county_officer(), a_person()
    said = {"person": person, "kind": "guidance", "happened_on": DAY, "officer": officer}

    note_service(outcome_zh="想学苗绣", **said)
    with pytest.raises(NotNow):
        note_service(outcome_zh="又来了一次", **said)

    step = Step.objects.get(person=person)
    assert (step.kind, step.about, step.happened_on) == ("served", "职业指导", DAY)
