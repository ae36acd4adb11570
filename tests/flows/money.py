"""Examples for every private address about suspense, disputes and differences."""

ABOUT_MONEY = {
    "money-discrepancy": "discrepancy", "money-suspense-one": "suspense",
    "money-adjustment": "adjustment", "money-dispute": "dispute",
}  # fmt: skip
OWN_MONEY = {"money-discrepancies", "money-suspense", "money-disputes", "money-story"}
