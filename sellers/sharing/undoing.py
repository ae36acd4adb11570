"""A sale that was a mistake is divided no more; both facts stay in the books."""

from django.db import transaction
from django.utils import timezone

from sellers.ledger.services import reverse
from sellers.sharing.models import Division


@transaction.atomic
def take_back(*, key: str) -> bool:
    """`key`: of the sale's line. False: it was not divided, or taken back before."""
    rows = Division.objects.standing().filter(key=key)
    division = rows.first()
    if division is None or not rows.update(undone_at=timezone.now()):
        return False
    reverse(key=f"division:{key}", kind="division_undone", reference=division.reference)
    return True
