"""Offers: in her studio, at the operator's desk, and their codes in a basket."""

from tests.browser.visit import Visit, wrong

OFFERS = [
    Visit("studio-offers"),
    Visit("studio-offer-new", row="shop"),
    wrong("studio-offer-new", row="shop"),
    Visit("studio-offer-end", row="reduction"),
    Visit("money-offers", who="operator"),
    wrong("money-offers", who="operator"),
    Visit("money-offer-end", who="operator", row="campaign"),
]
