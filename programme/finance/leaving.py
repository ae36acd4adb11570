"""She goes: what counted stays counted; papers go, and her own words with them."""

from django.db import transaction
from django.utils import timezone

from programme.finance.incomes import take_back
from programme.finance.models import CaseMove, LoanCase, Member, ServiceRecord
from programme.finance.papers import destroy_papers
from programme.finance.states import BEFORE_BANK, State
from programme.record.queries import hers, known_person
from sellers.artisans.models import Artisan


@transaction.atomic
def leave(*, artisan: Artisan) -> None:
    """What lies with a bank or was granted is recorded to its end."""
    person = known_person(artisan)
    if person is None:
        return
    now = timezone.now()
    take_back(person=person, by=None)
    for case in LoanCase.objects.filter(hers(person)):
        destroy_papers(case)
        begun = LoanCase.objects.filter(pk=case.pk, state__in=BEFORE_BANK)
        if begun.update(state=State.WITHDRAWN, moved_at=now):
            CaseMove.objects.create(case=case, state=State.WITHDRAWN)
    LoanCase.objects.filter(hers(person)).update(purpose_zh="")
    ServiceRecord.objects.filter(hers(person)).update(outcome_zh="—")
    Member.objects.filter(hers(person), until=None).update(until=timezone.localdate())
