"""An address as it is written where it goes to."""

from typing import Any

from ground.regions.queries import is_said

_CHINA = "CN"


def place_of(address: Any) -> str:
    """省 市 区县 of a Chinese address, each once."""
    names = filter(is_said, filter(None, [address.state, address.line4, address.line3]))
    return " ".join(dict.fromkeys(names))


def lines_of(address: Any) -> list[str]:
    """Largest first within China; elsewhere the street first and the country last.

    The name and the phone stand apart. Empty when the works are picked up.
    """
    if address.country_id == _CHINA:
        lines = [place_of(address), address.line1, address.postcode]
    elif address.line1:
        town = " ".join(filter(None, [address.line4, address.state, address.postcode]))
        lines = [address.line1, address.line2, town, address.country.name]
    else:
        lines = []
    return [line for line in lines if line]
