"""What comes in and goes out as a table: said here, since the ground knows nobody above it."""

from catalog.sheets import Works
from ground.sheets.kinds import add_kind, add_list
from sellers.cooperatives.sheets import Members
from sellers.production.sheets import Assignments
from sellers.sharing.lists import Payments


def register_imports() -> None:
    for both in (Members(), Works(), Assignments()):
        add_kind(both)
        add_list(both)
    add_list(Payments())
