"""A sale that was a mistake is divided no more; both facts stay in the books."""

from django.db import transaction
from django.utils import timezone

from sellers.ledger.services import reverse
from sellers.sharing.models import Division
from sellers.sharing.pieces import keys_of


@transaction.atomic
def take_back(*, key: str) -> bool:
    """`key`: of the sale's line. False: it was not divided, or taken back before."""
    rows = Division.objects.standing().filter(key__in=keys_of(key))
    done = [_take_back(each) for each in rows]
    return True in done


def _take_back(division: Division) -> bool:
    rows = Division.objects.standing().filter(pk=division.pk)
    if not rows.update(undone_at=timezone.now()):
        return False
    key = f"division:{division.key}"
    reverse(key=key, kind="division_undone", reference=division.reference)
    return True
