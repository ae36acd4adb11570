"""Red paper, folded and cut: what is cut away is really away, and one sees the ground through it."""

import math
import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw

from marketplace.demo.drawing.motifs import Motif, petal
from marketplace.demo.drawing.paint import (
    SIDE,
    Colour,
    Point,
    backdrop,
    grained,
    lay,
    oval,
    scaled,
    smooth,
)

MIDDLE = (SIDE / 2, SIDE / 2)
Cut = list[Point]


def round_window(rng: random.Random, folds: int) -> Image.Image:
    """窗花: one wedge cut with chance, the others fall out the same."""
    sheet = Image.new("L", (SIDE, SIDE))
    edge = _scalloped(SIDE * 0.42, folds * rng.choice((3, 4)))
    ImageDraw.Draw(sheet).polygon(edge, fill=255)
    cuts = [ring(rng) for ring in _rings(rng)]
    draw = ImageDraw.Draw(sheet)
    for fold in range(folds):
        for cut in cuts:
            for side in (1, -1):
                turned = scaled([(x * side, y) for x, y in cut], (0, 0), 1, math.tau * fold / folds)
                draw.polygon(scaled(turned, MIDDLE, SIDE * 0.42), fill=0)
    return sheet


def _scalloped(radius: float, waves: int) -> Cut:
    points = []
    for step in range(720):
        angle = math.tau * step / 720
        reach = radius * (1 - 0.05 * abs(math.sin(angle * waves / 2)))
        points.append((MIDDLE[0] + reach * math.cos(angle), MIDDLE[1] + reach * math.sin(angle)))
    return points


def _rings(rng: random.Random) -> list[Callable[[random.Random], Cut]]:
    """From the middle outwards: petals, moons, drops, teeth. Half a wedge; mirrored by the fold."""

    def drop(reach: float, length: float, width: float, turn: float) -> Callable[..., Cut]:
        return lambda _: scaled(
            petal(length, width, 0), (reach * math.sin(turn), -reach * math.cos(turn)), 1, turn
        )

    def moon(reach: float, size: float, turn: float) -> Callable[..., Cut]:
        shape = smooth([(-1, 0), (0, -0.62), (1, 0), (0, -0.22)])
        return lambda _: scaled(
            shape, (reach * math.sin(turn), -reach * math.cos(turn)), size, turn
        )

    made = [drop(0.08, 0.17, 0.045, 0.0), moon(0.34, rng.uniform(0.06, 0.1), 0.0)]
    for reach in (0.3, 0.45, 0.6, 0.74):
        turn = rng.uniform(0.12, 0.3)
        made.append(drop(reach, rng.uniform(0.1, 0.16), rng.uniform(0.03, 0.05), turn))
        made.append(moon(reach + 0.08, rng.uniform(0.04, 0.075), rng.uniform(0.0, 0.12)))
    made += [drop(0.86, 0.07, 0.025, turn / 10) for turn in range(4)]
    return made


def figure(motif: Motif, rng: random.Random) -> Image.Image:
    """A creature or a plant in one piece of paper, its inner lines cut out, within a frame."""
    sheet = Image.new("L", (SIDE, SIDE))
    draw = ImageDraw.Draw(sheet)
    low, high = SIDE * 0.1, SIDE * 0.9
    draw.rounded_rectangle([low, low, high, high], 30, fill=255)
    draw.rounded_rectangle([low + 52, low + 52, high - 52, high - 52], 16, fill=0)
    _border(draw, low + 26, high - 26)
    _ties(draw, low, high)
    for piece in motif:
        _solid_then_veined(draw, piece.outline, piece.role)
    return sheet


def _border(draw: ImageDraw.ImageDraw, low: float, high: float) -> None:
    for step in range(21):
        at = low + (high - low) * step / 20
        for x, y in ((at, low), (at, high), (low, at), (high, at)):
            draw.polygon(oval((x, y), 13, 13), fill=0)


def _ties(draw: ImageDraw.ImageDraw, low: float, high: float) -> None:
    """Corner leaves that hold the figure to its frame."""
    for x, y, turn in ((low, low, 2.36), (high, low, 3.93), (high, high, 5.5), (low, high, 0.79)):
        for lean in (-0.42, 0.0, 0.42):
            draw.polygon(scaled(petal(0.24, 0.05, turn + lean), (x, y), SIDE), fill=255)
            inner = scaled(petal(0.15, 0.02, turn + lean), (x, y), SIDE)
            draw.polygon(inner, fill=0)
    draw.rectangle([low, SIDE / 2 - 7, high, SIDE / 2 + 7], fill=255)
    draw.rectangle([SIDE / 2 - 7, low, SIDE / 2 + 7, high], fill=255)


def _solid_then_veined(draw: ImageDraw.ImageDraw, outline: Cut, role: str) -> None:
    if role in {"light", "dark"}:
        draw.polygon(outline, fill=0)
        return
    draw.polygon(outline, fill=0)
    draw.line([*outline, outline[0]], fill=0, width=22, joint="curve")
    draw.polygon(outline, fill=255)
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
    for share in (0.66, 0.36):
        inner = [
            (middle[0] + (x - middle[0]) * share, middle[1] + (y - middle[1]) * share)
            for x, y in outline
        ]
        draw.line([*inner[: len(inner) * 2 // 3]], fill=0, width=9, joint="curve")
    for x, y in outline[::4]:
        tooth = (x + (middle[0] - x) * 0.16, y + (middle[1] - y) * 0.16)
        draw.line([(x, y), tooth], fill=0, width=5)


def shown(sheet: Image.Image, paper: Colour, ground: Colour, rng: random.Random) -> Image.Image:
    """The cut sheet a finger's breadth above its ground."""
    canvas = backdrop(ground, rng)
    layer = grained(Image.new("RGB", (SIDE, SIDE), paper), 6, rng)
    lit = ImageChops.subtract(ImageChops.offset(sheet, -2, -2), sheet)
    lay(canvas, layer, sheet, away=16)
    canvas.paste((255, 220, 205), (0, 0), lit.point(lambda value: value // 4))
    return canvas


def dyed(sheet: Image.Image, colours: list[Colour], rng: random.Random) -> Image.Image:
    """染色剪纸: white paper with colour run into it drop by drop."""
    layer = Image.new("RGB", (SIDE, SIDE), (250, 244, 236))
    draw = ImageDraw.Draw(layer)
    for _ in range(70):
        x, y, size = rng.uniform(0, SIDE), rng.uniform(0, SIDE), rng.uniform(70, 190)
        draw.ellipse([x - size, y - size, x + size, y + size], fill=rng.choice(colours))
    canvas = backdrop((244, 238, 228), rng)
    lay(canvas, grained(layer, 6, rng), sheet, away=16)
    return canvas
