"""Red paper, folded and cut: what is cut away is really away, and one sees the ground through it."""

import math
import random

from PIL import Image, ImageChops, ImageDraw

from marketplace.demo.drawing.motifs import Motif, leaf, petal
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


def round_window(
    rng: random.Random, folds: int, at: Point = MIDDLE, radius: float = SIDE * 0.42
) -> Image.Image:
    """窗花: one wedge cut with chance, the others fall out the same."""
    sheet = Image.new("L", (SIDE, SIDE))
    draw = ImageDraw.Draw(sheet)
    draw.polygon(_scalloped(at, radius, folds * rng.choice((3, 4))), fill=255)
    cuts = _wedge(rng, math.pi / folds)
    for fold in range(folds):
        for cut in cuts:
            for side in (1, -1):
                turned = scaled([(x * side, y) for x, y in cut], (0, 0), 1, math.tau * fold / folds)
                draw.polygon(scaled(turned, at, radius), fill=0)
    return sheet


def _scalloped(at: Point, radius: float, waves: int) -> Cut:
    points = []
    for step in range(1440):
        angle = math.tau * step / 1440
        reach = radius * (1 - 0.07 * (1 - abs(math.sin(angle * waves / 2))) ** 0.7)
        points.append((at[0] + reach * math.sin(angle), at[1] - reach * math.cos(angle)))
    return points


def _wedge(rng: random.Random, half: float) -> list[Cut]:
    """Half a wedge, ring after ring; between two cuts always a bridge of paper."""
    kinds = rng.sample(sorted(_SHAPES), 4)
    cuts: list[Cut] = []
    bounds = (0.05, 0.25, 0.42, 0.6, 0.76, 0.9)
    for ring, (low, high) in enumerate(zip(bounds, bounds[1:], strict=False)):
        reach, height = (low + high) / 2, (high - low) * 0.8
        number = max(1, round(reach * half / 0.15))
        across = reach * half / number / 2
        for place in range(number):
            turn = half * (place + 0.5) / number if ring else half
            shape = _SHAPES[kinds[(ring + place) % 4]]
            cut = [(x * across * 0.8, y * height * 0.46) for x, y in shape]
            cuts.append(scaled(_bent(cut, reach), (0, 0), 1, turn))
    return [*cuts, *_teeth(half)]


def _bent(cut: Cut, reach: float) -> Cut:
    """From the middle of its ring to its place above the centre."""
    return [(x * (reach - y) / reach, y - reach) for x, y in cut]


def _teeth(half: float) -> list[Cut]:
    """锯齿纹 along the edge."""
    number = max(2, round(half / 0.07))
    turns = [half * (at + 0.5) / number for at in range(number)]
    return [
        scaled(_bent([(-0.014, 0.02), (0, -0.028), (0.014, 0.02)], 0.925), (0, 0), 1, turn)
        for turn in turns
    ]


def _shape(text: str) -> Cut:
    return smooth([(float(x), float(y)) for x, y in (pair.split() for pair in text.split(","))], 6)


_SHAPES: dict[str, Cut] = {
    "drop": _shape("0 1, .5 .3, .75 -.3, .4 -.85, 0 -1, -.4 -.85, -.75 -.3, -.5 .3"),
    "moon": _shape("-1 .5, -.6 -.5, 0 -.9, .6 -.5, 1 .5, .45 0, 0 -.15, -.45 0"),
    "leaf": _shape("0 1, .6 .3, .55 -.3, 0 -1, -.55 -.3, -.6 .3"),
    "heart": _shape("0 .95, .8 0, .85 -.6, .45 -.9, 0 -.45, -.45 -.9, -.85 -.6, -.8 0"),
    "bud": _shape("0 1, .35 .1, .95 -.3, .35 -.3, 0 -1, -.35 -.3, -.95 -.3, -.35 .1"),
    "cloud": _shape("-.9 .1, -.8 -.5, -.2 -.55, .1 -.9, .7 -.7, .9 -.1, .6 .4, .1 .2, -.3 .6, -.7 .5"),
}  # fmt: skip


def figure(motif: Motif, ties: float = 0.22) -> Image.Image:
    """A creature or a plant in one piece of paper, held by leaves within a frame."""
    sheet = Image.new("L", (SIDE, SIDE))
    draw = ImageDraw.Draw(sheet)
    low, high = SIDE * 0.1, SIDE * 0.9
    draw.rounded_rectangle([low, low, high, high], 30, fill=255)
    draw.rounded_rectangle([low + 58, low + 58, high - 58, high - 58], 20, fill=0)
    _border(draw, low + 29, high - 29)
    _ties(draw, low + 40, high - 40, ties)
    for piece in motif:
        cut_piece(draw, piece.outline, piece.role)
    return sheet


