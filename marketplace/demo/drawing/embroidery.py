"""Thread on cloth: every part filled with stitches that follow its direction and take the light."""

import math
import random
from collections.abc import Iterator

from PIL import Image, ImageDraw

from marketplace.demo.drawing.motifs import Motif, Piece
from marketplace.demo.drawing.paint import SIDE, Colour, Point, shade

Palette = dict[str, Colour]


def stitch(canvas: Image.Image, motif: Motif, palette: Palette, rng: random.Random) -> None:
    """Satin stitch, part by part, each with an edge of its own."""
    for piece in motif:
        colour = palette.get(piece.role, palette["a"])
        box = _box(piece.outline)
        if box[2] - box[0] < 4 or box[3] - box[1] < 4:
            continue
        layer, mask = _filled(piece, box, colour, rng)
        dark = Image.new("RGB", layer.size, (20, 14, 12))
        canvas.paste(dark, (box[0] + 4, box[1] + 6), mask.point(lambda value: value * 2 // 5))
        canvas.paste(layer, box[:2], mask)
        _edge(canvas, piece.outline, shade(colour, 0.72), rng)


def _box(outline: list[Point]) -> tuple[int, int, int, int]:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return (
        max(0, int(min(xs)) - 2), max(0, int(min(ys)) - 2),
        min(SIDE, int(max(xs)) + 3), min(SIDE, int(max(ys)) + 3),
    )  # fmt: skip


def _filled(
    piece: Piece, box: tuple[int, int, int, int], colour: Colour, rng: random.Random
) -> tuple[Image.Image, Image.Image]:
    size = (box[2] - box[0], box[3] - box[1])
    layer, mask = Image.new("RGB", size, shade(colour, 0.7)), Image.new("L", size)
    ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in piece.outline], fill=255)
    draw = ImageDraw.Draw(layer)
    for start, end, row in _rows(size, piece.angle, rng):
        light = 1 + 0.16 * math.sin(row * 0.11 + piece.angle * 3) + rng.uniform(-0.09, 0.09)
        draw.line([start, end], fill=shade(colour, light), width=4)
        above = [(start[0] - 1, start[1] - 1), (end[0] - 1, end[1] - 1)]
        draw.line(above, fill=shade(colour, light * 1.22), width=1)
    return layer, mask


def _rows(
    size: tuple[int, int], angle: float, rng: random.Random
) -> Iterator[tuple[Point, Point, int]]:
    """Stitches side by side along the angle, broken like bricks."""
    along, beside = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    reach = math.hypot(*size) / 2 + 8
    middle = (size[0] / 2, size[1] / 2)
    for row, off in enumerate(range(-int(reach), int(reach), 4)):
        at = -reach - (row % 3) * 17
        while at < reach:
            length = rng.uniform(38, 58)
            start, end = (
                (
                    middle[0] + along[0] * t + beside[0] * off,
                    middle[1] + along[1] * t + beside[1] * off,
                )
                for t in (at, at + length - 2)
            )
            yield start, end, row
            at += length


def _edge(canvas: Image.Image, outline: list[Point], colour: Colour, rng: random.Random) -> None:
    """A cord laid around, as split-thread work has it."""
    draw = ImageDraw.Draw(canvas)
    closed = [*outline, outline[0]]
    draw.line(closed, fill=colour, width=5, joint="curve")
    for x, y in closed[::2]:
        draw.ellipse([x - 2, y - 3, x + 2, y + 1], fill=shade(colour, rng.uniform(1.25, 1.6)))


def couch(canvas: Image.Image, motif: Motif, palette: Palette, rng: random.Random) -> None:
    """马尾绣: white horsetail cord along every outline, the fields between filled flat."""
    stitch(canvas, motif, palette, rng)
    draw = ImageDraw.Draw(canvas)
    for piece in motif:
        closed = [*piece.outline, piece.outline[0]]
        draw.line(closed, fill=(60, 52, 46), width=11, joint="curve")
        draw.line(closed, fill=(238, 231, 214), width=8, joint="curve")
        for x, y in closed[::1]:
            draw.line([(x - 3, y - 3), (x + 3, y + 3)], fill=(176, 164, 142), width=2)


def cross_stitch(canvas: Image.Image, motif: Motif, palette: Palette, grid: int = 15) -> None:
    """挑花: crosses counted on the threads of the cloth."""
    draw = ImageDraw.Draw(canvas)
    for piece in motif:
        mask = Image.new("L", (SIDE // grid, SIDE // grid))
        ImageDraw.Draw(mask).polygon([(x / grid, y / grid) for x, y in piece.outline], fill=255)
        colour = palette.get(piece.role, palette["a"])
        for at, value in enumerate(mask.getdata()):
            if value:
                x, y = at % mask.width * grid, at // mask.width * grid
                _cross(draw, x, y, grid - 2, colour)


def _cross(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, colour: Colour) -> None:
    draw.line([(x, y), (x + size, y + size)], fill=shade(colour, 0.82), width=4)
    draw.line([(x + size, y), (x, y + size)], fill=shade(colour, 1.1), width=4)
