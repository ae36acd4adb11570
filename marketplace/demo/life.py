"""A hundred days of an invented cooperative, each step by the service that does it, in order."""

from django.db import transaction

from ground.accounts.models import User
from marketplace.demo.clock import as_if, unheard
from marketplace.demo.counters import Shelves
from marketplace.demo.earnings import Orders, complain, pay_members
from marketplace.demo.market import Market
from marketplace.demo.sisters import Circle, ago, gather, show_works
from marketplace.demo.workroom import load_work
from sellers.stockroom.models import Place


def load_cooperative(market: Market, users: dict[str, User]) -> bool:
    """False: it is there already, and stays as people left it."""
    circle = Circle(market, users)
    if Place.objects.filter(shop=circle.shop, kind=Place.Kind.FAIR).exists():
        return False
    with unheard():
        with transaction.atomic():
            gather(circle)
        show_works(circle)
        _live(circle)
    return True


@transaction.atomic
def _live(circle: Circle) -> None:
    steps = [
        *load_work(circle),
        *Shelves(circle).steps(),
        *Orders(circle).steps(),
        (58, lambda: pay_members(circle)),
        (27, lambda: pay_members(circle)),
        (26, lambda: complain(circle)),
    ]
    for days, step in sorted(steps, key=lambda one: -one[0]):
        with as_if(ago(days)):
            step()
