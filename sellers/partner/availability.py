"""Oscar loads this module by its name; what is not here is Oscar's own."""

from django.utils.translation import gettext as _
from oscar.apps.partner.availability import Available, Base, StockRequired, Unavailable

__all__ = ["Available", "Base", "MadeWhenOrdered", "OnTheShelf", "StockRequired", "Unavailable"]

MOST_PIECES = 99  # of one work in one order; whoever wants more writes to the shop


class MadeWhenOrdered(Available):
    """Never sold out; nobody orders a thousand by a slip of the finger."""

    num_available = MOST_PIECES

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        if quantity > MOST_PIECES:
            return False, _("一次最多订 %(most)d 件") % {"most": MOST_PIECES}
        return True, ""


class OnTheShelf(StockRequired):
    """As many pieces as the stockroom has not promised to others."""

    def __init__(self, pieces: int) -> None:
        super().__init__(max(0, min(pieces, MOST_PIECES)))

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        if not self.num_available:
            return False, _("已售完")
        if quantity > self.num_available:
            return False, _("只有 %(most)d 件") % {"most": self.num_available}
        return True, ""
