"""绣球: twelve petals of silk sewn to a ball; one sees the middle one and five around it."""

import math
import random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

from marketplace.demo.drawing import motifs
from marketplace.demo.drawing.embroidery import PALETTES, stitch
from marketplace.demo.drawing.motifs import placed
from marketplace.demo.drawing.paint import (
    SIDE,
    Colour,
    Point,
    backdrop,
    cloth,
    hexed,
    lay,
    mask_of,
    oval,
    rounded,
    shade,
)
from marketplace.demo.drawing.sewn import COOL
from marketplace.demo.drawing.yarn import cord, tassel

RED = hexed("#c8283a")
CENTRE, RADIUS = (SIDE * 0.5, SIDE * 0.42), SIDE * 0.31
_TONES = ("#e0b030", "#d8384a", "#2f8f6f", "#3a6fb0", "#b0459a", "#e77a3c")


class Panel(NamedTuple):
    at: Point
    tall: float
    wide: float  # so many times its height: at the side of a ball things look flatter
    turn: float
    tone: Colour


def silk_ball(rng: random.Random) -> Image.Image:
    canvas = backdrop(COOL, rng)
    _hangings(canvas, rng)
    ball = mask_of(oval(CENTRE, RADIUS, RADIUS))
    lay(canvas, cloth((SIDE, SIDE), hexed("#7d1222"), rng), ball, away=30)
    for panel in _panels():
        _sewn_on(canvas, panel, rng)
    _light(canvas, ball)
    return canvas


def _hangings(canvas: Image.Image, rng: random.Random) -> None:
    for lean in (-0.12, 0.12, 0.0):
        top = (SIDE * (0.5 + lean), SIDE * (0.75 - abs(lean) * 0.5))
        cord(canvas, [(SIDE * (0.5 + lean * 0.7), SIDE * 0.62), top], RED, 9)
        tassel(canvas, top, 260, RED, rng)
    cord(canvas, [(SIDE * 0.5, 0), (SIDE * 0.5, SIDE * 0.14)], RED, 16)


def _panels() -> list[Panel]:
    """Five around, then the one in the middle above them."""
    around = []
    for number in range(1, 6):
        turn, away = math.tau * number / 5, RADIUS * 0.67
        at = (CENTRE[0] + away * math.sin(turn), CENTRE[1] - away * math.cos(turn))
        around.append(Panel(at, RADIUS * 0.3, 1.36, turn, hexed(_TONES[number])))
    return [*around, Panel(CENTRE, RADIUS * 0.43, 1, 0, hexed(_TONES[0]))]


def _sewn_on(canvas: Image.Image, panel: Panel, rng: random.Random) -> None:
    outline = oval(panel.at, panel.tall * panel.wide, panel.tall, panel.turn)
    mask = mask_of(outline)
    silk = rounded(cloth((SIDE, SIDE), panel.tone, rng, 4, 0.02), mask, 24)
    lay(canvas, silk, mask, away=8)
    cord(canvas, [*outline, outline[0]], hexed("#f0d080"), 11)
    own = {"a": hexed("#f6ead0"), "b": shade(panel.tone, 1.55)}
    flower = placed(motifs.flower(7, 2), (0, 0), panel.tall * 1.55)
    squeezed = [piece._replace(outline=_onto(piece.outline, panel)) for piece in flower]
    stitch(canvas, squeezed, PALETTES["miao"] | own, rng)


def _onto(outline: list[Point], panel: Panel) -> list[Point]:
    cos, sin = math.cos(panel.turn), math.sin(panel.turn)
    wide = [(x * panel.wide, y) for x, y in outline]
    return [(panel.at[0] + x * cos - y * sin, panel.at[1] + x * sin + y * cos) for x, y in wide]


def _light(canvas: Image.Image, ball: Image.Image) -> None:
    """From the upper left; the lower right of the ball lies in its own shade."""
    lit = mask_of(oval((CENTRE[0] - 120, CENTRE[1] - 140), RADIUS * 1.08, RADIUS * 1.08))
    lit = lit.filter(ImageFilter.GaussianBlur(70))
    dark = ImageChops.subtract(ball, lit).point([v * 9 // 20 for v in range(256)])
    canvas.paste((24, 8, 12), (0, 0), dark)
