"""Examples for every private address about returns and refunds."""

ABOUT_RETURNS = {
    "studio-return": "return", "studio-return-photo": "return", "money-return-photo": "return",
    "money-return": "return", "money-refund": "refund",
    "money-refund-again": "refund", "money-refund-approve": "refund",
    "money-refund-turn-down": "refund",
}  # fmt: skip
PHOTOS_OF_RETURNS = ("studio-return-photo", "money-return-photo")
OWN_RETURNS = {"studio-returns", "money-returns", "money-refunds"}
