"""Knitted, crocheted and knotted things, as one would show them on a table."""

import random

from PIL import Image, ImageDraw, ImageOps

from marketplace.demo.drawing import figures, motifs, objects, yarn
from marketplace.demo.drawing.motifs import placed
from marketplace.demo.drawing.paint import (
    SIDE,
    Point,
    backdrop,
    cloth,
    glow,
    hexed,
    lay,
    mask_of,
    oval,
    rounded,
)
from marketplace.demo.drawing.woven import BLUSH, COOL, DEEP, WALL, laid, spot


def rabbit(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((BLUSH, COOL)), rng)
    palette = {"a": hexed("#efe6d8"), "b": hexed(rng.choice(("#a9bfae", "#d9a7a0", "#a7b4cc"))),
               "c": hexed("#c77f78"), "d": hexed("#b5453c"), "dark": hexed("#2b2522")}  # fmt: skip
    yarn.toy(canvas, placed(figures.rabbit(), spot(0.5, 0.54), 1150), palette, rng)
    return canvas


def sunflowers(rng: random.Random) -> Image.Image:
    canvas = backdrop(COOL, rng)
    heads = [
        (0.5, 0.25, 0.2),
        (0.26, 0.34, 0.17),
        (0.74, 0.34, 0.17),
        (0.37, 0.52, 0.15),
        (0.64, 0.53, 0.15),
    ]
    for x, y, _ in heads:
        yarn.cord(canvas, [spot(x, y), spot(0.5 + (x - 0.5) * 0.1, 0.9)], hexed("#4f7f45"), 24)
    for x, y, size in heads:
        _sunflower(canvas, spot(x, y), size * SIDE, rng)
    wrap = mask_of(_wrap())
    lay(canvas, rounded(cloth((SIDE, SIDE), hexed("#cdb893"), rng, 6), wrap, 30), wrap, away=16)
    yarn.cord(
        canvas, [spot(0.437, 0.85), spot(0.5, 0.862), spot(0.563, 0.85)], hexed("#b5453c"), 18
    )
    return canvas


def _wrap() -> list[Point]:
    edge = [
        (0.34, 0.66),
        (0.5, 0.71),
        (0.66, 0.66),
        (0.56, 0.85),
        (0.6, 0.96),
        (0.4, 0.96),
        (0.44, 0.85),
    ]
    return [spot(x, y) for x, y in edge]


def _sunflower(canvas: Image.Image, at: Point, size: float, rng: random.Random) -> None:
    for number in range(13):
        petal = motifs.Piece(motifs.petal(1, 0.24, number * 0.483), "a")
        yarn.toy(canvas, placed([petal], at, size), {"a": hexed("#e9b52f")}, rng)
    heart = motifs.Piece(oval(at, size * 0.48, size * 0.48), "a")
    yarn.toy(canvas, [heart], {"a": hexed("#5b3a20")}, rng)


def blanket(rng: random.Random) -> Image.Image:
    codes = (("#f1ead8", "#b9cdb8", "#e7c7b5"), ("#e9e4da", "#a9bccb", "#d8c7a4"))
    wool = yarn.knitted([hexed(code) for code in rng.choice(codes)], rng)
    canvas = laid(
        wool, objects.box(0.82, 0.76, (0.5, 0.5), 0.03), rng.choice((DEEP, WALL)), rng, 60
    )
    folded = mask_of(objects.box(0.82, 0.3, (0.5, 0.73), 0.03))
    back = ImageOps.flip(wool)
    lay(canvas, rounded(back, folded, 50), folded, away=16)
    return canvas


def haws(rng: random.Random) -> Image.Image:
    """冰糖葫芦: five red balls on a stick, with a ring."""
    canvas = backdrop(WALL, rng)
    ring = objects.disc(0.075, (0.5, 0.11))
    ImageDraw.Draw(canvas).line([*ring, ring[0]], fill=(176, 178, 184), width=16, joint="curve")
    yarn.cord(canvas, [spot(0.5, 0.17), spot(0.5, 0.97)], hexed("#d8b47a"), 22)
    for number in range(5):
        y = 0.3 + 0.137 * number
        ball = motifs.Piece(oval(spot(0.5, y), SIDE * 0.1, SIDE * 0.088), "a")
        yarn.toy(canvas, [ball], {"a": hexed("#c22a30")}, rng)
        sugar = oval(spot(0.465, y - 0.035), SIDE * 0.02, SIDE * 0.01, -0.5)
        glow(canvas, sugar, (255, 226, 214), 7)
    return canvas


def peace_knot(rng: random.Random) -> Image.Image:
    canvas = backdrop(WALL, rng)
    red = hexed("#c0232f")
    yarn.cord(canvas, [spot(0.5, 0), spot(0.5, 0.12)], red, 20)
    yarn.cord(canvas, [spot(0.5, 0.7), spot(0.5, 0.79)], red, 14)
    yarn.tassel(canvas, spot(0.5, 0.79), 280, red, rng)
    yarn.knot(canvas, spot(0.5, 0.43), SIDE * 0.42, red)
    bead = mask_of(objects.disc(0.034, (0.5, 0.79)))
    lay(canvas, rounded(Image.new("RGB", (SIDE, SIDE), hexed("#6fa389")), bead, 16), bead, away=8)
    return canvas
