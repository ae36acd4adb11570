"""Loans, funds and agreements as dull as the cast."""

from datetime import date

from programme.finance.incomes import agree, note_income
from programme.finance.models import Income, LoanTerms
from programme.finance.services import (
    ask_papers,
    hand_to_bank,
    note_checked,
    note_granted,
    open_case,
    recommend,
)
from programme.record.services import load_units, person_of
from sellers.withholdings.models import Agreement
from sellers.withholdings.services import Terms, offer, sign
from tests.cast import a_user
from tests.programme.people import a_county_officer, a_person
from tests.shop.payouts.owed import owner_of

ASKED = {"amount_fen": 5_000_000, "purpose_zh": "买绣花机"}
GIVEN = {
    "granted_fen": 5_000_000,
    "granted_on": date(2020, 3, 1),
    "due_on": date(2023, 3, 1),
}
PHOTO = b"paper"


def some_terms(kind="startup", **fields) -> LoanTerms:
    """Ten years old and still in force; the plan's rule by year."""
    facts = {
        "from_on": date(2017, 1, 1),
        "ceiling_fen": 10_000_000,
        "months": 36,
        "subsidy": "1,2/3,1/3",
        "subsidy_poor": "1,1,1",
        "source": "财金〔2016〕85号",
        "is_sure": True,
    }
    return LoanTerms.objects.create(kind=kind, **facts | fields)


def a_case(person=None, terms=None, **facts):
    person = person or a_person()
    return open_case(
        person=person, terms=terms or some_terms(), facts=ASKED | facts, by=a_user("秀英的女儿")
    )


def with_bank(case=None, officer=None):
    case, officer = case or a_case(), officer or a_county_officer()
    note_checked(case=case, officer=officer)
    ask_papers(case=case, officer=officer)
    recommend(case=case, officer=officer)
    hand_to_bank(case=case, bank_zh="凯里农商银行", officer=officer)
    return case


def granted(case=None, officer=None, **facts):
    officer = officer or a_county_officer()
    case = with_bank(case, officer)
    note_granted(case=case, officer=officer, facts=GIVEN | facts)
    return case


def person_with(shop):
    """On record, with the account that has this shop."""
    load_units()
    return person_of(shop.artisan)


def offered(shop, total_fen=5000, share=100, purpose=Agreement.Purpose.LOAN):
    terms = Terms(purpose, "凯里农商银行", total_fen, share)
    return offer(artisan=shop.artisan, terms=terms, by=a_user("陈干事"))


def signed(shop, **fields):
    agreement = offered(shop, **fields)
    sign(agreement=agreement, words="我同意", by=owner_of(shop))
    return agreement


def an_income(person, officer, moment="before", yuan=12_000, on=date(2026, 3, 2)) -> Income:
    """By her consent."""
    agree(person=person, by=officer.user)
    facts = {"moment": moment, "year": on.year, "source": "她自己说的", "on": on}
    return note_income(person=person, amount_fen=yuan * 100, facts=facts, officer=officer)
