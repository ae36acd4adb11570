"""The first count of many new works at once: the rows that `count_in` writes, in few statements."""

from collections.abc import Iterable
from uuid import uuid4

from django.db import transaction

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.stockroom.models import Movement, Shelf, Stock
from sellers.stockroom.moving import home_of

Opened = tuple[int, str, int | None]  # the work, its title, how many; None: made when ordered


@transaction.atomic
def open_stock(*, shop_id: int, works: Iterable[Opened], by: User | None) -> None:
    """Of works that nobody can have bought yet; their pieces lie at home."""
    works, home = list(works), home_of(shop_id)
    lying = [(work, title, pieces) for work, title, pieces in works if pieces]
    Stock.objects.bulk_create(Stock(work_id=work, on_hand=pieces) for work, _title, pieces in works)
    Shelf.objects.bulk_create(
        Shelf(work_id=work, place=home, pieces=pieces) for work, _title, pieces in lying
    )
    Movement.objects.bulk_create(
        Movement(
            work_id=work, title=title, place=home, pieces=pieces, by=by,
            reason=Movement.Reason.OPENING, key=f"{uuid4().hex}:{work}:{home.pk}",
        )
        for work, title, pieces in lying
    )  # fmt: skip
    refresh_public_pages()
