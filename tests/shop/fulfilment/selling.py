"""A keeper at her counter: a form as she would send it."""

from django.test import Client
from django.urls import reverse

FIRST = {"key": "k1", "price": "268", "pieces": "1", "paid_by": "cash", "when": "now"}


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(coop, name, *args) -> str:
    return reverse(name, args=[coop.pk, *args])


def form(**changes):
    return FIRST | {"sure": "yes"} | changes


def sell(client, place, what, **changes):
    """`what`: in the address, such as code=ABC."""
    path = at(place.shop.cooperative, "counter-sell", place.pk)
    return client.post(f"{path}?{what}", form(**changes))
