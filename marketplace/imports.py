"""What comes in and goes out as a table: said here, since the ground knows nobody above it."""

from catalog.sheets import Works
from ground.sheets.kinds import DESK, add_kind, add_list
from programme.competitions.sheets import Competitions, Entries
from programme.finance.sheets import Budgets, Cases, Services, Uses
from programme.pairing.sheets import Enterprises, Groups, Leaders, Pairings
from programme.record.sheets import Persons
from programme.survey.sheets import Rounds
from programme.targets.sheets import Targets
from programme.training.enrolment_sheets import Enrolments, Runs
from programme.training.outreach_sheets import Outreaches
from programme.training.site_sheets import Courses, Sites
from sellers.cooperatives.sheets import Members
from sellers.organs.sheets import DeskSheet
from sellers.production.lists import ProductionOrders
from sellers.production.sheets import Assignments
from sellers.sharing.lists import Divisions, FundSpendings, Payments
from sellers.stockroom.lists import CounterSales, Movements, Shelves
from sellers.stockroom.sheets import Counts
from shop.fulfilment.lists import ToPack

# Of the desk, in the order of its page.
DESK_LISTS = [
    Persons(), Sites(), Courses(), Runs(), Enrolments(), Rounds(), Competitions(), Entries(),
    Leaders(), Pairings(), Groups(), Enterprises(), Services(), Cases(), Budgets(), Uses(),
    Targets(), Outreaches(),
]  # fmt: skip


def register_imports() -> None:
    for both in (Members(), Works(), Counts(), Assignments()):
        add_kind(both)
        add_list(both)
    for out in (Shelves(), Movements(), CounterSales(), ToPack(), ProductionOrders()):
        add_list(out)
    for out in (Divisions(), Payments(), FundSpendings()):
        add_list(out)
    for wide in DESK_LISTS:
        add_list(wide, DESK)
        if isinstance(wide, DeskSheet):
            add_kind(wide, DESK)
