"""Examples for every private address about orders for work: her keepers' and her own."""

from sellers.cooperatives.models import Cooperative
from sellers.production.checking import appeal
from sellers.production.guides import show_recording
from sellers.production.models import (
    Appeal,
    Assignment,
    Check,
    Delivery,
    Instruction,
    Material,
    MaterialMove,
    ProductionOrder,
)
from sellers.production.services import draft
from tests.catalog.studio.hers import a_recording
from tests.sellers.production.making import (
    REJECT,
    an_offer,
    an_open_order,
    handed_in,
    in_hand,
    judged,
    wanted,
)

_KEEPERS = {
    "production": "cooperative", "production-new": "cooperative",
    "production-checks": "cooperative", "production-check": "p-delivery",
    "production-appeal": "p-appeal", "production-guide-file": "p-guide",
    "production-guide-remove": "p-guide", "production-material-remove": "p-material",
    "production-assignment": "p-hers", "production-withdraw": "p-offer",
    "production-receive": "p-hers", "production-hand-over": "p-hers",
    "production-settle": "p-hers", "production-move": "p-hers", "production-order": "p-order",
    "production-change": "p-draft", "production-start": "p-draft", "production-end": "p-draft",
    "production-offer": "p-order", "production-guide": "p-order",
    "production-materials": "p-order", "production-print": "p-order",
}  # fmt: skip
_HERS = {
    "studio-assignment": "p-hers", "studio-assignment-answer": "p-offer",
    "studio-assignment-made": "p-hers", "studio-assignment-hand-in": "p-hers",
    "studio-rejection": "p-check", "studio-guide-file": "p-guide",
}  # fmt: skip
ABOUT_PRODUCTION = _KEEPERS | _HERS
OWN_PRODUCTION = {"studio-assignments"}
PRODUCTION_MODELS = [
    Appeal, Assignment, Check, Delivery, Instruction, Material, MaterialMove, ProductionOrder,
]  # fmt: skip


def rows(cooperative, member):
    """One order with all there is about it; she has some in hand, and was asked for another."""
    by = cooperative.keepers.order_by("pk").first().user
    order = an_open_order(cooperative, pieces=20)
    guide = show_recording(
        order=order, file=a_recording(), told="audio/mpeg", words="先画样，再绣", by=by
    )
    hers = in_hand(order, member, pieces=8)
    handed = handed_in(hers, 4)
    rejected = judged(handed, REJECT, 1, by)
    return {
        "cooperative": cooperative,
        "p-order": order,
        "p-draft": draft(cooperative=cooperative, wanted=wanted(), by=by),
        "p-guide": guide,
        "p-material": order.materials.create(name="丝线", unit="束", per_piece="1.5"),
        "p-hers": hers,
        "p-offer": an_offer(an_open_order(cooperative), member),
        "p-delivery": handed,
        "p-check": rejected,
        "p-appeal": appeal(check_made=rejected, words="布是你们给的", by=None),
    }


def path(name, world):
    """What stands in the address."""
    row = world[ABOUT_PRODUCTION[name]]
    coop = {"coop": world["cooperative"].pk} if name in _KEEPERS else {}
    more = {"material": world["p-material"].pk} if name == "production-move" else {}
    return coop | more | ({} if isinstance(row, Cooperative) else {"pk": row.pk})
