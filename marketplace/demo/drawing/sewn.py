"""Finished embroidered things, as one would show them on a table."""

import math
import random

from PIL import Image, ImageDraw

from marketplace.demo.drawing import motifs, objects
from marketplace.demo.drawing.embroidery import Palette, couch, stitch
from marketplace.demo.drawing.motifs import Motif, placed
from marketplace.demo.drawing.paint import (
    SIDE,
    Colour,
    backdrop,
    cloth,
    hexed,
    lay,
    mask_of,
    oval,
    rounded,
    scaled,
    shade,
)
from marketplace.demo.drawing.yarn import cord, tassel

MIDDLE = (SIDE / 2, SIDE / 2)
_CODES = {
    "miao": ("#c8283a", "#e8a52c", "#1f8a8a", "#e9e2d0", "#4c9c4a", "#f3ead2", "#7a1830", "#1d2a4a"),
    "su": ("#d98aa0", "#f0c6cf", "#e7c46a", "#9fb7d4", "#6f9a6a", "#fbf6ea", "#3b3a38", "#efe7d6"),
    "ningxia": ("#e2b23c", "#f3e3b0", "#2f8f6f", "#e77a8c", "#3f8f55", "#fff4d8", "#6b1020", "#b5182b"),
    "horse": ("#b8403c", "#d99a34", "#3a7f8c", "#7e5aa0", "#4f8a4c", "#f0e8d4", "#2b2320", "#23201f"),
    "pet": ("#f0ece4", "#e3d9c8", "#d99a94", "#7fa3b5", "#8aa77c", "#ffffff", "#2d2926", "#dfe6e4"),
}  # fmt: skip
_ROLES = ("a", "b", "c", "d", "leaf", "light", "dark", "ground")
PALETTES: dict[str, Palette] = {
    name: dict(zip(_ROLES, map(hexed, codes), strict=True)) for name, codes in _CODES.items()
}
WALL, COOL, BLUSH = hexed("#ece2d0"), hexed("#dfe3df"), hexed("#eedfd6")


def _piece(
    outline, ground: Colour, rng: random.Random, wall: Colour, *, soft: int = 46
) -> Image.Image:
    """Cloth cut to the outline, on a table."""
    canvas = backdrop(wall, rng)
    mask = mask_of(outline)
    lay(canvas, rounded(cloth((SIDE, SIDE), ground, rng), mask, soft), mask, away=26)
    return canvas


def _seam(canvas: Image.Image, outline, colour: Colour, inset: float = 0.94) -> None:
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
    line = [
        (middle[0] + (x - middle[0]) * inset, middle[1] + (y - middle[1]) * inset)
        for x, y in outline
    ]
    draw = ImageDraw.Draw(canvas)
    for a, b in zip(line[::2], line[1::2], strict=False):
        draw.line([a, b], fill=colour, width=5)


def clutch_with(motif: Motif, colours: str):
    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES[colours]
        outline = objects.clutch()
        canvas = _piece(outline, palette["ground"], rng, WALL)
        _seam(canvas, outline, palette["b"])
        for lean in (-1, 1):
            corner = placed(motifs.flower(6, 1), (SIDE * (0.5 + lean * 0.29), SIDE * 0.68), 150)
            stitch(canvas, corner, palette, rng)
        stitch(canvas, placed(motif, (SIDE * 0.5, SIDE * 0.53), 620), palette, rng)
        draw = ImageDraw.Draw(canvas)
        draw.line(
            [(SIDE * 0.14, SIDE * 0.3), (SIDE * 0.86, SIDE * 0.3)], fill=(196, 160, 92), width=14
        )
        draw.ellipse([SIDE * 0.48, SIDE * 0.275, SIDE * 0.52, SIDE * 0.315], fill=(226, 196, 130))
        return canvas

    return paint


def earrings(rng: random.Random) -> Image.Image:
    palette = PALETTES["miao"]
    canvas = backdrop(BLUSH, rng)
    for lean in (-1, 1):
        at = (0.5 + lean * 0.2, 0.56)
        hook = [
            (SIDE * at[0] + 40 * math.cos(t / 8), SIDE * (at[1] - 0.27) - 60 * math.sin(t / 8))
            for t in range(0, 32)
        ]
        ImageDraw.Draw(canvas).line(hook, fill=(186, 188, 194), width=9, joint="curve")
        outline = objects.disc(0.165, at)
        mask = mask_of(outline)
        lay(canvas, rounded(cloth((SIDE, SIDE), palette["ground"], rng), mask, 20), mask, away=20)
        cord(canvas, [*outline, outline[0]], (198, 200, 206), 16)
        stitch(
            canvas,
            placed(motifs.flower(8, 2), (SIDE * at[0], SIDE * at[1]), 330, lean * 0.2),
            palette,
            rng,
        )
    return canvas


