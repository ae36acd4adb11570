"""Finished embroidered things, as one would show them on a table."""

import math
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

from marketplace.demo.drawing import motifs, objects
from marketplace.demo.drawing.embroidery import PALETTES, seam, stitch
from marketplace.demo.drawing.motifs import Motif, placed
from marketplace.demo.drawing.paint import (
    SIDE,
    Colour,
    Point,
    backdrop,
    cloth,
    hexed,
    lay,
    mask_of,
    rounded,
    scaled,
    shade,
)
from marketplace.demo.drawing.yarn import cord, tassel

Painter = Callable[[random.Random], Image.Image]
MIDDLE = (SIDE / 2, SIDE / 2)
WALL, COOL, BLUSH = hexed("#ece2d0"), hexed("#dfe3df"), hexed("#eedfd6")
SILK = hexed("#f4eee0")
SILVER, BRASS = (206, 208, 214), (206, 170, 98)


def cut_cloth(
    canvas: Image.Image, outline: list[Point], colour: Colour, rng: random.Random, *, soft: int = 46
) -> None:
    """Cloth in this outline, laid down."""
    mask = mask_of(outline)
    lay(canvas, rounded(cloth((SIDE, SIDE), colour, rng), mask, soft), mask, away=soft // 3 + 9)


def clutch_with(motif: Motif, colours: str) -> Painter:
    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES[colours]
        canvas = backdrop(WALL, rng)
        _wrist_loop(canvas, palette["a"])
        cut_cloth(canvas, objects.clutch(), palette["ground"], rng)
        seam(canvas, objects.clutch(), palette["b"], 0.93)
        for lean in (-1, 1):
            for down, size in ((0.69, 150), (0.41, 90)):
                at = (SIDE * (0.5 + lean * 0.3), SIDE * down)
                stitch(canvas, placed(motifs.flower(6, 1), at, size), palette, rng)
        stitch(canvas, placed(motif, (SIDE * 0.5, SIDE * 0.55), 640), palette, rng)
        _zip(canvas)
        return canvas

    return paint


def _wrist_loop(canvas: Image.Image, colour: Colour) -> None:
    loop = [(SIDE * (0.87 + 0.055 * math.sin(t / 6)), SIDE * (0.43 - 0.11 * math.cos(t / 6)))
            for t in range(-4, 42)]  # fmt: skip
    cord(canvas, loop, colour, 15)


def _zip(canvas: Image.Image) -> None:
    draw, y = ImageDraw.Draw(canvas), SIDE * 0.305
    draw.line([(SIDE * 0.15, y), (SIDE * 0.85, y)], fill=(60, 44, 24), width=16)
    for step in range(105):
        x = SIDE * (0.152 + 0.696 * step / 104)
        draw.line([(x, y - 6), (x, y + 6)], fill=shade(BRASS, 0.9 + 0.25 * (step % 2)), width=5)
    draw.rounded_rectangle([SIDE * 0.77, y - 12, SIDE * 0.82, y + 12], 8, fill=shade(BRASS, 1.15))
    draw.rounded_rectangle([SIDE * 0.785, y + 6, SIDE * 0.805, y + 62], 9, fill=BRASS)


def earrings(rng: random.Random) -> Image.Image:
    canvas = backdrop(BLUSH, rng)
    for lean in (-1, 1):
        at = (SIDE * (0.5 + lean * 0.2), SIDE * 0.56)
        _hook(canvas, at)
        outline = objects.disc(0.165, (at[0] / SIDE, at[1] / SIDE))
        cut_cloth(canvas, outline, PALETTES["miao"]["ground"], rng, soft=20)
        cord(canvas, [*outline, outline[0]], SILVER, 16)
        stitch(canvas, placed(motifs.flower(8, 2), at, 350, lean * 0.2), PALETTES["miao"], rng)
        for drop in (-1, 0, 1):
            _silver_drop(canvas, (at[0] + drop * 58, at[1] + SIDE * 0.163 - abs(drop) * 8))
    return canvas


def _hook(canvas: Image.Image, at: Point) -> None:
    x, top = at[0], at[1] - SIDE * 0.285
    bend = [(x - 34 + 34 * math.cos(t / 9), top - 52 * math.sin(t / 9)) for t in range(36)]
    draw, y = ImageDraw.Draw(canvas), at[1] - SIDE * 0.2
    draw.line([(x, y + 10), (x, top), *bend], fill=(150, 152, 158), width=9, joint="curve")
    draw.ellipse([x - 22, y, x + 22, y + 44], outline=SILVER, width=8)


def _silver_drop(canvas: Image.Image, top: Point) -> None:
    end = (top[0], top[1] + 84)
    cord(canvas, [top, end], SILVER, 5)
    drop = scaled(motifs.petal(58, 24, math.pi), (end[0], end[1] - 6), 1)
    ImageDraw.Draw(canvas).polygon(drop, fill=(188, 191, 199), outline=(140, 142, 150))


def coasters(rng: random.Random) -> Image.Image:
    """Four, each with a flower and a ground of its own."""
    palette = PALETTES["miao"]
    canvas = backdrop(WALL, rng)
    four = (
        ((0.28, 0.28), palette["ground"], motifs.flower(8, 2)),
        ((0.72, 0.28), hexed("#6d1626"), motifs.flower(6, 2, "cdb")),
        ((0.28, 0.72), hexed("#23463c"), motifs.peony()),
        ((0.72, 0.72), hexed("#3a2a4e"), motifs.flower(12, 2, "bda")),
    )
    for at, ground, motif in four:
        outline = objects.box(0.38, 0.38, at, 0.03)
        cut_cloth(canvas, outline, ground, rng, soft=16)
        seam(canvas, outline, palette["b"], 0.89)
        there = (SIDE * at[0], SIDE * at[1])
        stitch(canvas, placed(motif, there, 400, rng.uniform(0, 1)), palette, rng)
    return canvas


def fan(motif: Motif, colours: str) -> Painter:
    """团扇: round silk on a bamboo handle."""

    def paint(rng: random.Random) -> Image.Image:
        canvas = backdrop(COOL, rng)
        tassel(canvas, (SIDE * 0.5, SIDE * 0.875), 130, hexed("#7b9a80"), rng)
        handle = mask_of(objects.box(0.032, 0.3, (0.5, 0.74), 0.012))
        lay(canvas, cloth((SIDE, SIDE), hexed("#7a4a26"), rng, 3), handle, away=12)
        outline = objects.disc(0.335, (0.5, 0.385))
        mask = mask_of(outline)
        lay(canvas, cloth((SIDE, SIDE), SILK, rng, 3, 0.02), mask, away=24)
        cord(canvas, [*outline, outline[0]], hexed("#5d3318"), 18)
        stitch(canvas, placed(motif, (SIDE * 0.5, SIDE * 0.4), 640), PALETTES[colours], rng)
        return canvas

    return paint


def screen(motif: Motif) -> Painter:
    """台屏: silk in a dark wooden frame on a foot."""

    def paint(rng: random.Random) -> Image.Image:
        canvas = backdrop(WALL, rng)
        wood = cloth((SIDE, SIDE), hexed("#4f2d1d"), rng, 3)
        for part in (objects.box(0.52, 0.05, (0.5, 0.91), 0.016), objects.box(0.1, 0.14, (0.5, 0.85), 0.01),
                     objects.disc(0.375, (0.5, 0.44))):  # fmt: skip
            mask = mask_of(part)
            lay(canvas, rounded(wood, mask, 14), mask, away=18)
        silk = mask_of(objects.disc(0.325, (0.5, 0.44)))
        canvas.paste(cloth((SIDE, SIDE), hexed("#e6ebe3"), rng, 3, 0.02), (0, 0), silk)
        palette = PALETTES["pet"] | {"a": hexed("#f3efe7"), "b": hexed("#fbf8f2")}
        sprig = placed(motifs.sprig(7, 0.3), (SIDE * 0.31, SIDE * 0.48), 470, -0.2)
        stitch(canvas, sprig, PALETTES["su"], rng)
        stitch(canvas, placed(motif, (SIDE * 0.53, SIDE * 0.46), 600), palette, rng)
        return canvas

    return paint


def handkerchief(motif: Motif) -> Painter:
    def paint(rng: random.Random) -> Image.Image:
        canvas = backdrop(hexed("#d3c3ad"), rng)
        square = [(x - MIDDLE[0], y - MIDDLE[1]) for x, y in objects.box(0.74, 0.74)]
        outline = scaled(square, MIDDLE, 1, 0.06)
        mask = mask_of(outline)
        silk = rounded(cloth((SIDE, SIDE), hexed("#f5f0e6"), rng, 3, 0.02), mask, 60)
        lay(canvas, silk, mask, away=18)
        seam(canvas, outline, hexed("#d8cdb8"), 0.94)
        colours = {"a": hexed("#ffffff"), "b": hexed("#f0ece2"), "c": hexed("#e8b63a")}
        for at, size, turn in (((0.62, 0.6), 450, 0.2), ((0.38, 0.69), 280, -0.3)):
            place = placed(motif, (SIDE * at[0], SIDE * at[1]), size, turn)
            stitch(canvas, place, PALETTES["su"] | colours, rng)
        return canvas

    return paint


def hoop(motif: Motif, colours: str) -> Painter:
    """In the round frame it was worked in."""

    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES[colours]
        canvas = backdrop(rng.choice((WALL, COOL, BLUSH)), rng)
        screw = mask_of(objects.box(0.05, 0.07, (0.5, 0.075), 0.008))
        lay(canvas, Image.new("RGB", (SIDE, SIDE), BRASS), screw, away=8)
        ring = mask_of(objects.disc(0.42))
        lay(canvas, rounded(cloth((SIDE, SIDE), hexed("#c39660"), rng, 3), ring, 16), ring, away=26)
        cut_cloth(canvas, objects.disc(0.385), palette["ground"], rng, soft=12)
        stitch(canvas, placed(motif, MIDDLE, 840, rng.uniform(-0.06, 0.06)), palette, rng)
        return canvas

    return paint
