"""The names by which this site knows a guest again."""

UNPAID = "unpaid_order"  # the number of an order she placed and has not paid yet, signed
