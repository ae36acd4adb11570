"""Finished brocade, as one would show them on a table."""

import random

from PIL import Image, ImageDraw

from marketplace.demo.drawing import brocade, motifs, objects, weaving, yarn
from marketplace.demo.drawing.motifs import placed
from marketplace.demo.drawing.paint import (
    SIDE,
    Colour,
    Point,
    backdrop,
    cloth,
    hexed,
    lay,
    mask_of,
    oval,
    rounded,
    shade,
)

WALL, COOL, BLUSH, DEEP = (hexed(code) for code in ("#e9e1d2", "#dde3e0", "#efe0d8", "#c9bda8"))
MIDDLE = (SIDE / 2, SIDE / 2)
LI = [hexed(code) for code in ("#1f2238", "#c0303a", "#e8b040", "#2f7f6a")]
ZHUANG = [hexed(code) for code in ("#7a1830", "#e0a030", "#2f7fa0", "#e8dcc0")]


def spot(x: float, y: float) -> Point:
    return (SIDE * x, SIDE * y)


def laid(
    layer: Image.Image, outline, wall: Colour, rng: random.Random, soft: int = 30
) -> Image.Image:
    canvas = backdrop(wall, rng)
    mask = mask_of(outline)
    lay(canvas, rounded(layer, mask, soft), mask, away=24)
    return canvas


def brocade_shawl(rng: random.Random) -> Image.Image:
    layer = brocade.banded(brocade.lozenges(LI, rng), shade(LI[0], 1.1), rng)
    figures_on = [
        piece for x in (0.26, 0.5, 0.74) for piece in placed(motifs.titan(), spot(x, 0.5), 380)
    ]
    palette = {"a": LI[2], "b": LI[1], "c": hexed("#f0e6d0")}
    layer = brocade.with_figures(layer, figures_on, palette)
    canvas = laid(layer, objects.box(0.8, 0.72, (0.5, 0.47), 0.005), WALL, rng)
    draw = ImageDraw.Draw(canvas)
    for step in range(100):
        x = SIDE * (0.105 + 0.79 * step / 99)
        draw.line(
            [(x, SIDE * 0.83), (x + rng.uniform(-6, 6), SIDE * 0.93)],
            fill=rng.choice(LI[:3]),
            width=6,
        )
    return canvas


def brocade_coasters(rng: random.Random) -> Image.Image:
    canvas = backdrop(COOL, rng)
    for number, at in enumerate([(0.29, 0.29), (0.71, 0.29), (0.29, 0.71), (0.71, 0.71)]):
        colours = LI[number:] + LI[:number]
        layer = brocade.lozenges(colours, rng, 15 + 2 * number)
        mask = mask_of(objects.box(0.35, 0.35, at, 0.012))
        lay(canvas, rounded(layer, mask, 14), mask, away=16)
    return canvas


def brocade_pouch(rng: random.Random) -> Image.Image:
    outline = objects.box(0.44, 0.74, (0.5, 0.55), 0.04)
    canvas = backdrop(BLUSH, rng)
    yarn.cord(canvas, weaving.arch(spot(0.3, 0.24), spot(0.7, 0.24), SIDE * 0.34), LI[1], 16)
    mask = mask_of(outline)
    lay(canvas, rounded(brocade.lozenges(LI, rng, 19), mask, 34), mask, away=26)
    flap = mask_of(objects.box(0.44, 0.2, (0.5, 0.28), 0.03))
    lay(canvas, rounded(cloth((SIDE, SIDE), LI[0], rng), flap, 16), flap, away=10)
    ImageDraw.Draw(canvas).polygon(oval(spot(0.5, 0.34), 30, 30), fill=(222, 216, 200))
    return canvas


def brocade_band(rng: random.Random) -> Image.Image:
    canvas = backdrop(DEEP, rng)
    for number, (y, lean) in enumerate([(0.24, -0.05), (0.5, 0.04), (0.76, -0.03)]):
        layer = brocade.lozenges(LI[number:] + LI[:number], rng, 15)
        points = [
            spot(-0.05, y - 0.07 - lean),
            spot(1.05, y - 0.07 + lean),
            spot(1.05, y + 0.07 + lean),
            spot(-0.05, y + 0.07 - lean),
        ]
        mask = mask_of(points)
        lay(canvas, rounded(layer, mask, 12), mask, away=16)
    return canvas


def cushion(rng: random.Random) -> Image.Image:
    layer = brocade.lozenges(ZHUANG, rng, 29)
    return laid(
        layer, objects.box(0.76, 0.76, (0.5, 0.51), 0.07), rng.choice((COOL, WALL)), rng, 90
    )


def notebook(rng: random.Random) -> Image.Image:
    canvas = backdrop(DEEP, rng)
    pages = mask_of(objects.box(0.54, 0.74, (0.53, 0.52), 0.01))
    lay(canvas, Image.new("RGB", (SIDE, SIDE), (246, 241, 230)), pages, away=24)
    cover = mask_of(objects.box(0.54, 0.74, (0.51, 0.5), 0.012))
    lay(canvas, rounded(brocade.lozenges(ZHUANG, rng, 21), cover, 10), cover, away=6)
    spine = mask_of(objects.box(0.07, 0.74, (0.275, 0.5), 0.008))
    lay(canvas, cloth((SIDE, SIDE), ZHUANG[0], rng), spine, away=3)
    return canvas
