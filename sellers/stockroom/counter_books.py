"""A sale by hand in the cooperative's own books; an artisan's own cash is hers alone."""

from typing import Any

from django.utils import timezone

from sellers.ledger.models import Account
from sellers.ledger.services import Posting, post, reverse
from sellers.sharing.books import coop_owner
from sellers.sharing.paying import lock_books
from sellers.sharing.services import Sale
from sellers.sharing.undoing import take_back
from sellers.stockroom.dividing import divide_sale
from sellers.stockroom.models import CounterSale

Purpose = Account.Purpose


def post_sale(sale: CounterSale, work: Any) -> None:
    """Taken, then divided as agreed when the work began."""
    coop = sale.place.shop.cooperative_id
    if coop is None:
        return
    key, owner = f"counter:{sale.pk}", coop_owner(coop)
    sides = [
        Posting(Purpose.COUNTER, sale.amount_fen, owner),
        Posting(Purpose.COOPERATIVE, -sale.amount_fen, owner),
    ]
    post(key=key, kind="counter_sale", reference=key, postings=sides)
    divide_sale(cooperative_id=coop, sale=_line(sale, work))


def _line(sale: CounterSale, work: Any) -> Sale:
    """A numbered piece may have another maker than its work."""
    key = f"counter:{sale.pk}"
    hers = sale.piece.maker_id if sale.piece else None
    return Sale(
        key=key,
        reference=key,
        title=work.title,
        pieces=sale.pieces,
        share_fen=sale.amount_fen,
        maker_id=hers or work.maker_id,
        begun_on=timezone.localdate(work.date_created),
        sold_at=sale.sold_at,
        work_id=work.pk,
    )


def hold_books(sale: CounterSale) -> None:
    """Before the work's stock, so that what is undone and what is paid wait for each other."""
    coop = sale.place.shop.cooperative_id
    if coop is not None:
        lock_books(coop)


def reverse_sale(sale: CounterSale) -> None:
    """Both facts stay, and their opposites stand beside them."""
    reference = f"counter:{sale.pk}"
    reverse(key=reference, kind="counter_undone", reference=reference)
    take_back(key=reference)
