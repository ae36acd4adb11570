"""Paint, cloth, paper and light: what every drawing is made with. Lengths in canvas pixels."""

import math
import random
from collections.abc import Iterable, Sequence

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
    tile = tile.point(lambda value: 128 + (value - 128) * strength / 18)
    noise = Image.new("L", image.size)
    for at in range(0, image.width * image.height // 90_000 + 40):
        columns = -(-image.width // 300)
        noise.paste(tile, (at % columns * 300, at // columns * 300))
    noise = noise.convert("RGB")
    grey = Image.new("RGB", image.size, (128, 128, 128))
    return Image.blend(image, ImageChops.overlay(image, Image.blend(grey, noise, 0.5)), 0.5)


def cloth(
    size: tuple[int, int], colour: Colour, rng: random.Random, thread: int = 5
) -> Image.Image:
    """Plain weave: each thread a little different, warp over weft by turns."""
    across, down = size[0] // thread + 1, size[1] // thread + 1
    weft = [rng.uniform(0.9, 1.1) for _ in range(down)]
    warp = [rng.uniform(0.9, 1.1) for _ in range(across)]
    small = Image.new("RGB", (across, down))
    small.putdata([
        shade(colour, (warp[x] if (x + y) % 2 else weft[y]) * (1.06 if (x + y) % 2 else 0.97))
        for y in range(down)
        for x in range(across)
    ])  # fmt: skip
    return small.resize((across * thread, down * thread), Image.Resampling.BILINEAR).crop(
        (0, 0, *size)
    )


def mask_of(outline: Sequence[Point]) -> Image.Image:
    mask = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(mask).polygon(list(outline), fill=255)
    return mask


def moved(mask: Image.Image, right: int, down: int) -> Image.Image:
    there = Image.new("L", mask.size)
    there.paste(mask, (right, down))
    return there


def cast_shadow(canvas: Image.Image, mask: Image.Image, *, away: int = 18, blur: int = 22) -> None:
    """What lies on something darkens it, to the right and below."""
    shadow = moved(mask, away // 2, away).filter(ImageFilter.GaussianBlur(blur))
    canvas.paste((34, 26, 20), (0, 0), shadow.point(lambda value: value * 11 // 20))


def lay(canvas: Image.Image, layer: Image.Image, mask: Image.Image, *, away: int = 18) -> None:
    """Put a layer down with its shadow."""
    cast_shadow(canvas, mask, away=away, blur=away + 4)
    canvas.paste(layer, (0, 0), mask)


def rounded(layer: Image.Image, mask: Image.Image, depth: int = 46) -> Image.Image:
    """Light on the upper left of a shape and shade on the lower right, as on something full."""
    soft = mask.filter(ImageFilter.GaussianBlur(depth))
    lit = ImageChops.subtract(soft, moved(soft, depth // 2, depth // 2))
    dark = ImageChops.subtract(soft, moved(soft, -depth // 2, -depth // 2))
    layer = layer.copy()
    layer.paste((255, 250, 240), (0, 0), lit.point(lambda value: value * 6 // 10))
    layer.paste((24, 16, 10), (0, 0), dark.point(lambda value: value * 9 // 10))
    return layer
