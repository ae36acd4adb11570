"""Thread on cloth: every part filled with stitches that follow its direction and take the light."""

import math
import random
from collections.abc import Iterator

from PIL import Image, ImageDraw

from marketplace.demo.drawing.motifs import Motif, Piece
from marketplace.demo.drawing.paint import SIDE, Colour, Point, hexed, shade

Palette = dict[str, Colour]
_CODES = {
    "miao": ("#c8283a", "#e8a52c", "#1f8a8a", "#e9e2d0", "#4c9c4a", "#f3ead2", "#7a1830", "#1d2a4a"),
    "su": ("#d98aa0", "#f0c6cf", "#e7c46a", "#9fb7d4", "#6f9a6a", "#fbf6ea", "#3b3a38", "#efe7d6"),
    "ningxia": ("#e2b23c", "#f3e3b0", "#2f8f6f", "#e77a8c", "#3f8f55", "#fff4d8", "#6b1020", "#b5182b"),
    "horse": ("#b8403c", "#d99a34", "#3a7f8c", "#7e5aa0", "#4f8a4c", "#f0e8d4", "#4a3a30", "#23201f"),
    "pet": ("#e9e2d6", "#efe8da", "#d99a94", "#7fa3b5", "#8aa77c", "#ffffff", "#2d2926", "#d5dfe0"),
}  # fmt: skip
_ROLES = ("a", "b", "c", "d", "leaf", "light", "dark", "ground")
_ALWAYS = {"vein": hexed("#a9c49a"), "whisker": hexed("#8d857c"), "cut": hexed("#fbf6ea")}
PALETTES: dict[str, Palette] = {
    name: dict(zip(_ROLES, map(hexed, codes), strict=True)) | _ALWAYS
    for name, codes in _CODES.items()
}


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
    for start, end, row, along in _rows(size, piece.angle, rng):
        # Silk shines by its direction, and long and short stitches run from deep to pale.
        light = 1 + 0.1 * math.sin(row * 0.13 + piece.angle * 3) + rng.uniform(-0.09, 0.09)
        light += 0.22 * along
        draw.line([start, end], fill=shade(colour, light), width=4)
        above = [(start[0] - 1, start[1] - 1), (end[0] - 1, end[1] - 1)]
        draw.line(above, fill=shade(colour, light * 1.22), width=1)
    return layer, mask


def _rows(
    size: tuple[int, int], angle: float, rng: random.Random
) -> Iterator[tuple[Point, Point, int, float]]:
    """Stitches side by side along the angle, broken like bricks; with how far along, 1 to -1."""
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
            yield start, end, row, -at / reach
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
    for piece in motif:
        cord = _evenly([*piece.outline, piece.outline[0]], 7)
        if len(cord) > 12:
            _horsetail(ImageDraw.Draw(canvas), cord)


def _horsetail(draw: ImageDraw.ImageDraw, cord: list[Point]) -> None:
    """Three hairs wound round with silk."""
    draw.line([(x + 2, y + 4) for x, y in cord], fill=(12, 9, 8), width=11, joint="curve")
    draw.line(cord, fill=(120, 108, 92), width=11, joint="curve")
    for (ax, ay), (bx, by) in zip(cord, cord[1:], strict=False):
        turn = math.atan2(by - ay, bx - ax) + 1.1
        x, y = math.cos(turn) * 4.4, math.sin(turn) * 4.4
        draw.line([(ax - x, ay - y), (ax + x, ay + y)], fill=(243, 237, 222), width=5)


def _evenly(line: list[Point], step: float) -> list[Point]:
    """The same line by points at equal distance."""
    points, left = [line[0]], step
    for (ax, ay), (bx, by) in zip(line, line[1:], strict=False):
        length, at = math.hypot(bx - ax, by - ay), left
        while at <= length:
            points.append((ax + (bx - ax) * at / length, ay + (by - ay) * at / length))
            at += step
        left = at - length
    return points


def seam(canvas: Image.Image, outline: list[Point], colour: Colour, inset: float = 0.94) -> None:
    """Running stitch inside the edge."""
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
    reach = max(max(abs(x - middle[0]), abs(y - middle[1])) for x, y in outline) * (1 - inset)
    line = [
        (x - math.copysign(min(reach, abs(x - middle[0])), x - middle[0]),
         y - math.copysign(min(reach, abs(y - middle[1])), y - middle[1]))
        for x, y in outline
    ]  # fmt: skip
    dashes = _evenly([*line, line[0]], 15)
    draw = ImageDraw.Draw(canvas)
    for a, b in zip(dashes[::2], dashes[1::2], strict=False):
        draw.line([(a[0] + 1, a[1] + 3), (b[0] + 1, b[1] + 3)], fill=shade(colour, 0.45), width=4)
        draw.line([a, b], fill=colour, width=5)
