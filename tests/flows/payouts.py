"""Examples for every private address about payouts."""

ABOUT_PAYOUTS = {
    "studio-payout-change": "shop", "studio-payout-collect": "shop",
    "studio-payout-stop": "account", "studio-payout-agree": "collecting",
    "studio-payout-end": "collecting", "money-payout": "payout", "money-payout-look": "payout",
    "money-payout-retry": "payout", "money-payout-cancel": "payout",
    "money-payout-batch": "batch", "money-payout-batch-approve": "batch",
    "money-payout-batch-off": "batch", "money-payout-batch-file": "batch",
    "money-payout-batch-confirm": "batch", "money-hold-lift": "hold",
    "money-payout-back": "transfer", "money-reversal-answer": "reversal",
    "money-withholding": "withheld", "money-withholding-look": "handover",
    "studio-payout-stripe": "shop", "studio-payout-stripe-connect": "shop",
    "studio-payout-stripe-back": "shop", "studio-payout-stripe-use": "shop",
}  # fmt: skip
OWN_PAYOUTS = {
    "studio-payout", "studio-payout-confirm", "studio-payout-again", "money-payouts",
    "money-payout-batch-new", "money-holds", "money-reversals",
    "money-withholdings",
}  # fmt: skip