def coasters_with(motif: Motif, colours: str):
    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES[colours]
        canvas = backdrop(WALL, rng)
        grounds = [palette["ground"], hexed("#6d1626"), hexed("#23463c"), hexed("#3a2a4e")]
        places = [(0.29, 0.29), (0.71, 0.29), (0.29, 0.71), (0.71, 0.71)]
        for ground, at in zip(grounds, places, strict=True):
            outline = objects.box(0.36, 0.36, at, 0.03)
            mask = mask_of(outline)
            lay(canvas, rounded(cloth((SIDE, SIDE), ground, rng), mask, 16), mask, away=16)
            _seam(canvas, outline, palette["b"], 0.9)
            stitch(
                canvas,
                placed(motif, (SIDE * at[0], SIDE * at[1]), 380, rng.uniform(0, 1)),
                palette,
                rng,
            )
        return canvas

    return paint


def horsetail(motif: Motif, kind: str):
    shapes = {
        "panel": (objects.box(0.7, 0.7), 760, WALL),
        "bookmark": (objects.box(0.34, 0.84), 430, COOL),
        "carrier": (objects.carrier(), 700, BLUSH),
    }

    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES["horse"]
        outline, size, wall = shapes[kind]
        canvas = _piece(outline, palette["ground"], rng, wall, soft=24)
        _seam(canvas, outline, palette["b"], 0.95)
        if kind != "panel":
            for down in (-1, 1):
                at = (SIDE * 0.5, SIDE * (0.5 + down * 0.27))
                couch(canvas, placed(motifs.flower(6, 1), at, 210), palette, rng)
        couch(canvas, placed(motif, MIDDLE, size), palette, rng)
        if kind == "bookmark":
            tassel(canvas, (SIDE * 0.5, SIDE * 0.9), 130, palette["a"], rng)
        return canvas

    return paint


def fan(motif: Motif, colours: str):
    """团扇: round silk on a bamboo handle."""

    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES[colours]
        canvas = backdrop(COOL, rng)
        handle = objects.box(0.035, 0.36, (0.5, 0.8), 0.01)
        lay(canvas, Image.new("RGB", (SIDE, SIDE), hexed("#7a4a26")), mask_of(handle), away=12)
        outline = objects.disc(0.34, (0.5, 0.41))
        mask = mask_of(outline)
        lay(canvas, cloth((SIDE, SIDE), hexed("#f6f0e2"), rng, 4), mask, away=24)
        cord(canvas, [*outline, outline[0]], hexed("#5d3318"), 18)
        stitch(canvas, placed(motif, (SIDE * 0.5, SIDE * 0.43), 620), palette, rng)
        tassel(canvas, (SIDE * 0.5, SIDE * 0.95), 70, hexed("#7b9a80"), rng)
        return canvas

    return paint


def screen(motif: Motif):
    """台屏: silk in a dark wooden frame on a foot."""

    def paint(rng: random.Random) -> Image.Image:
        canvas = backdrop(WALL, rng)
        wood = cloth((SIDE, SIDE), hexed("#4a2a1c"), rng, 3)
        lay(canvas, wood, mask_of(objects.box(0.5, 0.05, (0.5, 0.9), 0.012)), away=20)
        lay(canvas, wood, mask_of(objects.box(0.09, 0.14, (0.5, 0.84), 0.01)), away=12)
        lay(canvas, wood, mask_of(objects.disc(0.37, (0.5, 0.44))), away=24)
        silk = cloth((SIDE, SIDE), hexed("#e9eee6"), rng, 4)
        lay(canvas, silk, mask_of(objects.disc(0.32, (0.5, 0.44))), away=4)
        palette = PALETTES["pet"] | {"a": hexed("#f7f4ee"), "b": hexed("#fdfbf6")}
        sprig = placed(motifs.sprig(7, 0.3), (SIDE * 0.32, SIDE * 0.5), 420, -0.2)
        stitch(canvas, sprig, PALETTES["su"], rng)
        stitch(canvas, placed(motif, (SIDE * 0.52, SIDE * 0.47), 520), palette, rng)
        return canvas

    return paint


def handkerchief(motif: Motif):
    def paint(rng: random.Random) -> Image.Image:
        canvas = backdrop(hexed("#d9cbb8"), rng)
        square = scaled(objects.box(0.74, 0.74), (0, 0), 1)
        mask = mask_of(scaled([(x - MIDDLE[0], y - MIDDLE[1]) for x, y in square], MIDDLE, 1, 0.06))
        lay(canvas, rounded(cloth((SIDE, SIDE), hexed("#f5efe4"), rng, 3), mask, 60), mask, away=18)
        palette = PALETTES["su"] | {
            "a": hexed("#ffffff"),
            "b": hexed("#f4f1e8"),
            "c": hexed("#e8b63a"),
        }
        stitch(canvas, placed(motif, (SIDE * 0.62, SIDE * 0.62), 430, 0.2), palette, rng)
        stitch(canvas, placed(motif, (SIDE * 0.38, SIDE * 0.7), 260, -0.3), palette, rng)
        return canvas

    return paint


