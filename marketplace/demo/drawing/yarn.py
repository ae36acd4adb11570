"""Loops of wool: rows of V for knitting, rows of shells for crochet; and the cord of knots."""

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

from marketplace.demo.drawing.motifs import Motif
from marketplace.demo.drawing.paint import SIDE, Colour, Point, lay, mask_of, oval, rounded, shade


def knitted(colours: Sequence[Colour], rng: random.Random, loop: int = 26) -> Image.Image:
    """Stocking stitch: columns of V, in bands of colour."""
    layer = Image.new("RGB", (SIDE, SIDE), shade(colours[0], 0.6))
    draw = ImageDraw.Draw(layer)
    for row in range(SIDE // loop + 2):
        colour = colours[(row // 9) % len(colours)]
        for column in range(SIDE // loop + 1):
            x, y = column * loop, row * loop
            for side in (-1, 1):
                leg = oval((x + side * loop * 0.25, y), loop * 0.22, loop * 0.62, side * -0.42)
                draw.polygon(leg, fill=shade(colour, rng.uniform(0.9, 1.08)))
                glint = oval((x + side * loop * 0.2, y - 2), loop * 0.07, loop * 0.42, side * -0.42)
                draw.polygon(glint, fill=shade(colour, 1.2))
    return layer


def crocheted(colour: Colour, centre: Point, radius: float, rng: random.Random) -> Image.Image:
    """Single crochet worked in the round."""
    layer = Image.new("RGB", (SIDE, SIDE), shade(colour, 0.62))
    draw = ImageDraw.Draw(layer)
    for ring in range(int(radius / 20) + 2, 0, -1):
        reach = ring * 20
        number = max(6, int(reach * math.tau / 26))
        for step in range(number):
            angle = math.tau * (step + ring * 0.4) / number
            at = (centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle))
            tone = shade(colour, rng.uniform(0.88, 1.08))
            draw.polygon(oval(at, 13, 9, angle + 0.5), fill=tone)
            draw.polygon(oval((at[0] - 2, at[1] - 2), 7, 4, angle + 0.5), fill=shade(tone, 1.16))
    return layer


def toy(canvas: Image.Image, motif: Motif, palette: dict[str, Colour], rng: random.Random) -> None:
    """Each part worked in the round and stuffed."""
    for piece in motif:
        xs, ys = [x for x, _ in piece.outline], [y for _, y in piece.outline]
        centre = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        radius = max(max(xs) - min(xs), max(ys) - min(ys)) / 2
        layer = crocheted(palette.get(piece.role, palette["a"]), centre, radius, rng)
        mask = mask_of(piece.outline)
        lay(canvas, rounded(layer, mask, 26), mask, away=12)


def cord(canvas: Image.Image, points: Sequence[Point], colour: Colour, width: int = 26) -> None:
    """A twisted cord with light along it."""
    draw = ImageDraw.Draw(canvas)
    draw.line(list(points), fill=shade(colour, 0.4), width=width + 8, joint="curve")
    draw.line(list(points), fill=colour, width=width, joint="curve")
    for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
        angle = math.atan2(by - ay, bx - ax)
        for step in range(max(1, int(math.hypot(bx - ax, by - ay) / 9))):
            share = step * 9 / max(1, math.hypot(bx - ax, by - ay))
            at = (ax + (bx - ax) * share, ay + (by - ay) * share)
            turn = oval(at, width * 0.4, 3, angle + 0.9)
            draw.polygon(turn, fill=shade(colour, 1.28))


def knot(canvas: Image.Image, centre: Point, size: float, colour: Colour, lines: int = 6) -> None:
    """盘长结: cords that cross over and under, turned on a corner, with ears."""
    step, half = size / lines, size / 2
    places = [-half + step * (number + 0.5) for number in range(lines)]
    end = half + step * 0.25

    def laid(points: list[Point]) -> None:
        turned = [((x - y) * 0.707, (x + y) * 0.707) for x, y in points]
        cord(canvas, [(centre[0] + x, centre[1] + y) for x, y in turned], colour, 22)

    for off in places:
        laid([(-end, off), (end, off)])
    for off in places:
        laid([(off, -end), (off, end)])
    for row, y in enumerate(places):
        for x in places[row % 2 :: 2]:
            laid([(x - step * 0.42, y), (x + step * 0.42, y)])
    for side in range(4):
        for off in places[::2]:
            laid(_ear(off, end, step, side))


def _ear(start: float, edge: float, step: float, side: int) -> list[Point]:
    """A loop that joins one cord to the next, at one of four sides."""
    arc = [
        (start + step / 2 - step / 2 * math.cos(a), edge + step * 0.7 * math.sin(a))
        for a in (math.pi * t / 12 for t in range(13))
    ]
    for _ in range(side):
        arc = [(y, -x) for x, y in arc]
    return arc


def tassel(
    canvas: Image.Image, top: Point, length: float, colour: Colour, rng: random.Random
) -> None:
    draw = ImageDraw.Draw(canvas)
    for _ in range(90):
        spread = rng.uniform(-1, 1)
        end = (top[0] + spread * length * 0.16, top[1] + length * rng.uniform(0.92, 1.04))
        start = (top[0] + spread * length * 0.05, top[1])
        draw.line([start, end], fill=shade(colour, rng.uniform(0.7, 1.2)), width=3)
    for row in range(4):
        y = top[1] + row * 9
        draw.line(
            [(top[0] - length * 0.06, y), (top[0] + length * 0.06, y)], fill=(216, 172, 84), width=6
        )
