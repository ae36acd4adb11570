"""A deed of the machine: what it needs, what is drawn for it, and how likely it is."""

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True)
class Deed:
    do: object
    needs: str  # a list of the room that must not be empty
    drawn: SearchStrategy
    weight: int


def deed(needs="", *, weight=2, **drawn):
    def wrap(do):
        do.deed = Deed(do, needs, st.fixed_dictionaries(drawn), weight)
        return do

    return wrap


def deeds_of(room):
    """Each as often as it weighs; all of them are always possible, unlike rules of Hypothesis."""
    found = [getattr(each, "deed", None) for each in vars_of(type(room))]
    return [each for each in found if each for _ in range(each.weight)]


def vars_of(kind):
    return [getattr(kind, name) for name in dir(kind)]
