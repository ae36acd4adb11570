"""What comes in and goes out as a table: said here, since the ground knows nobody above it."""

from catalog.sheets import Works
from ground.sheets.kinds import add_kind, add_list
from sellers.cooperatives.sheets import Members
from sellers.production.lists import ProductionOrders
from sellers.production.sheets import Assignments
from sellers.sharing.lists import Divisions, FundSpendings, Payments
from sellers.stockroom.lists import CounterSales, Movements, Shelves
from sellers.stockroom.sheets import Counts
from shop.fulfilment.lists import ToPack


def register_imports() -> None:
    for both in (Members(), Works(), Counts(), Assignments()):
        add_kind(both)
        add_list(both)
    for out in (Shelves(), Movements(), CounterSales(), ToPack(), ProductionOrders()):
        add_list(out)
    for out in (Divisions(), Payments(), FundSpendings()):
        add_list(out)
