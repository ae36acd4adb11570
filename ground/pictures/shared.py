"""A picture, or a whole page, as others than our own pages show it: under whole addresses."""

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings

from ground.pictures.models import Picture


class SharedPicture(NamedTuple):
    url: str
    width: int
    height: int


class Card(NamedTuple):
    """What a chat shows of a page when its address is sent to somebody."""

    title: str
    said: str
    picture: Picture | None = None
    kind: str = "website"  # in the words of Open Graph


def largest(picture: Picture) -> SharedPicture | None:
    """The largest JPEG that was made of it, if one was."""
    made = picture.sources.get("jpeg")
    if not made:
        return None
    width, url = made[-1]
    height = round(picture.height * width / picture.width)
    return SharedPicture(whole_address(url), width, height)


def addresses_of(pictures: Iterable[Picture | None]) -> list[str]:
    """Of those that there are, and can be shown."""
    shared = (largest(picture) for picture in pictures if picture)
    return [each.url for each in shared if each]


def square(picture: Picture) -> SharedPicture | None:
    """At least 300 pixels wide and high; until it is made, the largest of any form."""
    made = picture.sources.get("square")
    if not made:
        return largest(picture)
    side, url = made[0]
    return SharedPicture(whole_address(url), side, side)


def whole_address(path: str) -> str:
    return path if path.startswith("http") else f"{settings.SITE_URL}{path}"
