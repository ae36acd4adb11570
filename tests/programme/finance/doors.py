"""The addresses of loans, funds and what is kept back."""

from programme.finance.models import (
    Budget,
    CasePaper,
    Grant,
    Income,
    IncomeConsent,
    LoanCase,
    LoanTerms,
    Member,
    ServiceRecord,
    SubsidyClaim,
    Use,
)
from programme.finance.papers import add_paper
from programme.finance.services import open_case
from programme.finance.subsidies import claim_subsidy
from programme.record.models import Person
from programme.record.services import person_of
from sellers.withholdings.models import Agreement
from sellers.withholdings.services import Terms, offer
from tests.programme.door import Door
from tests.programme.finance.given import ASKED, PHOTO, an_income, granted, some_terms
from tests.programme.finance.test_funds import a_budget, a_grant, a_use
from tests.programme.people import a_person

MODELS = [
    Agreement, Budget, CasePaper, Grant, Income, IncomeConsent, LoanCase, LoanTerms, Member,
    ServiceRecord, SubsidyClaim, Use,
]  # fmt: skip
_PEOPLE = ("apply", "service", "join", "withhold")
_INCOME = {
    "agrees": "on", "moment": "after", "year": "2026", "amount": "20000", "source": "她说的",
    "on": "2026-03-02",
}  # fmt: skip
DOORS = {
    "studio-finance": Door(who="herself"),
    "studio-withholdings": Door(who="herself"),
    "studio-loan-check": Door("terms", who="herself"),
    "studio-loan-apply": Door("terms", who="herself"),
    "studio-loan": Door("loan", who="herself"),
    "studio-loan-paper": Door("loan", who="herself", more={"paper": "loan-paper"}),
    "studio-loan-withdraw": Door("loan", who="herself"),
    "studio-withholding-sign": Door("withholding", who="herself"),
    "studio-withholding-decline": Door("withholding", who="herself"),
    "studio-withholding-stop": Door("withholding", who="herself"),
    "desk-finance": Door(),
    "desk-finance-case": Door("loan"),
    "desk-finance-check": Door("loan"),
    "desk-finance-paper": Door("loan", more={"paper": "loan-paper"}),
    "desk-finance-step": Door("loan", more={"step": "checked"}, reads=False),
    "desk-finance-claim": Door("lent", reads=False),
    "desk-finance-answer": Door("claim-of-interest", more={"answer": "refused"}, reads=False),
    "desk-finance-person": Door("borrower"),
    **{f"desk-finance-{name}": Door("borrower", reads=False) for name in _PEOPLE},
    "desk-finance-part": Door("borrower", reads=False),
    "desk-finance-income": Door("borrower", asks=_INCOME),
    "desk-finance-income-look": Door("borrower", asks={"why-reason": "回访"}),
    "desk-finance-income-strike": Door("income", reads=False, asks={"reason": "记错了年份"}),
    "studio-finance-income": Door(who="herself"),
    "studio-finance-income-say": Door(who="herself"),
    "desk-finance-services": Door(),
    "desk-finance-funds": Door(),
    "desk-finance-budget-new": Door(reads=False),
    "desk-finance-budget": Door("budget"),
    "desk-finance-grant-new": Door("budget", reads=False),
    "desk-finance-grant": Door("grant-of-fund"),
    "desk-finance-use": Door("grant-of-fund", reads=False),
    "desk-finance-close": Door("grant-of-fund", reads=False),
    "desk-finance-void": Door("use-of-fund", reads=False),
    "desk-finance-voucher": Door("use-of-fund"),
    "desk-finance-terms": Door(),
    "desk-finance-terms-new": Door(reads=False),
}


def rows(world):
    """Her loan that begins, another woman's that is granted, an offer, and a grant with its use."""
    artisan = world.herself.artisan
    artisan.region = world.county
    artisan.save()
    hers, terms = person_of(artisan), some_terms(region=world.county)
    Person.objects.filter(pk=hers.pk).update(region=world.county)
    case = open_case(person=hers, terms=terms, facts=ASKED, by=world.herself)
    asked = open_case(
        person=a_person("桂花", world.county), terms=terms, facts=ASKED, by=world.herself
    )
    lent = granted(asked, world.officer)
    claim = claim_subsidy(case=lent, number=1, interest_fen=1000, officer=world.officer)
    paper = add_paper(case=case, name_zh="户口本", photo=PHOTO, by=world.herself)
    grant = a_grant(a_budget(world.officer), world.officer, person=hers)
    loan = Terms(Agreement.Purpose.LOAN, "凯里农商银行", 5000, 100)
    return {
        "terms": terms,
        "income": an_income(hers, world.officer),
        "borrower": hers,
        "loan": case,
        "loan-paper": paper,
        "lent": lent,
        "claim-of-interest": claim,
        "withholding": offer(artisan=artisan, terms=loan, by=world.officer.user),
        "budget": grant.budget,
        "grant-of-fund": grant,
        "use-of-fund": a_use(grant, world.officer),
    }
