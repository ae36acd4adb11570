"""Over and under: strips of bamboo, willow, straw and rattan in the colours they have."""

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

from marketplace.demo.drawing.paint import (
    SIDE,
    Colour,
    Point,
    backdrop,
    lay,
    mask_of,
    oval,
    rounded,
    shade,
    smooth,
)

BAMBOO = [(222, 190, 128), (208, 172, 108), (232, 204, 146), (196, 158, 96)]
WILLOW = [(176, 128, 84), (158, 110, 70), (190, 144, 98)]
STRAW = [(234, 208, 140), (224, 194, 120), (242, 220, 160)]
RATTAN = [(150, 98, 56), (134, 84, 46), (166, 112, 66)]
PALE = [(240, 232, 214), (228, 216, 194)]


def weave(
    warp: Sequence[Colour], weft: Sequence[Colour], strip: int, twill: int, rng: random.Random
) -> Image.Image:
    """`twill` 2 is plain weave; 4 goes over two and under two, shifted each row."""
    layer = Image.new("RGB", (SIDE, SIDE), shade(warp[0], 0.35))
    draw = ImageDraw.Draw(layer)
    cells = SIDE // strip + 1
    tones = [rng.choice(warp) for _ in range(cells)], [rng.choice(weft) for _ in range(cells)]
    for row in range(cells):
        for column in range(cells):
            is_over = (row + column) % twill < twill // 2
            colour = tones[0][column] if is_over else tones[1][row]
            _strip(
                draw,
                (column * strip, row * strip),
                strip,
                shade(colour, rng.uniform(0.95, 1.05)),
                is_over,
            )
    return layer


def _strip(draw: ImageDraw.ImageDraw, at: Point, strip: int, colour: Colour, is_warp: bool) -> None:
    """One crossing: rounded by light, dark where it dives."""
    x, y = at
    for step in range(2, strip - 1, 2):
        light = 0.72 + 0.42 * math.sin(math.pi * step / strip)
        fill = shade(colour, light)
        if is_warp:
            draw.line([(x + step, y + 1), (x + step, y + strip - 1)], fill=fill, width=2)
        else:
            draw.line([(x + 1, y + step), (x + strip - 1, y + step)], fill=fill, width=2)


def coiled(
    centre: Point, radius: float, tones: Sequence[Colour], rng: random.Random
) -> Image.Image:
    """Braid sewn round and round, as straw hats and mats are."""
    layer = Image.new("RGB", (SIDE, SIDE), shade(tones[0], 0.4))
    draw = ImageDraw.Draw(layer)
    reach = radius
    while reach > 8:
        colour = rng.choice(tones)
        number = max(6, int(reach / 4.2))
        for step in range(number):
            angle = math.tau * (step + (reach % 2) / 2) / number
            at = (centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle))
            lean = angle + 1.57 + (0.5 if step % 2 else -0.5)
            draw.polygon(oval(at, 19, 8, lean), fill=shade(colour, rng.uniform(0.86, 1.14)))
        reach -= 21
    return layer


def radial(
    centre: Point, radius: float, tones: Sequence[Colour], rng: random.Random
) -> Image.Image:
    """Spokes from the middle, rings woven over and under them."""
    layer = Image.new("RGB", (SIDE, SIDE), shade(tones[0], 0.35))
    draw = ImageDraw.Draw(layer)
    spokes = 48
    for ring in range(int(radius / 17), 0, -1):
        reach, colour = ring * 17, rng.choice(tones)
        for spoke in range(spokes):
            start = 360 * (spoke + (ring % 2) / 2) / spokes
            box = [centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach]
            light = rng.uniform(0.9, 1.12)
            draw.arc(box, start, start + 360 / spokes * 0.92, fill=shade(colour, light), width=13)
            draw.arc(
                box,
                start + 1,
                start + 360 / spokes * 0.6,
                fill=shade(colour, light * 1.18),
                width=4,
            )
    return layer


def object_shown(
    layer: Image.Image,
    outline: Sequence[Point],
    ground: Colour,
    rng: random.Random,
    *,
    full: bool = True,
) -> Image.Image:
    """A woven thing on a table, rounded by the light."""
    canvas = backdrop(ground, rng)
    mask = mask_of(outline)
    lay(canvas, rounded(layer, mask) if full else layer, mask, away=34)
    return canvas


def rim(
    canvas: Image.Image, points: Sequence[Point], tones: Sequence[Colour], width: int = 30
) -> None:
    """A bound edge or a handle: short turns of strip around a core."""
    draw = ImageDraw.Draw(canvas)
    draw.line(list(points), fill=shade(tones[0], 0.45), width=width + 6, joint="curve")
    for number, (a, b) in enumerate(zip(points, points[1:], strict=False)):
        colour = shade(tones[number % len(tones)], 0.92 + 0.12 * (number % 2))
        draw.line([a, b], fill=colour, width=width)
        nx, ny = b[1] - a[1], a[0] - b[0]
        length = math.hypot(nx, ny) or 1
        off = width * 0.3 / length
        draw.line(
            [(a[0] + nx * off, a[1] + ny * off), (b[0] + nx * off, b[1] + ny * off)],
            fill=shade(colour, 1.2),
            width=width // 5,
        )


def arch(left: Point, right: Point, height: float, steps: int = 40) -> list[Point]:
    across = (right[0] - left[0]) / 2
    middle = (left[0] + right[0]) / 2
    return [
        (
            middle - across * math.cos(math.pi * t / steps),
            left[1] - height * math.sin(math.pi * t / steps),
        )
        for t in range(steps + 1)
    ]


def basket_outline(
    top: float = 0.42, bottom: float = 0.82, wide: float = 0.34, narrow: float = 0.27
) -> list[Point]:
    s = SIDE
    return smooth([(s * (0.5 - wide), s * top), (s * 0.5, s * (top + 0.03)), (s * (0.5 + wide), s * top),
                   (s * (0.5 + narrow + 0.02), s * (bottom - 0.05)), (s * (0.5 + narrow * 0.7), s * bottom),
                   (s * (0.5 - narrow * 0.7), s * bottom), (s * (0.5 - narrow - 0.02), s * (bottom - 0.05))], 14)  # fmt: skip
