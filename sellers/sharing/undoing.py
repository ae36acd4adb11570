"""A sale that was a mistake is divided no more; both facts stay in the books.

What was paid out or spent meanwhile is not asked back of anybody: the cooperative bears it.
"""

from django.db import transaction
from django.utils import timezone

from sellers.ledger.models import Account
from sellers.ledger.queries import balance
from sellers.ledger.services import post
from sellers.sharing.books import coop_owner, laid_aside, owed
from sellers.sharing.models import Division
from sellers.sharing.paying import lock_books
from sellers.sharing.pieces import keys_of
from sellers.sharing.queries import owed_to

Purpose = Account.Purpose


@transaction.atomic
def take_back(*, key: str) -> bool:
    """`key`: of the sale's line. False: it was not divided, or taken back before."""
    rows = Division.objects.standing().filter(key__in=keys_of(key))
    done = [_take_back(each) for each in rows]
    return True in done


def _take_back(division: Division) -> bool:
    lock_books(division.cooperative_id)
    hers, welfare, material = _still_there(division)
    given = division.maker_fen + division.welfare_fen + division.material_fen
    rows = Division.objects.standing().filter(pk=division.pk)
    gone = given - hers - welfare - material
    if not rows.update(undone_at=timezone.now(), not_back_fen=gone):
        return False
    postings = laid_aside(division.cooperative_id, -welfare, -material)
    if division.maker_id is not None:
        postings += owed(division.cooperative_id, division.maker_id, -hers)
    if gone < given:
        key = f"division:{division.key}:undone"
        post(key=key, kind="division_undone", reference=division.reference, postings=postings)
    return True


def _still_there(division: Division) -> tuple[int, int, int]:
    """Of what each was given by it, what was not paid to her or spent of the funds since."""
    coop, maker = division.cooperative_id, division.maker_id
    owner = coop_owner(coop)
    hers = owed_to(coop, maker) if maker is not None else 0
    welfare, material = (
        -balance(purpose, owner) for purpose in (Purpose.WELFARE_FUND, Purpose.MATERIAL_FUND)
    )
    return (
        min(division.maker_fen, max(0, hers)),
        min(division.welfare_fen, max(0, welfare)),
        min(division.material_fen, max(0, material)),
    )
