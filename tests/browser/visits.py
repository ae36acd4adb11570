"""Every page of studio and desk: who visits it, about which row, in which state."""

from catalog.fact_forms import FACTS
from ground.money.months import Month
from tests.browser.card_visits import CARD_PRESSES, CARDS
from tests.browser.coop_visits import COOP_PRESSES, MEMBERS, PAGES, SHARES
from tests.browser.counter_visits import COUNTER
from tests.browser.insight_visits import INSIGHT, INSIGHT_PRESSES
from tests.browser.offer_visits import OFFERS
from tests.browser.outlet_visits import OUTLETS
from tests.browser.production_visits import HERS, KEEPERS, PRODUCTION_PRESSES
from tests.browser.programme_visits import PROGRAMME, PROGRAMME_PRESSES
from tests.browser.sending_visits import SENDING
from tests.browser.sheet_visits import SHEET_PRESSES, SHEETS
from tests.browser.stock_visits import STOCK
from tests.browser.trust_visits import TRUST, TRUST_PRESSES
from tests.browser.visit import Visit, wrong

WORKS = [
    Visit("studio-works"),
    Visit("studio-works", query="?state=draft"),
    Visit("studio-work-new"),
    wrong("studio-work-new", button="[value=publish]"),
    *(Visit("studio-work", row=row) for row in ("work", "draft", "asked", "spoken")),
    Visit("studio-work-listed", row="work"),
    Visit("studio-work-listed", row="asked"),
    *(Visit("studio-fact", row="work", more={"name": fact}) for fact in FACTS),
    Visit("studio-price", row="work"),
    wrong("studio-price", row="work", typed={"price": "abc"}),
    Visit("studio-stock", row="work"),
    wrong("studio-stock", row="work", typed={"pieces": "-1"}),
    Visit("studio-photos", row="work"),
    wrong("studio-photos", row="work", send="main form[enctype]"),
    Visit("studio-photo-words", row="work", more={"place": "place"}),
    wrong("studio-photo-words", row="work", more={"place": "place"}, typed={"alt_zh": ""}),
    Visit("studio-work-delete", row="draft"),
    Visit("studio-voice", row="spoken"),
    wrong("studio-voice", row="spoken", send="main form[enctype]"),
    Visit("studio-voice-words", row="spoken"),
    wrong("studio-voice-words", row="spoken", typed={"title": ""}),
    Visit("studio-work", row="made"),
]
ORDERS = [
    *(Visit("seller-order", row=row) for row in ("new", "accepted", "sent", "handed", "making")),
    wrong(
        "seller-order",
        row="accepted",
        send="form[action*='/send/']",
        typed={"tracking_number": "快递单号"},
    ),
    Visit("part-decline", row="new"),
    wrong("part-decline", row="new"),
    Visit("part-slip", row="accepted"),
    Visit("part-label", row="accepted"),
    Visit("part-photos", row="making"),
    wrong("part-photos", row="making", send="main form[enctype]"),
    Visit("part-photo-back", row="making", more={"photo_pk": "photo"}),
    Visit("parcel", row="hers"),
    wrong("parcel", row="hers", typed={"tracking_number": "快递单号"}),
    Visit("parcel", row="parcel"),
    Visit("parcel-slip", row="hers"),
    Visit("parcel-label", row="hers"),
]
RETURNS = [
    Visit("studio-returns"),
    Visit("studio-return", row="asked-back"),
    wrong("studio-return", row="asked-back"),
    wrong("studio-return", row="sent-back"),
    Visit("studio-return", row="return"),
    Visit("money-returns", who="operator"),
    Visit("money-returns", who="operator", query="?show=all"),
    Visit("money-return", who="operator", row="return"),
    wrong("money-return", who="operator", row="return"),
    Visit("money-refunds", who="operator"),
    Visit("money-refund", who="operator", row="refund"),
    wrong("money-refund", who="operator", row="refund", send="main form.stack"),
]
HERSELF = [
    Visit("studio"),
    Visit("studio-shop"),
    Visit("shop-abroad", row="shop"),
    wrong("shop-abroad", "main form[data-once]", row="shop", typed={"asia_first": "many"}),
    wrong("studio-shop", send="form[action*='/rest/']"),
    Visit("studio-income"),
    Visit("studio-income", query="?month=2025-01"),
    Visit("studio-payout"),
    Visit("studio-payout-change", row="shop"),
    wrong("studio-payout-change", row="shop"),
    Visit("studio-payout-stop", row="account"),
    Visit("studio-payout-stripe", row="shop"),
    Visit("studio-payout-stripe", row="shop", query="?again=1"),
    Visit("studio-payout-collect", row="shop"),
    wrong("studio-payout-collect", row="shop"),
    Visit("studio-helpers"),
    Visit("studio-helper-add"),
    wrong("studio-helper-add"),
    Visit("studio-register"),
    Visit("consents"),
    Visit("account"),
    wrong("account", send="main form[action$='/account/']", typed={"email": "x"}),
    Visit("account-delete"),
]
OTHERS = [
    Visit("studio", who="acting"),
    Visit("studio-works", who="acting"),
    Visit("studio-work", who="acting", row="asked"),
    Visit("seller-order", who="acting", row="new"),
    Visit("studio-work-new", who="acting"),
    Visit("studio-price", who="acting", row="work", status=403),
    Visit("studio-voice", who="acting", row="made"),
    Visit("studio-income", who="acting", status=404),
    Visit("studio-helping", who="helper"),
    Visit("studio-helping", who="offered"),
    Visit("studio", who="keeper"),
    Visit("studio-shop", who="keeper"),
    Visit("studio-works", who="keeper"),
    Visit("studio-work-new", who="keeper"),
    Visit("studio-work", who="keeper", row="kept"),
    Visit("studio-vouching", who="keeper"),
    Visit("studio-vouched-helper", who="keeper", row="known"),
    wrong("studio-vouched-helper", who="keeper", row="known"),
    Visit("studio-payout", who="keeper"),
    Visit("studio-payout-agree", who="keeper", row="collecting"),
    wrong("studio-payout-agree", who="keeper", row="collecting"),
    Visit("parcels", who="keeper"),
    Visit("parcel", who="keeper", row="parcel"),
    wrong("parcel", who="keeper", row="parcel", typed={"tracking_number": "快递单号"}),
    Visit("parcel-label", who="keeper", row="parcel"),
    Visit("parcels"),
    Visit("studio-vouching"),
]
NEWCOMERS = [
    Visit("studio", who="newcomer"),
    Visit("studio-register", who="newcomer"),
    wrong("studio-register", who="newcomer", typed={"name": "", "place": ""}),
    Visit("studio-proof", who="newcomer"),
    wrong("studio-proof", who="newcomer"),
    Visit("studio-guardian", who="newcomer"),
    wrong("studio-guardian", who="newcomer"),
    Visit("studio", who="waiting"),
    Visit("studio", who="stranger"),
    Visit("studio-income", who="stranger"),
    Visit("studio-work-new", who="stranger"),
    Visit("studio-shop", who="stranger"),
    Visit("studio-helping", who="stranger"),
    Visit("consents", who="waiting"),
]
DESK = [
    Visit("desk", who="officer"),
    Visit("desk-queue", who="officer"),
    *(Visit("desk-queue", who="officer", query=f"?show={show}") for show in ("again", "refused")),
    *(Visit("desk-claim", who="officer", row=row) for row in ("claim", "bare", "second")),
    Visit("desk-claim", who="second", row="second"),
    *(
        wrong("desk-claim", who="officer", row="claim", send=f"form[action$='/{what}/']")
        for what in ("look", "approve", "ask", "refuse")
    ),
    *(
        Visit(
            "desk-claim",
            who="officer",
            row="claim",
            send="form[action$='/look/']",
            typed={"look-reason": "和名册对一下"},
            button=f"[value={what}]",
        )
        for what in ("number", "scan")
    ),
    Visit("desk-claim", who="officer", row="approved"),
    Visit("desk-correct", who="officer", row="approved"),
    *(
        wrong(
            "desk-correct",
            who="officer",
            row="approved",
            send=f"section[aria-labelledby={it}] form",
        )
        for it in ("day", "back")
    ),
    Visit("desk-claim", who="second", row="undone"),
    Visit("desk-guardian", who="officer", row="guardian"),
    Visit("desk-women", who="officer"),
    Visit("desk-seen", who="officer"),
    Visit("desk-roster", who="officer"),
    wrong("desk-roster", who="officer"),
]
MONEY = [
    Visit("money", who="operator"),
    Visit("money-story", who="operator"),
    Visit("money-story", who="operator", query="?number=no-such"),
    Visit("money-suspense", who="operator"),
    Visit("money-suspense-one", who="operator", row="money-suspense"),
    wrong("money-suspense-one", who="operator", row="money-suspense"),
    Visit("money-suspense-one", who="operator", row="money-asked"),
    Visit("money-disputes", who="operator"),
    *(Visit("money-dispute", who="operator", row=f"money-{n}") for n in ("dispute", "lost")),
    *(wrong("money-dispute", who="operator", row=f"money-{n}") for n in ("dispute", "lost")),
    Visit("money-discrepancies", who="operator"),
    Visit("money-discrepancy", who="operator", row="money-discrepancy"),
    wrong("money-discrepancy", who="operator", row="money-discrepancy"),
    Visit("money-payouts", who="operator"),
    Visit("money-payouts", who="operator", query="?state=paid"),
    Visit("money-payout", who="operator", row="payout"),
    wrong("money-payout", who="operator", row="payout", send="form[action$='/look/']"),
    Visit("money-reversals", who="operator"),
    Visit("money-payout-back", who="operator", row="transfer"),
    wrong("money-payout-back", who="operator", row="transfer"),
    Visit("money-payout-batch-new", who="operator"),
    wrong("money-payout-batch-new", who="operator"),
    Visit("money-payout-batch", who="operator", row="batch"),
    Visit("money-payout-batch-approve", who="operator", row="batch"),
    Visit("money-holds", who="operator"),
    wrong("money-holds", who="operator", send="main form[data-once]"),
    Visit("money-commission", who="operator"),
    wrong("money-commission", who="operator"),
    Visit("money-commission-end", who="operator", row="rule"),
    wrong("money-commission-end", who="operator", row="rule", typed={"last_day": "x"}),
]
MARKET = [
    Visit("market", who="operator"),
    Visit("market", who="operator", query="?show=answered"),
    Visit("market-report", who="operator", row="report"),
    wrong("market-report", who="operator", row="report", send="main form[data-once]"),
    Visit("market-suspensions", who="operator"),
    Visit("market-suspension", who="operator", row="suspension"),
    wrong("market-suspension", who="operator", row="suspension"),
    Visit("market-suspend-shop", who="operator", row="shop"),
    wrong("market-suspend-shop", who="operator", row="shop"),
    Visit("market-suspend-work", who="operator", row="work"),
    Visit("market-rules", who="operator"),
    Visit("market-rules-draft", who="operator", row="rules-draft"),
    wrong("market-rules-draft", who="operator", row="rules-draft", typed={"text_en": ""}),
    Visit("market-rules-publish", who="operator", row="rules-draft"),
    wrong("market-rules-publish", who="operator", row="rules-draft"),
    Visit("studio-suspension", row="suspension"),
]
DOCUMENTS = [
    Visit("studio-statements"),
    Visit("studio-statement", row="shop", more={"month": Month.current().key}),
    Visit("studio-statements", who="acting", status=404),
    Visit("studio-statements", who="keeper"),
    Visit("studio-invoices"),
    Visit("studio-invoice", row="invoice"),
    Visit("studio-invoice", row="asked-invoice"),
    Visit("studio-invoice-issue", row="asked-invoice"),
    wrong("studio-invoice-issue", row="asked-invoice"),
    Visit("studio-invoice-refuse", row="asked-invoice"),
    wrong("studio-invoice-refuse", row="asked-invoice"),
    Visit("money-settlement", who="operator"),
    Visit("money-settlement", who="operator", query="?month=2025-01"),
    Visit("money-exports", who="operator"),
    wrong("money-exports", who="operator"),
    Visit("money-export", who="operator", row="export"),
]
ROUNDS = {
    "pages": PAGES,
    "works": WORKS, "orders": ORDERS, "herself": HERSELF, "others": OTHERS,
    "market": MARKET, "newcomers": NEWCOMERS, "desk": DESK, "money": MONEY,
    "returns": RETURNS, "documents": DOCUMENTS, "members": MEMBERS, "shares": SHARES,
    "stock": STOCK, "sheets": SHEETS, "counter": COUNTER,
    "production": KEEPERS, "assignments": HERS, "trust": TRUST, "cards": CARDS,
    "insight": INSIGHT, "offers": OFFERS, "sending": SENDING, "outlets": OUTLETS, **PROGRAMME,
}  # fmt: skip
VISITS = [visit for visits in ROUNDS.values() for visit in visits]
# These answer a press, or with a file; there is no page to see.
PRESSES = CARD_PRESSES | COOP_PRESSES | PRODUCTION_PRESSES | SHEET_PRESSES | INSIGHT_PRESSES
PRESSES |= TRUST_PRESSES | PROGRAMME_PRESSES | {
    "studio-statement-sheet", "studio-invoice-file", "money-settlement-sheet",
    "money-export-approve", "money-export-drop", "money-export-file", "market-report-look",
    "market-rules-begin", "money-adjustment", "money-hold-lift", "money-payout-batch-confirm",
    "money-payout-batch-file", "money-reversal-answer", "money-payout-batch-off",
    "money-payout-cancel", "money-payout-look", "money-payout-retry",
    "studio-payout-stripe-connect", "studio-payout-stripe-back", "studio-payout-stripe-use",
    "studio-payout-again", "studio-payout-confirm", "studio-payout-end", "money-refund-again",
    "money-refund-approve", "money-refund-turn-down", "easy-read", "studio-income-sheet",
    "studio-proof-withdraw", "studio-vouching-answer", "studio-helper-end", "studio-helper-publish",
    "studio-helping-stop", "studio-helping-answer", "studio-helping-start", "studio-helping-end",
    "studio-work-show", "studio-work-pause", "studio-work-yes", "studio-work-not-yet",
    "studio-photo-move", "studio-photo-remove", "studio-photo-back", "part-photo",
    "studio-voice-file", "studio-return-photo", "money-return-photo", "studio-voice-done",
    "studio-proposal", "part-accept", "part-send", "part-ready", "shop-rest", "shop-back",
    "shop-limit", "shop-name", "shop-postage", "outlet-open", "parcel-take-back",
    "shop-abroad-table",
    "desk-look", "desk-undo",
    "desk-approve", "desk-confirm", "desk-ask", "desk-refuse", "desk-reopen", "desk-check-again",
}  # fmt: skip
