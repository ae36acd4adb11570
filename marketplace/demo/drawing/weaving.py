"""Over and under: strips of bamboo, willow, straw and rattan in the colours they have."""

import math
import random
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw

from marketplace.demo.drawing.paint import SIDE, Colour, Point, oval, shade, smooth, tiled

BAMBOO = [(222, 190, 128), (208, 172, 108), (232, 204, 146), (196, 158, 96)]
WILLOW = [(176, 128, 84), (158, 110, 70), (190, 144, 98)]
STRAW = [(234, 208, 140), (224, 194, 120), (242, 220, 160)]
RATTAN = [(150, 98, 56), (134, 84, 46), (166, 112, 66)]
PALE = [(240, 232, 214), (228, 216, 194)]


def weave(
    warp: Sequence[Colour], weft: Sequence[Colour], strip: int, twill: int, rng: random.Random
) -> Image.Image:
    """`twill` 2 is plain weave; 4 goes over two and under two, shifted each row."""
    cells = SIDE // strip + 1
    tones = [rng.choice(warp) for _ in range(cells)], [rng.choice(weft) for _ in range(cells)]
    small = Image.new("RGB", (cells, cells))
    small.putdata([
        shade(tones[0][x] if _is_over(x, y, twill) else tones[1][y], rng.uniform(1.08, 1.2))
        for y in range(cells)
        for x in range(cells)
    ])  # fmt: skip
    large = small.resize((cells * strip, cells * strip), Image.Resampling.NEAREST)
    return ImageChops.multiply(large.crop((0, 0, SIDE, SIDE)), _crossings(strip, twill))


def _is_over(x: int, y: int, twill: int) -> bool:
    return (x + y) % twill < twill // 2


@lru_cache(maxsize=8)
def _crossings(strip: int, twill: int) -> Image.Image:
    """Each strip rounded by light, dark where it dives under the next."""
    size = twill * strip
    light = bytearray()
    for y in range(size):
        for x in range(size):
            over = _is_over(x // strip, y // strip, twill)
            across, along = (x, y) if over else (y, x)
            round_top = math.sin(math.pi * (across % strip + 0.5) / strip)
            ends = (_is_over(x // strip, (y + by) // strip, twill) if over
                    else _is_over((x + by) // strip, y // strip, twill) for by in (-3, 3))  # fmt: skip
            dives = any(end != over for end in ends)
            light.append(round(255 * (0.5 + 0.5 * round_top**0.6) * (0.72 if dives else 1)))
    tile = Image.frombytes("L", (size, size), bytes(light))
    return tiled(tile, (SIDE, SIDE)).convert("RGB")


def wrapped(layer: Image.Image, middle: float, half: float, sag: float) -> Image.Image:
    """A flat weave bent around a vessel: narrower at its sides, each row an arc, shaded."""
    quads, light = [], []
    stretch = min(0.92 * half, SIDE / math.pi)
    for step in range(64):
        left, right = step / 32 - 1, (step + 1) / 32 - 1
        box = (int(middle + half * left), 0, int(middle + half * right), SIDE)
        (x0, d0), (x1, d1) = ((SIDE / 2 + stretch * math.asin(t), sag * math.sqrt(1 - t * t))
                              for t in (left, right))  # fmt: skip
        quads.append((box, (x0, -d0, x0, SIDE - d0, x1, SIDE - d1, x1, -d1)))
        light.append(round(255 * (0.5 + 0.5 * math.sqrt(max(0, 1 - (left + 0.2) ** 2 / 1.5)))))
    bent = layer.transform(layer.size, Image.Transform.MESH, quads, Image.Resampling.BILINEAR)
    shading = Image.new("L", layer.size, 255)
    row = Image.frombytes("L", (64, 1), bytes(light))
    shading.paste(
        row.resize((int(half * 2), SIDE), Image.Resampling.BILINEAR), (int(middle - half), 0)
    )
    return ImageChops.multiply(bent, shading.convert("RGB"))


def flattened(layer: Image.Image, level: float, ratio: float) -> Image.Image:
    """Seen from the side: circles around the middle become ovals around this level."""
    matrix = (1, 0, 0, 0, 1 / ratio, SIDE / 2 - level / ratio)
    return layer.transform(layer.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)


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
    for ring in range(int(radius / 17), 0, -1):
        reach, colour = ring * 17, rng.choice(tones)
        box = [centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach]
        for spoke in range(48):
            start = 7.5 * (spoke + (ring % 2) / 2)
            light = rng.uniform(0.9, 1.12)
            draw.arc(box, start, start + 6.9, fill=shade(colour, light), width=13)
            draw.arc(box, start + 1, start + 4.5, fill=shade(colour, light * 1.18), width=4)
    return layer


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
