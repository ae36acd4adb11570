"""Paint, cloth, paper and light: what every drawing is made with. Lengths in canvas pixels."""

import math
import random
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIDE = 1500  # the canvas; a picture is made smaller at the end, which smooths every edge
Point = tuple[float, float]
Colour = tuple[int, int, int]


def hexed(text: str) -> Colour:
    return tuple(int(text[at : at + 2], 16) for at in (1, 3, 5))  # type: ignore[return-value]


def shade(colour: Colour, factor: float) -> Colour:
    """Darker below 1, lighter above."""
    return tuple(max(0, min(255, round(part * factor))) for part in colour)  # type: ignore[return-value]


def blend(first: Colour, second: Colour, share: float) -> Colour:
    pairs = zip(first, second, strict=True)
    return tuple(round(a + (b - a) * share) for a, b in pairs)  # type: ignore[return-value]


def scaled(points: Iterable[Point], centre: Point, size: float, turn: float = 0) -> list[Point]:
    """Points around 0, about 1 long, brought to their place."""
    cos, sin = math.cos(turn), math.sin(turn)
    return [
        (centre[0] + size * (x * cos - y * sin), centre[1] + size * (x * sin + y * cos))
        for x, y in points
    ]


def path(text: str, steps: int = 10) -> list[Point]:
    """A closed curve through points written as hundredths: "0 -46, 22 -44"."""
    pairs = (pair.split() for pair in text.split(","))
    return smooth([(float(x) / 100, float(y) / 100) for x, y in pairs], steps)


