"""Two invented loans, a fund with its voucher, a service, and an agreement that waits for her."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from ground.regions.models import Division
from marketplace.demo.drawings import a_paper
from marketplace.demo.market import Market
from programme.finance import funds, incomes, services
from programme.finance.models import Budget, Income, LoanCase, LoanTerms, ServiceRecord
from programme.finance.serving import note_service
from programme.finance.subsidies import claim_subsidy, note_subsidy_paid
from programme.finance.terms import load_terms
from programme.record.models import Person, Step
from programme.record.services import person_of, register_person
from sellers.organs.models import Officer
from sellers.withholdings.models import Agreement
from sellers.withholdings.services import Terms, offer

GUIZHOU, KAILI = "520000", "522601"
BANK = "演示银行"


@transaction.atomic
def load_finance(market: Market, users: dict[str, User]) -> None:
    """A second time the same."""
    load_terms()
    if Budget.objects.filter(is_demo=True).exists():
        return
    officer = Officer.objects.select_related("organ__region", "user").get(user=users["officer"])
    terms = _terms()
    hers = person_of(market.artisans["A01"])
    _begun(hers, terms, officer)
    _lent(terms, officer)
    _fund(hers, officer)
    today = timezone.localdate()
    said = {"kind": "guidance", "outcome_zh": "一起算了绣花的工时和价钱"}
    note_service(person=hers, happened_on=today - timedelta(days=20), officer=officer, **said)
    ServiceRecord.objects.filter(person=hers).update(is_demo=True)
    _income(hers, market.artisans["A01"].user, officer)
    loan = Terms(Agreement.Purpose.MATERIAL, "云岭合作社（演示）", 60_000, 100)
    agreement = offer(artisan=market.artisans["A01"], terms=loan, by=officer.user)
    Agreement.objects.filter(pk=agreement.pk).update(is_demo=True)


def _income(person: Person, by: Any, officer: Officer) -> None:
    """She agreed herself, and told it before and at a follow-up."""
    incomes.agree(person=person, by=by)
    today = timezone.localdate()
    for moment, years, fen in (("before", 2, 1_400_000), ("after", 1, 2_650_000)):
        on = today - timedelta(days=365 * years - 300)
        facts = {"moment": moment, "year": on.year - 1, "source": "她自己算的", "on": on}
        incomes.note_income(person=person, amount_fen=fen, facts=facts, officer=officer)
    Income.objects.filter(person=person).update(is_demo=True)


def _terms() -> LoanTerms:
    return LoanTerms.objects.create(
        kind=LoanTerms.Kind.STARTUP,
        region=Division.objects.get(code=GUIZHOU),
        from_on=date(2023, 1, 1),
        ceiling_fen=30_000_000,
        months=36,
        subsidy="1,2/3,1/3",
        who_zh="演示：残疾人个人创业",
        who_en="Demo: disabled people who start a business",
        source="演示通知，不是真的",
    )


def _asked(person: Person, terms: LoanTerms, officer: Officer, **facts: Any) -> LoanCase:
    case = services.open_case(person=person, terms=terms, facts=facts, by=officer.user)
    LoanCase.objects.filter(pk=case.pk).update(is_demo=True)
    services.note_checked(case=case, officer=officer)
    services.ask_papers(case=case, officer=officer)
    return case


def _begun(person: Person, terms: LoanTerms, officer: Officer) -> None:
    _asked(person, terms, officer, amount_fen=5_000_000, purpose_zh="买一台绣花机")


def _lent(terms: LoanTerms, officer: Officer) -> None:
    """Two years ago; the first year's interest was given back."""
    facts = {"name_zh": "杨阿桂", "place_zh": "演示村", "is_demo": True}
    region = Division.objects.get(code=KAILI)
    person = register_person(officer=officer, facts={**facts, "region": region})
    case = _asked(person, terms, officer, amount_fen=8_000_000, purpose_zh="开蜡染坊")
    services.recommend(case=case, officer=officer)
    services.hand_to_bank(case=case, bank_zh=BANK, officer=officer)
    begin = timezone.localdate() - timedelta(days=760)
    lent = {"granted_fen": 8_000_000, "granted_on": begin, "due_on": begin + timedelta(days=1095)}
    services.note_granted(case=case, officer=officer, facts=lent)
    claim = claim_subsidy(case=case, number=1, interest_fen=348_000, officer=officer)
    note_subsidy_paid(claim=claim, paid_on=begin + timedelta(days=400), officer=officer)


def _fund(person: Person, officer: Officer) -> None:
    day = timezone.localdate() - timedelta(days=30)
    facts = {
        "year": day.year,
        "name_zh": "手工就业扶持（演示）",
        "total_fen": 50_000_000,
        "source": "演示文件，不是真的",
    }
    budget = funds.open_budget(officer=officer, facts=facts)
    Budget.objects.filter(pk=budget.pk).update(is_demo=True)
    given = {"person": person, "purpose_zh": "买绣架和灯", "amount_fen": 120_000}
    grant = funds.grant(budget=budget, officer=officer, facts=given)
    paid = funds.Paid(80_000, day, "绣架两个", a_paper())
    funds.use(grant=grant, paid=paid, officer=officer)
    bought = Step.objects.filter(person=person, about_zh=given["purpose_zh"])
    bought.update(about_en="An embroidery frame and a lamp")
