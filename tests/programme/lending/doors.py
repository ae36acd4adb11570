"""Addresses of lending: the desks of both organs."""

from programme.lending.models import Lending
from programme.lending.services import ask
from tests.programme.door import Door
from tests.programme.lending.given import terms
from tests.programme.people import a_county_officer

MODELS = [Lending]
DOORS = {
    "desk-lending": Door(),
    "desk-lending-sheet": Door(),
    "desk-lending-new": Door(more={"kind": "which thing"}, reads=False),
    "desk-lending-one": Door("lending"),
    "desk-lending-act": Door("lending", more={"deed": "which deed"}, reads=False),
}


def rows(world):
    rural = a_county_officer(world.county, kind="rural")
    facts = {"lender": world.officer.organ, "things_zh": "绷架 20 个", **terms()}
    return {
        "lending": ask(officer=rural, kind="materials", facts=facts),
        "which thing": "materials", "which deed": "agree",
    }  # fmt: skip
