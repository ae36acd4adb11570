"""What the buyer saw when she pressed the button, signed, so that she pays nothing else."""

from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from ground.money.formats import format_fen
from shop.checkout.queries import Bill
from shop.offers.models import Offer

_SALT = "checkout.seen"


def seal(basket: Any, bill: Bill) -> str:
    return signing.dumps({"basket": basket.pk} | bill.facts(), salt=_SALT, compress=True)


def unseal(token: str) -> dict[str, Any]:
    """Empty: nothing of ours was seen."""
    try:
        return dict(signing.loads(token, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return {}


def changes(seen: dict[str, Any], bill: Bill) -> list[str]:
    """What is different now, in sentences; empty: nothing."""
    now = bill.facts()
    if {key: seen.get(key) for key in now} == now or _is_less_postage(seen, now):
        return []
    said = [
        *_lost_offers(seen.get("lines", {}), now["lines"]),
        *_changed_lines(seen.get("lines", {}), bill),
        *_changed_postage(seen, bill),
    ]
    return said or [_("购物篮里的作品变了。")]


def _is_less_postage(seen: dict[str, Any], now: dict[str, Any]) -> bool:
    """The same works, and no postage is more than was shown: she fetches some of it herself.

    Where none was known the works' sum was shown, and that postage comes on top: nothing does.
    """
    was = seen.get("postage", {})
    return seen.get("lines") == now["lines"] and all(
        isinstance(fen, int) and fen <= (was.get(key) or 0) for key, fen in now["postage"].items()
    )


def _lost_offers(was: dict[str, list[int]], now: dict[str, list[int]]) -> list[str]:
    """Offers that lowered a price when she looked, and lower none any more."""
    lost = {row[2] for row in was.values() if row[2:]} - {row[2] for row in now.values()}
    told = _("优惠「%(name)s」现在用不上了：它刚刚结束或用完了，或者作品变了。")
    return [told % {"name": offer.name} for offer in Offer.objects.filter(pk__in=lost)]


def is_first_sum(seen: dict[str, Any], bill: Bill) -> bool:
    """Nothing changed but that the postage, not to be known before, is known now."""
    now, was = bill.facts(), seen.get("postage", {})
    return seen.get("lines") == now["lines"] and all(
        key in was and was[key] in {None, fen} for key, fen in now["postage"].items()
    )


def _changed_lines(seen: dict[str, list[int]], bill: Bill) -> list[str]:
    said = []
    for row in (row for quote in bill.quotes for row in quote.part.rows):
        names = {"title": row.work.local_title, "pieces": row.line.quantity}
        was = seen.get(row.line.line_reference)
        if was is None:
            said.append(_("新加了「%(title)s」。") % names)
        elif was[0] != row.line.quantity:
            said.append(_("「%(title)s」现在是 %(pieces)s 件。") % names)
        elif was[1] != row.price_fen:
            prices = {"old": format_fen(was[1]), "new": format_fen(row.price_fen)}
            said.append(_("「%(title)s」的价格从 %(old)s 变为 %(new)s。") % (names | prices))
    return said


def _changed_postage(seen: dict[str, Any], bill: Bill) -> list[str]:
    said = []
    was = seen.get("postage", {})
    for quote in bill.quotes:
        key = str(quote.part.shop.pk)
        if quote.postage_fen is not None and was.get(key, 0) != quote.postage_fen:
            names = {
                "shop": quote.part.shop.local_name,
                "fen": format_fen(quote.postage_fen),
            }
            said.append(_("%(shop)s 的邮费是 %(fen)s。") % names)
    return said
