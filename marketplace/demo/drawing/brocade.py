"""Brocade: figures counted thread by thread, and so built of small straight steps."""

import random

from PIL import Image, ImageChops, ImageDraw

from marketplace.demo.drawing.motifs import Motif
from marketplace.demo.drawing.paint import SIDE, Colour, cloth, shade

CELL = 12


def lozenges(colours: list[Colour], rng: random.Random, period: int = 25) -> Image.Image:
    """Diamonds within diamonds with hooks, in bands: the ground of most brocades."""
    cells = SIDE // CELL + 1
    image = Image.new("RGB", (cells, cells))
    shift = rng.randrange(period)
    image.putdata(
        [_thread(x + shift, y + shift, period, colours) for y in range(cells) for x in range(cells)]
    )
    return _woven(image, rng)


def _thread(x: int, y: int, period: int, colours: list[Colour]) -> Colour:
    u, v = abs(x % period - period // 2), abs(y % period - period // 2)
    ring = u + v
    if ring in (period // 2, period // 2 + 1):
        return colours[1]
    if ring < 3:
        return colours[2]
    if ring in (5, 6) or (ring in (8, 9) and (u - v) % 3 == 0):
        return colours[3 % len(colours)]
    if u == period // 2 - 1 and v % 4 < 2:
        return colours[2]
    return colours[0]


def gingham(colour: Colour, pale: Colour, rng: random.Random, period: int = 8) -> Image.Image:
    """Stripes that cross: full colour where both meet, half where one passes."""
    cells = SIDE // CELL + 1
    mid = tuple((a + b) // 2 for a, b in zip(colour, pale, strict=True))
    tones = [pale, mid, colour]
    image = Image.new("RGB", (cells, cells))
    dark = [place % period < period // 2 for place in range(cells)]
    image.putdata([tones[dark[x] + dark[y]] for y in range(cells) for x in range(cells)])
    return _woven(image, rng)


def _woven(image: Image.Image, rng: random.Random) -> Image.Image:
    """Each cell a thread: light on its middle, a shadow between two."""
    large = image.resize((image.width * CELL, image.height * CELL), Image.Resampling.NEAREST)
    large = large.crop((0, 0, SIDE, SIDE))
    threads = cloth((SIDE, SIDE), (128, 128, 128), rng, thread=4)
    return Image.blend(large, ImageChops.overlay(large, threads), 0.55)


def with_figures(ground: Image.Image, motif: Motif, palette: dict[str, Colour]) -> Image.Image:
    """Motifs in the steps of the loom, on plain bands of the ground."""
    cells = SIDE // CELL
    threads = {
        role: cloth((cells * CELL, cells * CELL), colour, random.Random(7), thread=4)
        for role, colour in palette.items()
    }
    for piece in motif:
        mask = Image.new("L", (cells, cells))
        ImageDraw.Draw(mask).polygon([(x / CELL, y / CELL) for x, y in piece.outline], fill=255)
        mask = mask.resize((cells * CELL, cells * CELL), Image.Resampling.NEAREST)
        ground.paste(threads.get(piece.role, threads["a"]), (0, 0), mask)
    return ground


def banded(ground: Image.Image, colour: Colour, rng: random.Random) -> Image.Image:
    """A plain field in the middle for the figures to stand on."""
    draw_from, draw_to = int(SIDE * 0.3), int(SIDE * 0.7)
    plain = cloth((SIDE, draw_to - draw_from), colour, rng, thread=4)
    ground.paste(plain, (0, draw_from))
    draw = ImageDraw.Draw(ground)
    for y in (draw_from, draw_to):
        draw.line([(0, y), (SIDE, y)], fill=shade(colour, 1.8), width=10)
    return ground