def smooth(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """A closed curve through the points (Catmull-Rom)."""
    curve, number = [], len(points)
    for at in range(number):
        p0, p1, p2, p3 = (points[(at + by) % number] for by in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            curve.append(
                tuple(_between(a, b, c, d, t) for a, b, c, d in zip(p0, p1, p2, p3, strict=True))
            )
    return curve  # type: ignore[return-value]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def oval(centre: Point, across: float, down: float, turn: float = 0) -> list[Point]:
    circle = ((math.cos(a * math.tau / 60), math.sin(a * math.tau / 60)) for a in range(60))
    return scaled([(x * across, y * down) for x, y in circle], centre, 1, turn)


def backdrop(colour: Colour, rng: random.Random) -> Image.Image:
    """A quiet wall: light from above on the left, a little grain."""
    light = Image.radial_gradient("L").resize((SIDE * 2, SIDE * 2))
    light = light.crop((SIDE * 6 // 10, SIDE * 6 // 10, SIDE * 16 // 10, SIDE * 16 // 10))
    wall = Image.composite(
        Image.new("RGB", (SIDE, SIDE), shade(colour, 0.86)),
        Image.new("RGB", (SIDE, SIDE), shade(colour, 1.05)),
        light,
    )
    return grained(wall, 5, rng)


def grained(image: Image.Image, strength: float, rng: random.Random) -> Image.Image:
    tile = Image.frombytes("L", (300, 300), rng.randbytes(90_000))
    tile = tile.point(lambda value: 128 + (value - 128) * strength / 36)
    noise = tiled(tile, image.size).convert("RGB")
    return Image.blend(image, ImageChops.overlay(image, noise), 0.5)


def cloth(
    size: tuple[int, int], colour: Colour, rng: random.Random, thread: int = 5, slub: float = 0.05
) -> Image.Image:
    """Plain weave: each thread a little different (by `slub`), warp over weft by turns."""
    across, down = size[0] // thread + 1, size[1] // thread + 1
    warp = _threads(across, slub, rng).resize((across, down))
    weft = _threads(down, slub, rng).transpose(Image.Transpose.ROTATE_90).resize((across, down))
    woven = Image.composite(warp, weft, _checks(across, down))
    light = woven.resize((across * thread, down * thread), Image.Resampling.NEAREST)
    light = ImageChops.multiply(light.crop((0, 0, *size)), _relief(thread, size))
    return tinted(light, colour)


def _threads(number: int, slub: float, rng: random.Random) -> Image.Image:
    values = bytes(round(205 * (1 + rng.uniform(-slub, slub))) for _ in range(number))
    return Image.frombytes("L", (number, 1), values)


@lru_cache(maxsize=4)
def _checks(across: int, down: int) -> Image.Image:
    tile = Image.frombytes("L", (2, 2), bytes([255, 0, 0, 255]))
    return tiled(tile, (across, down))


@lru_cache(maxsize=8)
def _relief(thread: int, size: tuple[int, int]) -> Image.Image:
    """Every crossing round on top and dark where it dives."""
    cell = bytearray()
    for y in range(2 * thread):
        for x in range(2 * thread):
            is_warp = (x // thread + y // thread) % 2 == 0
            across = math.sin(math.pi * ((x if is_warp else y) % thread + 0.5) / thread)
            cell.append(round((200 if is_warp else 188) + 55 * across))
    return tiled(Image.frombytes("L", (2 * thread, 2 * thread), bytes(cell)), size)


def tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    whole = Image.new(tile.mode, size)
    for x in range(0, size[0], tile.width):
        whole.paste(tile, (x, 0))
    row = whole.crop((0, 0, size[0], tile.height))
    for y in range(0, size[1], tile.height):
        whole.paste(row, (0, y))
    return whole


def tinted(light: Image.Image, colour: Colour) -> Image.Image:
    """Grey as light on one colour; 186 leaves it as it is."""
    parts = (
        light.point([min(255, value * part // 186) for value in range(256)]) for part in colour
    )
    return Image.merge("RGB", tuple(parts))


def mask_of(outline: Sequence[Point]) -> Image.Image:
    mask = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(mask).polygon(list(outline), fill=255)
    return mask


def moved(mask: Image.Image, right: int, down: int) -> Image.Image:
    there = Image.new("L", mask.size)
    there.paste(mask, (right, down))
    return there


def around(mask: Image.Image, margin: int) -> tuple[int, int, int, int]:
    """Where the mask is, and no more: blurring a whole canvas for a bead takes too long."""
    left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
    return (
        max(0, left - margin), max(0, top - margin),
        min(mask.width, right + margin), min(mask.height, bottom + margin),
    )  # fmt: skip


def cast_shadow(canvas: Image.Image, mask: Image.Image, *, away: int = 18) -> None:
    """What lies on something darkens it: closely at its edge, softly to the right and below."""
    box = around(mask, away * 4)
    part = mask.crop(box)
    for off, blur, share in ((away // 4 + 1, away // 4 + 2, 9), (away, away + 8, 8)):
        shadow = moved(part, off // 2, off).filter(ImageFilter.GaussianBlur(blur))
        canvas.paste((40, 28, 18), box, shadow.point([v * share // 20 for v in range(256)]))


def lay(canvas: Image.Image, layer: Image.Image, mask: Image.Image, *, away: int = 18) -> None:
    """Put a layer down with its shadow."""
    cast_shadow(canvas, mask, away=away)
    canvas.paste(layer, (0, 0), mask)


def rounded(layer: Image.Image, mask: Image.Image, depth: int = 46) -> Image.Image:
    """Light on the upper left of a shape and shade on the lower right, as on something full."""
    box = around(mask, depth)
    soft = mask.crop(box).filter(ImageFilter.GaussianBlur(depth))
    lit = ImageChops.subtract(soft, moved(soft, depth // 2, depth // 2))
    dark = ImageChops.subtract(soft, moved(soft, -depth // 2, -depth // 2))
    layer = layer.copy()
    layer.paste((255, 250, 240), box, lit.point([v * 6 // 10 for v in range(256)]))
    layer.paste((24, 16, 10), box, dark.point([v * 9 // 10 for v in range(256)]))
    return layer


def glow(canvas: Image.Image, outline: Sequence[Point], colour: Colour, blur: int) -> None:
    """A soft patch of light or shade."""
    mask = mask_of(outline)
    box = around(mask, blur * 3)
    canvas.paste(colour, box, mask.crop(box).filter(ImageFilter.GaussianBlur(blur)))
