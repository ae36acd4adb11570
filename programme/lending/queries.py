"""Which lendings an officer sees, and what there is to borrow in her region."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from programme.lending.models import Lending
from programme.training.models import Run, Site, Trainer
from programme.training.queries import runs_for, sites_for, trainers_for
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import organs_of, within

State = Lending.State
OPEN = (State.ASKED, State.AGREED, State.USED)


def lendings_for(officer: Officer) -> QuerySet[Lending]:
    """On either side her organ, or one of its kind below it."""
    organs = organs_of(officer)
    rows = Lending.objects.filter(Q(lender__in=organs) | Q(borrower__in=organs))
    return rows.select_related(
        "site", "trainer__site", "lender", "borrower", "run__course", "asked_by", "decided_by"
    )


def asked_of(officer: Officer) -> QuerySet[Lending]:
    """That wait for her organ's answer."""
    return lendings_for(officer).filter(lender=officer.organ, state=State.ASKED)


def overdue_for(officer: Officer) -> QuerySet[Lending]:
    """In use past their last day."""
    today = timezone.localdate()
    return lendings_for(officer).filter(state=State.USED, until_on__lt=today)


def sites_to_borrow(officer: Officer) -> QuerySet[Site]:
    return sites_for(officer).filter(is_active=True).exclude(organ=officer.organ)


def teachers_to_borrow(officer: Officer) -> QuerySet[Trainer]:
    rows = Trainer.objects.in_force().filter(pk__in=trainers_for(officer))
    return rows.exclude(site__organ=officer.organ).select_related("site__organ")


def organs_to_ask(officer: Officer) -> QuerySet[Organ]:
    """Of her region, of what lies in it, and of what holds it."""
    region = officer.organ.region_id
    above = [f"{region[:2]}0000", f"{region[:4]}00"] if region else []
    near = within(officer.organ, "region", "special") | Q(region__in=above) | Q(region=None)
    return Organ.objects.filter(near).exclude(pk=officer.organ_id)


def runs_to_serve(officer: Officer) -> QuerySet[Run]:
    """Her organ's own, that are not over."""
    alive = [Run.State.PLANNED, Run.State.OPEN]
    return runs_for(officer).filter(organ=officer.organ, state__in=alive)
