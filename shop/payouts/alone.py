"""How much one person moves in a day, nobody else looking: a sum that the database guards.

Small batches, or small sums taken back, are no way around the limit: each takes of the same day's
sum, in a statement that finds no row where too little is left; two at once wait for each other.
"""

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from ground.accounts.models import User
from shop.payouts.errors import NeedsSecondPerson
from shop.payouts.models import AloneDay, Batch, Reversal


def take_alone(batch: Batch, by: User, fen: int) -> None:
    """Within the caller's transaction; nothing where two people act. Raises NeedsSecondPerson."""
    if batch.prepared_by_id != by.pk:
        return
    take_of_today(by, fen)


def take_of_today(by: User, fen: int) -> None:
    """Raises NeedsSecondPerson where too little of her day is left."""
    day = timezone.localdate()
    limit = {"limit_fen": settings.PAYOUT_ALONE_UP_TO_FEN}
    AloneDay.objects.get_or_create(user=by, day=day, defaults=limit)
    rows = AloneDay.objects.filter(user=by, day=day, fen__lte=F("limit_fen") - fen)
    if not rows.update(fen=F("fen") + fen):
        raise NeedsSecondPerson


def give_back_alone(batch: Batch) -> None:
    """Called off before anybody had its file: nothing of it was paid."""
    if batch.approved_by_id == batch.prepared_by_id:
        give_back_of_day(batch, batch.total_fen)


def give_back_of_day(act: Batch | Reversal, fen: int) -> None:
    """Of the day on which it was approved."""
    day = timezone.localdate(act.approved_at)
    AloneDay.objects.filter(user=act.approved_by_id, day=day).update(fen=F("fen") - fen)
