"""十二生肖: twelve small round window papers, in each an animal's face, the same on both sides."""

import math
import random

from PIL import Image, ImageDraw

from marketplace.demo.drawing.paint import (
    SIDE,
    Colour,
    Point,
    backdrop,
    grained,
    hexed,
    lay,
    oval,
    path,
    scaled,
)

# Right halves in hundredths, drawn one over another: the head, then ears, horns and the like.
FACES: dict[str, tuple[str, ...]] = {
    "rat": ("0 -30, 22 -24, 34 0, 20 32, 0 52", "14 -20, 20 -52, 50 -54, 52 -22, 30 -8"),
    "ox": ("0 -30, 24 -26, 28 6, 24 40, 0 50", "16 -26, 36 -34, 46 -62, 62 -34, 40 -12", "24 -14, 52 -10, 48 6, 26 4"),
    "tiger": ("0 -44, 30 -38, 48 -6, 38 34, 0 50", "22 -34, 30 -58, 50 -54, 48 -26"),
    "rabbit": ("0 -18, 24 -12, 36 14, 24 42, 0 48", "6 -14, 8 -62, 22 -70, 30 -50, 22 -10"),
    "dragon": ("0 -34, 24 -30, 34 -4, 26 30, 30 48, 0 54", "12 -30, 18 -60, 28 -46, 44 -62, 36 -34, 24 -24", "28 -8, 62 -14, 48 4, 60 20, 28 18"),
    "snake": ("0 -62, 15 -56, 19 -42, 10 -24, 0 -22", "0 -28, 12 -26, 34 -14, 46 10, 42 34, 22 48, 0 50"),
    "horse": ("0 -44, 20 -36, 26 -8, 20 30, 22 46, 0 56", "8 -40, 16 -66, 28 -56, 22 -30", "20 -30, 44 -22, 40 10, 46 30, 24 24"),
    "goat": ("0 -36, 22 -30, 26 0, 16 30, 10 62, 0 66", "10 -34, 40 -58, 62 -30, 50 -2, 40 -10, 46 -28, 34 -38, 18 -24"),
    "monkey": ("0 -46, 32 -40, 42 -8, 34 30, 0 50", "36 -24, 60 -26, 62 4, 38 8"),
    "rooster": ("0 -34, 26 -26, 34 6, 22 40, 0 52", "0 -30, 4 -62, 14 -48, 22 -60, 28 -40, 18 -24", "26 10, 56 -6, 50 20, 62 30, 40 46, 22 38"),
    "dog": ("0 -44, 28 -38, 32 0, 24 40, 0 50", "22 -38, 46 -40, 58 -4, 48 26, 34 10"),
    "pig": ("0 -38, 34 -32, 46 4, 34 40, 0 50", "18 -34, 28 -60, 52 -44, 44 -16"),
}  # fmt: skip
_EYE, _NOSE, _MOUTH = (
    "10 -12, 18 -18, 26 -10, 17 -6",
    "0 12, 8 12, 10 20, 0 26",
    "0 34, 8 36, 14 32, 8 42, 0 40",
)
OWN: dict[str, tuple[str, ...]] = {
    "tiger": ("0 -38, 8 -37, 8 -34, 0 -34", "0 -31, 10 -30, 10 -27, 0 -27", "46 -4, 30 2, 45 4", "44 14, 28 14, 41 22"),
    "rabbit": ("12 -54, 20 -58, 22 -40, 16 -22",),
    "rooster": ("4 -24, 16 -24, 12 -20",),
    "pig": ("10 -12, 18 -18, 26 -10, 17 -6", "4 13, 11 12, 12 24, 5 23", "6 34, 20 30, 26 22, 24 34, 12 40"),
    "snake": ("6 -52, 11 -48, 7 -44", "0 -14, 16 -12, 30 4, 14 -4, 0 -6", "0 6, 20 8, 34 22, 16 15, 0 14", "0 26, 18 28, 26 36, 12 36, 0 35"),
    "monkey": ("4 -34, 20 -34, 33 -14, 30 6, 26 -16, 16 -27", "40 -16, 54 -18, 54 -4, 42 0"),
    "dog": ("34 -22, 44 -26, 50 -6, 44 12",), "rat": ("26 -28, 32 -44, 44 -42, 40 -28",),
    "goat": ("2 46, 6 46, 2 60",),
}  # fmt: skip

BARE = {"snake", "pig"}  # have features of their own alone


def zodiac_windows(paper: Colour):
    def paint(rng: random.Random) -> Image.Image:
        canvas = backdrop(hexed("#f2eadb"), rng)
        sheet = Image.new("L", (SIDE, SIDE))
        for number, animal in enumerate(FACES):
            at = (SIDE * (0.14 + 0.24 * (number % 4)), SIDE * (0.21 + 0.29 * (number // 4)))
            _window(ImageDraw.Draw(sheet), at, SIDE * 0.104, animal)
        lay(canvas, grained(Image.new("RGB", (SIDE, SIDE), paper), 9, rng), sheet, away=10)
        return canvas

    return paint


def _window(draw: ImageDraw.ImageDraw, at: Point, radius: float, animal: str) -> None:
    _ring(draw, at, radius)
    for text in FACES[animal]:
        _both(draw, at, radius * 1.08, text, 255)
    for text in (
        "20 12, 50 14, 80 10, 80 18, 50 23, 20 24",
        "-5 40, 5 40, 6 80, -6 80",
    ):  # what holds the face
        _both(draw, at, radius, text, 255)
    for text in ((_EYE, _NOSE, _MOUTH) if animal not in BARE else ()) + OWN.get(animal, ()):
        _both(draw, at, radius * 1.08, text, 0)


def _ring(draw: ImageDraw.ImageDraw, at: Point, radius: float) -> None:
    """A scalloped rim, pierced all around."""
    for step in range(20):
        x, y = _on(at, radius * 0.93, step / 20)
        draw.polygon(oval((x, y), radius * 0.15, radius * 0.15), fill=255)
    draw.polygon(oval(at, radius * 0.96, radius * 0.96), fill=255)
    draw.polygon(oval(at, radius * 0.74, radius * 0.74), fill=0)
    for step in range(20):
        turn = math.tau * step / 20
        draw.polygon(oval(_on(at, radius * 0.93, step / 20), 7, 14, turn), fill=0)
        draw.polygon(oval(_on(at, radius * 0.82, (step + 0.5) / 20), 5, 5), fill=0)


def _on(at: Point, reach: float, share: float) -> Point:
    turn = math.tau * share
    return (at[0] + reach * math.sin(turn), at[1] - reach * math.cos(turn))


def _both(draw: ImageDraw.ImageDraw, at: Point, size: float, text: str, fill: int) -> None:
    half = path(text, 6)
    for side in (1, -1):
        draw.polygon(scaled([(side * x, y) for x, y in half], at, size), fill=fill)