def _border(draw: ImageDraw.ImageDraw, low: float, high: float) -> None:
    for step in range(25):
        at = low + (high - low) * step / 24
        size = (11, 17) if step % 2 else (14, 14)
        for x, y in ((at, low), (at, high)):
            draw.polygon(oval((x, y), *size), fill=0)
            draw.polygon(oval((y, x), *reversed(size)), fill=0)


def _ties(draw: ImageDraw.ImageDraw, low: float, high: float, longest: float) -> None:
    """Leaves from corners and edges that hold the figure to its frame."""
    middle = (low + high) / 2
    corners = ((low, low, 2.36), (high, low, 3.93), (high, high, 5.5), (low, high, 0.79))
    edges = ((middle, low, 3.14), (middle, high, 0.0), (low, middle, 1.57), (high, middle, 4.71))
    for at, length in [*((c, longest) for c in corners), *((e, 0.15) for e in edges)]:
        for lean in (-0.85, 0.85, -0.42, 0.42, 0.0):
            reach = length * (1 - abs(lean) * 0.25)
            shape = scaled(leaf(reach, reach * 0.38, at[2] + lean), at[:2], SIDE)
            draw.polygon(shape, fill=255)
            draw.line([*shape, shape[0]], fill=0, width=5)
            foot = (at[0], at[1])
            draw.polygon(
                scaled(petal(reach * 0.62, reach * 0.09, at[2] + lean), foot, SIDE), fill=0
            )
        draw.polygon(oval(at[:2], 34, 34), fill=255)


def cut_piece(draw: ImageDraw.ImageDraw, outline: Cut, role: str) -> None:
    """Solid, set off from what lies behind by a cut that leaves bridges; then its inner lines."""
    if role in {"light", "dark", "cut"}:
        draw.polygon(outline, fill=0)
        return
    draw.polygon(outline, fill=255)
    if role == "dot":
        return
    _set_off(draw, outline)
    if role == "plain":
        return
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
    size = math.dist(middle, outline[0])
    if size > 30:
        for share in (0.72, 0.46) if size > 70 else (0.6,):
            draw.polygon(_crescent(outline, middle, share), fill=0)
    for x, y in outline[:: max(2, 160 // len(outline))]:
        tooth = (x + (middle[0] - x) * 0.13, y + (middle[1] - y) * 0.13)
        draw.polygon([(x - 4, y - 4), (x + 4, y + 4), tooth], fill=0)


def _set_off(draw: ImageDraw.ImageDraw, outline: Cut) -> None:
    closed = [*outline, outline[0]]
    part = max(6, len(closed) // 5)
    for start in range(0, len(closed), part):
        run = closed[start : start + part - 1]
        if len(run) > 2:
            draw.line(run, fill=0, width=8, joint="curve")


def _crescent(outline: Cut, middle: Point, share: float) -> Cut:
    """月牙纹: along two thirds of the outline, thin at both ends."""
    run = outline[: len(outline) * 2 // 3]
    outer, inner = [], []
    for step, (x, y) in enumerate(run):
        thick = 0.11 * math.sin(math.pi * step / max(1, len(run) - 1))
        for line, part in ((outer, share), (inner, share - thick)):
            line.append((middle[0] + (x - middle[0]) * part, middle[1] + (y - middle[1]) * part))
    return outer + inner[::-1]


def shown(sheet: Image.Image, paper: Colour, ground: Colour, rng: random.Random) -> Image.Image:
    """The cut sheet a finger's breadth above its ground."""
    canvas = backdrop(ground, rng)
    lay_sheet(canvas, sheet, paper, rng)
    return canvas


def lay_sheet(
    canvas: Image.Image, sheet: Image.Image, paper: Colour, rng: random.Random, away: int = 14
) -> None:
    layer = grained(Image.new("RGB", (SIDE, SIDE), paper), 9, rng)
    lit = ImageChops.subtract(ImageChops.offset(sheet, -2, -2), sheet)
    lay(canvas, layer, sheet, away=away)
    canvas.paste((255, 220, 205), (0, 0), lit.point([v // 4 for v in range(256)]))


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
