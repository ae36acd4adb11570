"""A loan from the first question to the last repayment: referred and recorded, never lent."""

from datetime import date

import pytest
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from ground.privacy.models import PrivateFile, Sighting
from programme.finance.errors import HasOpenCase, InHousehold, NotNow, TooMuch
from programme.finance.households import join_household
from programme.finance.models import CaseMove, LoanCase
from programme.finance.papers import add_paper, look_at_paper
from programme.finance.queries import cases_for
from programme.finance.services import (
    hand_to_bank,
    note_extended,
    note_granted,
    note_overdue,
    note_refused,
    note_repaid,
    recommend,
    withdraw,
)
from programme.record.models import Step
from sellers.organs.models import Organ
from tests.cast import a_county, a_shop, a_user
from tests.programme.finance.given import (
    GIVEN,
    PHOTO,
    a_case,
    granted,
    person_with,
    some_terms,
    with_bank,
)
from tests.programme.people import a_county_officer, a_person

pytestmark = pytest.mark.django_db


def steps(person):
    return list(Step.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_a_granted_loan_is_a_step_of_hers_and_so_is_its_repaying():
    case = granted()

    note_repaid(case=case, repaid_on=date(2023, 3, 1), officer=a_county_officer())

    assert case.state == "repaid"
    assert steps(case.person) == ["loan", "repaid"]
    assert list(CaseMove.objects.values_list("state", flat=True)) == [
        "interest", "checked", "papers", "recommended", "bank", "granted", "repaid",
    ]  # fmt: skip


def test_she_is_told_of_each_answer():
    person = person_with(a_shop())
    case = with_bank(a_case(person))
    note_refused(case=case, reason="征信有记录", officer=a_county_officer())

    told = Message.objects.filter(recipient=person.artisan.user.phone).order_by("pk")
    assert [each.kind for each in told] == [
        "loan.checked", "loan.papers", "loan.recommended", "loan.bank", "loan.refused",
    ]  # fmt: skip
    assert "征信有记录" in told.last().body
    assert steps(person) == []


def test_no_step_of_the_way_is_left_out():
    case, officer = a_case(), a_county_officer()

    with pytest.raises(NotNow):
        recommend(case=case, officer=officer)
    with pytest.raises(NotNow):
        hand_to_bank(case=case, bank_zh="银行", officer=officer)
    with pytest.raises(NotNow):
        note_granted(case=case, officer=officer, facts=GIVEN)

    case.refresh_from_db()
    assert (case.state, steps(case.person)) == ("interest", [])
    assert CaseMove.objects.count() == 1


def test_two_officers_at_once_one_of_them_is_told():
    case = with_bank()
    late = LoanCase.objects.get(pk=case.pk)
    note_refused(case=case, reason="不符合条件", officer=a_county_officer())

    with pytest.raises(NotNow):
        note_granted(case=late, officer=a_county_officer(), facts=GIVEN)

    late.refresh_from_db()
    assert (late.state, late.granted_fen) == ("refused", None)


def test_more_than_the_terms_allow_is_neither_asked_nor_granted():
    with pytest.raises(TooMuch):
        a_case(amount_fen=10_000_001)
    case = with_bank(a_case(terms=some_terms(source="地方通知")))
    with pytest.raises(TooMuch):
        note_granted(case=case, officer=a_county_officer(), facts=GIVEN | {"granted_fen": 1 << 40})

    assert LoanCase.objects.get().state == "bank"


def test_one_open_case_a_household():
    county, officer, terms = a_county(), a_county_officer(), some_terms("poverty")
    mother, daughter = a_person("秀英", county), a_person("彩云", county)
    join_household(person=daughter, other=mother, officer=officer)
    case = a_case(mother, terms)

    with pytest.raises(HasOpenCase):
        a_case(daughter, terms)
    assert LoanCase.objects.get() == case

    withdraw(case=case, by=a_user("秀英"))
    assert a_case(daughter, terms).household == case.household


def test_who_has_a_case_of_her_own_household_is_not_moved_into_another():
    officer, terms = a_county_officer(), some_terms("poverty")
    mother, daughter = a_person("秀英"), a_person("彩云")
    a_case(daughter, terms)

    with pytest.raises(InHousehold):
        join_household(person=daughter, other=mother, officer=officer)

    assert daughter.households.filter(until=None).count() == 1


def test_the_same_woman_has_one_open_case_of_a_kind():
    person, terms = a_person(), some_terms()
    a_case(person, terms)

    with pytest.raises(HasOpenCase):
        a_case(person, terms)

    assert LoanCase.objects.count() == 1


def test_papers_lie_sealed_each_look_is_told_and_they_go_with_the_decision():
    person, officer = person_with(a_shop()), a_county_officer()
    case = with_bank(a_case(person), officer)
    paper = add_paper(case=case, name_zh="户口本", photo=PHOTO, by=person.artisan.user)

    assert look_at_paper(paper=paper, viewer=officer.user, reason="核对材料") == PHOTO
    seen = Sighting.objects.get()
    assert (seen.viewer, seen.about, seen.what) == (
        officer.user, person.artisan.user, "loan.paper",
    )  # fmt: skip

    note_granted(case=case, officer=officer, facts=GIVEN)
    assert (case.papers.count(), PrivateFile.objects.count()) == (0, 0)
    with pytest.raises(NotNow):
        add_paper(case=case, name_zh="户口本", photo=PHOTO, by=officer.user)


def test_overdue_then_extended_then_repaid():
    case, officer = granted(), a_county_officer()

    note_overdue(case=case, overdue_on=date(2023, 3, 2), officer=officer)
    note_extended(case=case, extended_to=date(2023, 9, 1), officer=officer)
    note_repaid(case=case, repaid_on=date(2023, 8, 1), officer=officer)

    assert (case.state, case.overdue_on, case.extended_to) == (
        "repaid", date(2023, 3, 2), date(2023, 9, 1),
    )  # fmt: skip
    actions = ModelLogEntry.objects.filter(action__startswith="loan.").order_by("pk")
    assert [each.action for each in actions][-3:] == [
        "loan.overdue", "loan.extended", "loan.repaid",
    ]  # fmt: skip


def test_an_extension_that_is_none_is_refused():
    case = granted()

    with pytest.raises(NotNow):
        note_extended(case=case, extended_to=date(2023, 3, 1), officer=a_county_officer())

    assert LoanCase.objects.get().state == "granted"


def test_an_officer_sees_the_cases_of_her_region_alone():
    case = a_case()

    elsewhere = a_county_officer(a_county("522631", "黎平县"))
    women = a_county_officer(kind=Organ.Kind.WOMEN)

    assert list(cases_for(a_county_officer())) == [case]
    assert list(cases_for(elsewhere)) == []
    assert list(cases_for(women)) == []  # without the woman's word
