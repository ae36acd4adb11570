"""What she chooses her county from: what she typed decides, a step at a time if it is large."""

from dataclasses import dataclass, field
from enum import Enum, auto

from ground.regions.models import Division
from ground.regions.queries import children_of, find_cities, find_county


class Asked(Enum):
    """Why she chooses."""

    COUNTY = auto()  # several go by the name she typed, or lie in the city she chose
    WIDER = auto()  # she named a city and no county of it
    CITY = auto()  # she named a province alone


@dataclass(frozen=True)
class Offer:
    """One county for certain, or what to choose from; neither: nothing goes by such a name."""

    county: Division | None = None
    choices: list[Division] = field(default_factory=list)
    asked: Asked = Asked.COUNTY
    is_step: bool = False  # what she chose was a city, now its counties are asked for


def offer_for(place: str, chosen: str) -> Offer:
    """`chosen`: the code that came with the text; empty at first."""
    found = find_county(place)
    if found.county:
        return Offer(county=found.county)
    cities, is_all = find_cities(place)
    if found.choices and not (is_all and cities):
        return Offer(choices=found.choices, asked=Asked.WIDER if found.is_wider else Asked.COUNTY)
    city = next((each for each in cities if _holds(each, chosen)), None)
    if city:
        counties = children_of(city.code).select_related("parent__parent")
        return Offer(choices=list(counties), is_step=chosen == city.code)
    named = [] if found.is_wider else found.choices
    return Offer(choices=[*cities, *named], asked=Asked.CITY)


def _holds(city: Division, chosen: str) -> bool:
    """Whether it is the one chosen, or the county chosen lies in it."""
    return city.level == Division.Level.CITY and chosen[:4] == city.code[:4]
