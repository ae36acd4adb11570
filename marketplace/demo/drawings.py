"""Drawing the pictures of the market on every core, and making their sizes there too."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from django.db import connections
from PIL import Image, ImageDraw

from ground.pictures.models import Picture
from ground.pictures.services import make_sizes
from ground.pictures.sizes import SQUARE
from marketplace.demo.drawing import draw, draw_portrait

SIDE = 1200  # pixels
Job = tuple[str, dict[str, Any] | int, int]


def drawn(jobs: Iterable[Job]) -> Iterator[tuple[str, bytes]]:
    """(name, JPEG) of works (a listing and its variant) and portraits (a number), as they come."""
    yield from _spread(_draw, list(jobs))


def _draw(job: Job) -> tuple[str, bytes]:
    name, what, variant = job
    if isinstance(what, int):
        image = draw_portrait(seed=what, size=SIDE)
    else:
        image = draw(work=what, size=SIDE, seed=variant)
    out = BytesIO()
    image.save(out, "JPEG", quality=92)
    return name, out.getvalue()


def a_paper() -> bytes:
    """The photo of a paper that says nothing: lines and a stamp, as JPEG."""
    image = Image.new("RGB", (900, 600), "#d9cfbd")
    pen = ImageDraw.Draw(image)
    pen.rectangle((70, 60, 830, 540), fill="#fbf8f1", outline="#8a8375", width=3)
    for row in range(7):
        pen.line((130, 150 + 48 * row, 640 - 60 * (row % 3), 150 + 48 * row), "#6f6a60", 6)
    pen.ellipse((610, 350, 780, 520), outline="#8a1f2d", width=9)
    out = BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def finish_sizes() -> int:
    """Of every picture that has none yet, or none for cards."""
    known = Picture.objects.values_list("pk", "sources")
    waiting = [pk for pk, sources in known if SQUARE not in sources]
    return sum(1 for _ in _spread(_make_sizes, waiting))


def _make_sizes(picture_id: int) -> int:
    make_sizes(picture=Picture.objects.get(pk=picture_id))
    return picture_id


def _spread(work: Callable[[Any], Any], jobs: list[Any]) -> Iterator[Any]:
    """Over processes that share no database connection with this one."""
    if len(jobs) < 3:
        yield from map(work, jobs)
        return
    connections.close_all()
    with multiprocessing.get_context("fork").Pool() as pool:
        yield from pool.imap_unordered(work, jobs)
