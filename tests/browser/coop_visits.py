"""A cooperative's members, grants, keepers, relations and shares, and her side of them."""

from tests.browser.visit import Visit, wrong


def room(name: str, row: str = "", **rest) -> Visit:
    """A keeper's page; `row` beside the cooperative's own number."""
    return Visit(name, who="keeper", row=row, more={"coop": "coop"}, **rest)


def wrong_in(name: str, row: str = "", **rest) -> Visit:
    sent = {"send": "main form[data-once]", "fails": True} | rest
    return room(name, row, **sent)


MEMBERS = [
    Visit("studio-cooperatives"),
    Visit("studio-coops-all"),
    Visit("studio-coop-join", row="coop"),
    Visit("studio-coop-pieces", row="member"),
    wrong("studio-coop-pieces", row="member", typed={"pieces_a_week": "0"}),
    *(
        Visit("studio-grant-give", row="member", more={"kind": kind})
        for kind in ("show", "price", "stock", "orders", "pay")
    ),
    Visit("studio-grant-end", row="show-grant"),
    Visit("studio-coop-leave", row="member"),
    Visit("studio-cooperatives", who="stranger"),
    room("coop-members"),
    room("coop-invite"),
    wrong_in("coop-invite"),
    room("coop-member", "member"),
    wrong_in("coop-member", "member", typed={"pieces_a_week": "0"}),
    room("coop-member-remove", "member"),
    room("coop-registration"),
    wrong_in("coop-registration", typed={"uscc": "12345"}),
    room("coop-keepers"),
    room("coop-keeper-new"),
    wrong_in("coop-keeper-new"),
    room("coop-keeper", "keeper"),
    room("coop-relations"),
    room("coop-relation-new"),
    wrong_in("coop-relation-new"),
    room("coop-relation-end", "relation"),
    wrong_in("coop-relation-end", "relation"),
]
SHARES = [
    Visit("studio-shares"),
    Visit("studio-shares", query="?month=2025-01"),
    Visit("studio-shares", who="stranger"),
    room("coop-shares"),
    room("coop-pay"),
    wrong_in("coop-pay", send="main form"),
    room("coop-pay-on"),
    room("coop-payments"),
    room("coop-payment-undo", "member-payment"),
    room("coop-divisions"),
    room("coop-funds"),
    room("coop-fund-new"),
    wrong_in("coop-fund-new"),
    room("coop-fund", "fund-spending"),
    room("coop-agreements"),
    room("coop-agreement-new"),
    wrong_in("coop-agreement-new", typed={"maker": "101"}),
    room(
        "coop-agreement-new",
        send="main form[data-once]",
        typed={"maker": "80.5", "welfare": "5", "material": "0", "from_day": "2099-01-01"},
    ),
    room("coop-agreement-withdraw", "agreement"),
]
PAGES = [
    Visit("coops", who="stranger"),
    room("coop-today"),
    room("coop-month"),
    room("coop-month", query="?month=2025-01"),
    room("coop-pack"),
    room("coop-pick"),
    room("coop-pickups"),
    room("coop-slips"),
    room("coop-labels"),
    room("coop-labels", query="?paper=label&phone=whole"),
    room("coop-box", "boxed"),
    wrong_in("coop-box", "boxed", send="main form", typed={"tracking_number": "快递单号"}),
]
# These answer a press, or with a file.
COOP_PRESSES = {
    "studio-coop-answer", "coop-member-answer", "studio-share-answer", "studio-shares-sheet",
    "coop-owed-sheet", "coop-month-sheet", "stock-take-approve", "coop-fund-receipt",
    "studio-fund-confirm", "studio-fund-receipt",
}  # fmt: skip