def hoop(motif: Motif, colours: str):
    """In the round frame it was worked in."""

    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES[colours]
        canvas = backdrop(rng.choice((WALL, COOL, BLUSH)), rng)
        lay(
            canvas,
            cloth((SIDE, SIDE), hexed("#b98a52"), rng, 3),
            mask_of(objects.disc(0.42)),
            away=28,
        )
        lay(
            canvas,
            cloth((SIDE, SIDE), palette["ground"], rng),
            mask_of(objects.disc(0.385)),
            away=6,
        )
        stitch(canvas, placed(motif, MIDDLE, 820, rng.uniform(-0.06, 0.06)), palette, rng)
        return canvas

    return paint


def sachet_with(motif: Motif):
    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES["ningxia"]
        canvas = backdrop(WALL, rng)
        cord(canvas, [(SIDE * 0.5, 0), (SIDE * 0.5, SIDE * 0.26)], palette["a"], 18)
        outline = objects.sachet()
        mask = mask_of(outline)
        tassel(canvas, (SIDE * 0.5, SIDE * 0.8), 230, palette["a"], rng)
        lay(canvas, rounded(cloth((SIDE, SIDE), palette["ground"], rng), mask, 70), mask, away=26)
        cord(canvas, [*outline, outline[0]], palette["a"], 16)
        stitch(canvas, placed(motif, (SIDE * 0.5, SIDE * 0.44), 500), palette, rng)
        return canvas

    return paint


def insoles(rng: random.Random) -> Image.Image:
    palette = PALETTES["ningxia"]
    canvas = backdrop(BLUSH, rng)
    for lean in (-1, 1):
        outline = objects.insole(lean)
        mask = mask_of(outline)
        lay(canvas, cloth((SIDE, SIDE), hexed("#f2e7d2"), rng), mask, away=16)
        _seam(canvas, outline, hexed("#b5182b"), 0.92)
        x = 0.5 + lean * 0.2
        for y, size in ((0.29, 300), (0.5, 220), (0.72, 260)):
            stitch(canvas, placed(motifs.flower(8, 2), (SIDE * x, SIDE * y), size, y), palette, rng)
    return canvas


def silk_ball(rng: random.Random) -> Image.Image:
    """绣球: twelve petals of silk sewn to a ball."""
    canvas = backdrop(COOL, rng)
    tassel(canvas, (SIDE * 0.5, SIDE * 0.76), 300, hexed("#c8283a"), rng)
    cord(canvas, [(SIDE * 0.5, 0), (SIDE * 0.5, SIDE * 0.16)], hexed("#c8283a"), 16)
    ball = mask_of(objects.disc(0.32, (0.5, 0.45)))
    lay(canvas, cloth((SIDE, SIDE), hexed("#8a1424"), rng), ball, away=30)
    tones = [
        hexed(code) for code in ("#d8384a", "#e8a52c", "#2f8f6f", "#3a6fb0", "#b0459a", "#e77a3c")
    ]
    for number, (x, y, wide, tall) in enumerate(_petals_on_ball()):
        outline = oval((SIDE * x, SIDE * y), SIDE * wide, SIDE * tall)
        mask = mask_of(outline)
        tone = tones[number % len(tones)]
        lay(canvas, rounded(cloth((SIDE, SIDE), tone, rng, 4), mask, 18), mask, away=6)
        cord(canvas, [*outline, outline[0]], hexed("#f0d080"), 9)
        stitch(
            canvas,
            placed(motifs.flower(6, 1), (SIDE * x, SIDE * y), SIDE * tall * 1.2),
            PALETTES["miao"] | {"b": shade(tone, 1.6)},
            rng,
        )
    return canvas


def _petals_on_ball() -> list[tuple[float, float, float, float]]:
    """Nearer the edge they look narrower."""
    found = []
    for row, number in ((-0.26, 2), (-0.14, 4), (0.0, 5), (0.14, 4), (0.26, 2)):
        for step in range(number):
            across = (step - (number - 1) / 2) * 0.13
            near = math.sqrt(max(0.05, 1 - (across / 0.33) ** 2 - (row / 0.36) ** 2))
            found.append((0.5 + across, 0.45 + row, 0.062 * near + 0.014, 0.074))
    return found
