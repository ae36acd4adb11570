from datetime import date

from django.db.models import Count, Q, QuerySet

from ground.regions.models import Division
from programme.finance.models import (
    Budget,
    Grant,
    Household,
    LoanCase,
    LoanTerms,
    Member,
    ServiceRecord,
)
from programme.finance.states import OPEN, State
from programme.record.models import Person
from programme.record.queries import hers, persons_for
from sellers.organs.models import Officer
from sellers.organs.queries import within


def terms_in_force(region: Division, day: date, special: str = "") -> QuerySet[LoanTerms]:
    """What holds where she lives, the nation's and her region's own.

    `special`: she is the Corps' or the state farms', whose terms are not the province's.
    """
    city = region.parent
    above = [region.pk, *([city.pk, city.parent_id] if city else [])]
    hers = Q(region__in=[pk for pk in above if pk], special=special)
    rows = LoanTerms.objects.filter(Q(region=None) | hers)
    begun, going = Q(from_on=None) | Q(from_on__lte=day), Q(until_on=None) | Q(until_on__gte=day)
    return rows.filter(begun, going).select_related("region")


def terms_for(officer: Officer) -> QuerySet[LoanTerms]:
    """The nation's, and those of her region and below."""
    rows = LoanTerms.objects.all()
    if officer.organ.region_id:
        rows = rows.filter(Q(region=None) | within(officer.organ, "region", "special"))
    return rows.select_related("region__parent__parent")


def household_of(person: Person) -> Household | None:
    row = Member.objects.filter(hers(person), until=None).select_related("household").first()
    return row.household if row else None


def _reached(officer: Officer, field: str = "person") -> Q:
    """Rows of women whom she may see, on whichever of a woman's rows they stand."""
    persons = persons_for(officer).order_by().values("pk")
    return Q(**{f"{field}__in": persons}) | Q(**{f"{field}__same_as__in": persons})


def cases_for(officer: Officer) -> QuerySet[LoanCase]:
    rows = LoanCase.objects.filter(_reached(officer))
    return rows.select_related("person__artisan__user", "person__region__parent__parent", "terms")


def cases_of(person: Person) -> QuerySet[LoanCase]:
    return LoanCase.objects.filter(hers(person)).select_related("terms")


def open_cases_of(person: Person, kind: str) -> QuerySet[LoanCase]:
    """Hers or, of a loan given to a household, her household's."""
    whose = hers(person)
    household = household_of(person)
    if household and kind in LoanTerms.BY_HOUSEHOLD:
        whose |= Q(household=household)
    return LoanCase.objects.filter(whose, kind=kind, state__in=OPEN)


def waiting_cases(officer: Officer) -> QuerySet[LoanCase]:
    """The next step is the office's."""
    ours = [State.INTEREST, State.CHECKED, State.PAPERS, State.RECOMMENDED]
    return cases_for(officer).filter(state__in=ours).order_by("moved_at", "pk")


def budgets_for(officer: Officer) -> QuerySet[Budget]:
    """Of her own kind of organ, in its region and below."""
    rows = Budget.objects.filter(within(officer.organ, "organ__region", "organ__special"))
    return rows.filter(organ__kind=officer.organ.kind).select_related("organ")


def grants_for(officer: Officer) -> QuerySet[Grant]:
    rows = Grant.objects.filter(budget__in=budgets_for(officer).order_by().values("pk"))
    return rows.select_related("budget__organ", "person__artisan__user")


def services_for(officer: Officer) -> QuerySet[ServiceRecord]:
    rows = ServiceRecord.objects.filter(_reached(officer))
    return rows.select_related("person", "organ", "given_by")


def services_of(person: Person) -> QuerySet[ServiceRecord]:
    return ServiceRecord.objects.filter(hers(person)).select_related("organ")


def counts_by_state(officer: Officer) -> list[tuple[str, str, int]]:
    """Each state that somebody is in: its name, its label, how many."""
    rows = cases_for(officer).select_related(None).order_by()
    counted = dict(rows.values_list("state").annotate(Count("pk")))
    return [(each.value, str(each.label), counted[each]) for each in State if each in counted]


def open_cases(person: Person) -> QuerySet[LoanCase]:
    return cases_of(person).filter(state__in=OPEN)
