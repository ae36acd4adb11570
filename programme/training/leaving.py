"""She goes: her place is free, and what she said of herself goes with her; the count stays."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ground.accounts.models import User
from programme.training.enrolling import withdraw
from programme.training.errors import NotNow
from programme.training.models import Enrolment, Followup, Trainer
from sellers.artisans.models import Artisan

_OPEN = [Enrolment.State.WAITING, Enrolment.State.ENROLLED]


@transaction.atomic
def leave_training(*, artisan: Artisan, by: User) -> None:
    """Before her record forgets her."""
    mine = Enrolment.objects.filter(
        Q(person__artisan=artisan) | Q(person__same_as__artisan=artisan)
    )
    for row in mine.filter(state__in=_OPEN, run__state="open").select_related("run__course"):
        try:
            withdraw(enrolment=row, by=by)
        except NotNow:
            continue
    pks = list(mine.values_list("pk", flat=True))
    Enrolment.objects.filter(pk__in=pks).update(access_text="", access_answer="", reason="—")
    Followup.objects.filter(enrolment__in=pks).update(note="")


def leave_teaching(*, user: User) -> None:
    """No grant outlives the account."""
    Trainer.objects.filter(user=user, ended_at=None).update(ended_at=timezone.now())
