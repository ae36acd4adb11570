"""A site and a teacher of the women's federation, that the county's federation would borrow."""

from datetime import timedelta

from programme.lending.services import ask
from tests.programme.training.given import a_site, today


def terms():
    return {"from_on": today(), "until_on": today() + timedelta(days=2), "why_zh": "教剪纸"}


def a_lending(borrower, lender, **facts):
    site = a_site(lender, name_zh="妇女之家")
    return ask(officer=borrower, kind="site", facts={"site": site, **terms(), **facts})
