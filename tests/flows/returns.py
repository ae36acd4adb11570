"""Examples for every private address about returns and refunds."""

ABOUT_RETURNS = {
    "studio-return": "return", "money-return": "return", "money-refund": "refund",
    "money-refund-again": "refund", "money-refund-approve": "refund",
    "money-refund-turn-down": "refund",
}  # fmt: skip
OWN_RETURNS = {"studio-returns", "money-returns", "money-refunds"}
