"""What the loans and the services keep of her, and what she lets be kept back of her income."""

from typing import Any

from ground.accounts.models import User
from programme.finance.incomes import incomes_of
from programme.finance.models import Grant, SubsidyClaim
from programme.finance.queries import cases_of, services_of
from programme.record.models import Person
from programme.record.queries import hers
from sellers.withholdings.queries import agreements_of, takings_of


def finance_parts(person: Person) -> dict[str, Any]:
    cases = cases_of(person)
    claims = SubsidyClaim.objects.filter(case__in=cases.order_by().values("pk"))
    return {
        "loans": list(
            cases.values(
                "kind", "state", "amount_fen", "purpose_zh", "bank_zh", "granted_fen",
                "granted_on", "due_on", "extended_to", "overdue_on", "reason", "opened_at",
            )
        ),
        "interest_given_back": list(
            claims.values("year", "interest_fen", "rule", "subsidy_fen", "state", "settled_on")
        ),
        "household_income": [
            {"year": row.year, "when": row.moment, "amount_fen": row.amount_fen, "on": row.on}
            for row in incomes_of(person)
        ],
        "services": list(services_of(person).values("kind", "happened_on", "outcome_zh")),
        "grants": list(
            Grant.objects.filter(hers(person)).values("purpose_zh", "amount_fen", "used_fen")
        ),
    }  # fmt: skip


def withheld_parts(user: User) -> dict[str, Any]:
    agreements = agreements_of(user).values(
        "purpose", "payee_zh", "total_fen", "taken_fen", "share", "state", "words", "signed_at",
        "ended_at",
    )  # fmt: skip
    takings = takings_of(user).values("payout", "paid_from_fen", "amount_fen", "state")
    return {"withholdings": list(agreements), "withheld": list(takings)}
