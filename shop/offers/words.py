"""An offer in one line, such as "满 ¥100.00 减 ¥20.00"."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.money.formats import format_fen
from shop.offers.models import Offer


def said_of(offer: Offer) -> str:
    names = {
        "percent": offer.percent,
        "fen": format_fen(offer.amount_fen or 0),
        "whole": format_fen(offer.from_fen),
    }
    if offer.percent:
        said = _("满 %(whole)s 减 %(percent)d%%") if offer.from_fen else _("减 %(percent)d%%")
    else:
        said = _("满 %(whole)s 减 %(fen)s") if offer.from_fen else _("减 %(fen)s")
    return said % names


def english_of(offer: Offer) -> str:
    """For a seller who writes no English."""
    with override("en"):
        return said_of(offer)
