"""A sale is divided piece by piece: the stockroom knows how the pieces of a work came."""

from django.db import transaction
from django.db.models import F, Q, Sum

from sellers.sharing.models import Division
from sellers.sharing.pieces import divide_pieces
from sellers.sharing.services import Sale, divide
from sellers.stockroom.models import Movement, Stock

Reason = Movement.Reason
_SAID = (Reason.OPENING, Reason.COUNTED, Reason.MADE, Reason.GIVEN_BACK)


@transaction.atomic
def divide_sale(*, cooperative_id: int, sale: Sale) -> list[Division]:
    """Online or by hand. Holds the work's stock row; of several works the lower id comes first."""
    if sale.work_id is None:
        return [divide(cooperative_id=cooperative_id, sale=sale)]
    Stock.objects.filter(work_id=sale.work_id).update(held=F("held"))
    otherwise = came_otherwise(sale.work_id)
    return divide_pieces(cooperative_id=cooperative_id, sale=sale, otherwise=otherwise)


def came_otherwise(work_id: int) -> int:
    """Pieces that came and were not paid by piece, less those their makers have back.

    What was lost or damaged, or is missing at a stock-take, stays counted: its maker had no part
    in that. A count that was put right by hand is put right here too.
    """
    rows = Movement.objects.filter(work_id=work_id)
    is_take = Q(reference__startswith="take:")
    sums = rows.aggregate(
        said=Sum(
            "pieces",
            filter=Q(reason__in=_SAID) & ~Q(reference__startswith="production:") & ~is_take,
        ),
        found=Sum("pieces", filter=is_take),
    )
    return (sums["said"] or 0) + max(0, sums["found"] or 0)
