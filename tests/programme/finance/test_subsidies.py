"""Interest that is given back, year by year, to the fen."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from programme.finance.errors import NoRule, NoSubsidy, NotNow, TooMuch
from programme.finance.models import SubsidyClaim
from programme.finance.services import note_extended, note_overdue, note_repaid
from programme.finance.subsidies import (
    claim_subsidy,
    note_subsidy_paid,
    note_subsidy_refused,
    years_of,
)
from programme.finance.terms import is_rule
from programme.record.models import Step
from tests.programme.finance.given import a_case, granted, some_terms
from tests.programme.people import a_county_officer

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def claimed(case, number, interest_fen=217_500):
    return claim_subsidy(
        case=case, number=number, interest_fen=interest_fen, officer=a_county_officer()
    )


def test_the_first_year_whole_then_two_thirds_then_a_third():
    case = granted()

    fen = [claimed(case, number).subsidy_fen for number in (1, 2, 3)]

    assert fen == [217_500, 145_000, 72_500]
    assert [(year.from_on, year.until_on) for year in years_of(case)] == [
        (date(2020, 3, 1), date(2021, 3, 1)),
        (date(2021, 3, 1), date(2022, 3, 1)),
        (date(2022, 3, 1), date(2023, 3, 1)),
    ]
    case.refresh_from_db()
    assert case.state == "claimed"


def test_in_a_poor_area_every_year_whole():
    assert claimed(granted(is_poor_area=True), 3).subsidy_fen == 217_500


def test_what_is_less_than_a_fen_is_nobodys():
    assert claimed(granted(), 2, 100_001).subsidy_fen == 66_667  # of 66,667.33


def test_only_so_much_of_the_sum_is_subsidised_as_the_terms_say():
    terms = some_terms("lifted", subsidised_fen=5_000_000, subsidy="7/10,7/10")
    case = granted(a_case(terms=terms), granted_fen=10_000_000)

    assert claimed(case, 1, 400_000).subsidy_fen == 140_000  # 70 % of half of it


def test_a_year_is_claimed_once_unless_it_was_refused():
    case, officer = granted(), a_county_officer()
    first = claimed(case, 1)
    with pytest.raises(NotNow):
        claimed(case, 1)

    note_subsidy_refused(claim=first, officer=officer)
    again = claimed(case, 1)

    assert [row.state for row in SubsidyClaim.objects.order_by("pk")] == ["refused", "claimed"]
    assert again.subsidy_fen == 217_500


def test_paid_out_it_is_a_step_of_hers():
    case, officer = granted(), a_county_officer()
    claim = claimed(case, 1)

    note_subsidy_paid(claim=claim, paid_on=date(2021, 5, 6), officer=officer)
    with pytest.raises(NotNow):
        note_subsidy_paid(claim=claim, paid_on=date(2021, 5, 6), officer=officer)

    step = Step.objects.get(kind="subsidy")
    assert (step.person, step.happened_on) == (case.person, date(2021, 5, 6))


@pytest.mark.parametrize("then", ["overdue", "extended"])
def test_overdue_and_extended_terms_get_none(then):
    case, officer = granted(), a_county_officer()
    if then == "overdue":
        note_overdue(case=case, overdue_on=date(2023, 3, 2), officer=officer)
        note_repaid(case=case, repaid_on=date(2023, 4, 1), officer=officer)
    else:
        note_extended(case=case, extended_to=date(2023, 9, 1), officer=officer)

    with pytest.raises(NoSubsidy):
        claimed(case, 1)

    assert SubsidyClaim.objects.count() == 0


def test_repaid_in_time_the_last_year_is_still_claimed():
    case = granted()
    note_repaid(case=case, repaid_on=date(2023, 3, 1), officer=a_county_officer())

    claimed(case, 3)

    case.refresh_from_db()
    assert case.state == "repaid"


def test_a_year_that_runs_that_no_rule_knows_or_of_no_interest_is_not_claimed():
    case = granted()
    days = timedelta(days=400)
    today = timezone.localdate()
    running = granted(granted_on=today - days, due_on=today + days)
    with pytest.raises(NoSubsidy):
        claimed(running, 2)
    with pytest.raises(NoRule):
        claimed(case, 4)
    for fen in (0, -1, 5_000_001):
        with pytest.raises(TooMuch):
            claimed(case, 1, fen)

    assert SubsidyClaim.objects.count() == 0


def test_where_the_notice_is_silent_nothing_is_reckoned():
    case = granted(a_case(terms=some_terms(subsidy="", subsidy_poor="")))

    with pytest.raises(NoRule):
        claimed(case, 1)


def test_a_rule_is_parts_of_one():
    said = {text: is_rule(text) for text in ("1,2/3,1/3", "7/10", "", "2", "-1", "1/0", "一")}

    assert said == {
        "1,2/3,1/3": True, "7/10": True, "": False, "2": False, "-1": False, "1/0": False,
        "一": False,
    }  # fmt: skip
