"""Examples for every private address about members, grants, keepers, relations and shares.

An address that begins with the cooperative's number is its keepers'; the others are hers.
"""

from datetime import date

from ground.sheets.models import SheetImport
from sellers.cooperatives.models import Grant, Membership, Relation
from sellers.sharing.models import Agreement, FundSpending, MemberPayment
from sellers.sharing.receipts import keep_receipt
from tests.cast import a_member, an_artisan
from tests.flows.cards import ABOUT_CARDS, OWN_CARDS
from tests.flows.coop_pages import ABOUT_PAGES, OWN_PAGES, page_rows
from tests.flows.counter import ABOUT_COUNTER, COUNTER_MODELS, counter_rows
from tests.flows.imports import ABOUT_SHEETS, MORE_OF_SHEETS, a_bulk_change, a_sheet
from tests.flows.stockroom import ABOUT_STOCK, STOCK_MODELS, stock_rows
from tests.sellers.sharing.shares import an_agreement

ABOUT_COOPS = {
    "studio-coop-join": "coop", "studio-coop-answer": "invited", "studio-coop-pieces": "member",
    "studio-grant-give": "member", "studio-grant-end": "pay-grant", "studio-coop-leave": "member",
    "studio-share-answer": "member-payment",
    "coop-members": "coop", "coop-invite": "coop", "coop-member": "member",
    "coop-member-answer": "asking", "coop-member-remove": "member", "coop-registration": "coop",
    "coop-keepers": "coop", "coop-keeper-new": "coop", "coop-keeper": "keeper",
    "coop-relations": "coop", "coop-relation-new": "coop", "coop-relation-end": "relation",
    "coop-shares": "coop", "coop-owed-sheet": "coop", "coop-pay": "coop", "coop-pay-on": "coop",
    "coop-payments": "coop", "coop-funds": "coop", "coop-fund-new": "coop",
    "coop-fund": "fund-spending", "coop-fund-receipt": "fund-spending",
    "studio-fund-confirm": "fund-spending", "studio-fund-receipt": "fund-spending",
    "coop-payment-undo": "member-payment", "coop-divisions": "coop", "coop-agreements": "coop",
    "coop-agreement-new": "coop", "coop-agreement-withdraw": "agreement",
    **ABOUT_CARDS, **ABOUT_PAGES, **ABOUT_SHEETS, **ABOUT_STOCK, **ABOUT_COUNTER,
}  # fmt: skip
OWN_COOPS = {
    "studio-cooperatives", "studio-coops-all", "studio-shares", "studio-shares-sheet",
    *OWN_CARDS, *OWN_PAGES,
}  # fmt: skip
COOP_MODELS = [
    Membership, Grant, Relation, MemberPayment, Agreement, FundSpending, SheetImport, *STOCK_MODELS,
    *COUNTER_MODELS,
]  # fmt: skip
KEEPERS = ("coop-", "stock", "counter")
# What any artisan may ask of any cooperative: to join it.
OPEN_TO_ARTISANS = {"studio-coop-join"}


def coop_rows(cooperative, member, elsewhere):
    """`elsewhere`: a cooperative that invites her."""
    lead = cooperative.keepers.get()
    return {
        **page_rows(cooperative),
        **stock_rows(cooperative, member),
        **counter_rows(cooperative),
        "coop": cooperative,
        "keeper": lead,
        "member": member,
        "sheet": a_sheet(cooperative, lead.user),
        "bulk": a_bulk_change(cooperative, lead.user),
        "invited": a_member(elsewhere, member.artisan, [], state="invited", joined_on=None),
        "asking": a_member(
            cooperative, an_artisan("问问", "Wenwen"), [], state="asked", joined_on=None
        ),
        "pay-grant": member.grants.get(kind="pay"),
        "relation": Relation.objects.create(
            cooperative=cooperative, model="mutual", agreed_on=date(2026, 3, 1),
            recorded_by=lead.user,
        ),
        "member-payment": MemberPayment.objects.create(
            cooperative=cooperative, artisan=member.artisan, way="hand", amount_fen=500,
            paid_by=lead.user,
        ),
        "agreement": an_agreement(cooperative, since=date(2099, 1, 1)),
        "fund-spending": FundSpending.objects.create(
            cooperative=cooperative, fund="welfare", amount_fen=500, words="接送大家去体检",
            spent_on=date(2026, 3, 1), recorded_by=lead.user,
            receipt=keep_receipt(b"a receipt", lead.user),
        ),
    }  # fmt: skip


def coop_path(name, row, cooperative):
    """What stands in the address."""
    if not name.startswith(KEEPERS):
        return {"pk": row.pk, **({"kind": "show"} if name == "studio-grant-give" else {})}
    more = MORE_OF_SHEETS.get(name, {})
    return {"coop": cooperative.pk, **more, **({} if row == cooperative else {"pk": row.pk})}
