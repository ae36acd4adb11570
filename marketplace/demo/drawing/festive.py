"""Embroidered things for a feast or a gift: horsetail panels, sachets, insoles, silk balls."""

import random

from PIL import Image

from marketplace.demo.drawing import motifs, objects
from marketplace.demo.drawing.embroidery import PALETTES, couch, seam, stitch
from marketplace.demo.drawing.motifs import Motif, placed
from marketplace.demo.drawing.paint import (
    SIDE,
    backdrop,
    cloth,
    hexed,
    lay,
    mask_of,
    rounded,
)
from marketplace.demo.drawing.sewn import BLUSH, COOL, MIDDLE, WALL, Painter, cut_cloth
from marketplace.demo.drawing.yarn import cord, tassel


def horsetail_panel(motif: Motif) -> Painter:
    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES["horse"]
        canvas = backdrop(WALL, rng)
        frame = mask_of(objects.box(0.84, 0.84, (0.5, 0.5), 0.008))
        lay(
            canvas,
            rounded(cloth((SIDE, SIDE), hexed("#6b4428"), rng, 3), frame, 12),
            frame,
            away=28,
        )
        field = mask_of(objects.box(0.75, 0.75, (0.5, 0.5), 0.002))
        canvas.paste(cloth((SIDE, SIDE), palette["ground"], rng), (0, 0), field)
        for x, y in ((0.21, 0.21), (0.79, 0.21), (0.21, 0.79), (0.79, 0.79)):
            couch(canvas, placed(motifs.flower(6, 1), (SIDE * x, SIDE * y), 150), palette, rng)
        couch(canvas, placed(motif, MIDDLE, 800), palette, rng)
        return canvas

    return paint


def horsetail_bookmark(rng: random.Random) -> Image.Image:
    palette = PALETTES["horse"]
    canvas = backdrop(COOL, rng)
    tassel(canvas, (SIDE * 0.5, SIDE * 0.84), 190, palette["a"], rng)
    outline = objects.box(0.3, 0.76, (0.5, 0.46), 0.03)
    cut_cloth(canvas, outline, palette["ground"], rng, soft=20)
    seam(canvas, outline, palette["b"], 0.95)
    for down in (0.19, 0.73):
        couch(canvas, placed(motifs.flower(6, 1), (SIDE * 0.5, SIDE * down), 220), palette, rng)
    couch(canvas, placed(motifs.butterfly(), (SIDE * 0.5, SIDE * 0.46), 345), palette, rng)
    return canvas


def carrier_panel(rng: random.Random) -> Image.Image:
    """背带心片: one great flower, butterflies at its corners, bands of small flowers."""
    palette = PALETTES["horse"]
    canvas = backdrop(BLUSH, rng)
    cut_cloth(canvas, objects.box(0.86, 0.86, (0.5, 0.5), 0.02), hexed("#7a1f2b"), rng, soft=24)
    cut_cloth(canvas, objects.box(0.76, 0.76, (0.5, 0.5), 0.01), palette["ground"], rng, soft=12)
    seam(canvas, objects.box(0.81, 0.81), palette["b"], 1.0)
    for x, y, turn in (
        (0.25, 0.25, -0.78),
        (0.75, 0.25, 0.78),
        (0.25, 0.75, -2.36),
        (0.75, 0.75, 2.36),
    ):
        couch(canvas, placed(motifs.butterfly(), (SIDE * x, SIDE * y), 250, turn), palette, rng)
    for x, y in ((0.5, 0.18), (0.5, 0.82), (0.18, 0.5), (0.82, 0.5)):
        couch(canvas, placed(motifs.flower(6, 1), (SIDE * x, SIDE * y), 130), palette, rng)
    couch(canvas, placed(motifs.flower(12, 2), MIDDLE, 560), palette, rng)
    return canvas


def sachet_with(motif: Motif) -> Painter:
    def paint(rng: random.Random) -> Image.Image:
        palette = PALETTES["ningxia"]
        canvas = backdrop(WALL, rng)
        cord(canvas, [(SIDE * 0.5, 0), (SIDE * 0.5, SIDE * 0.29)], palette["a"], 18)
        outline = objects.sachet()
        for lean in (-0.05, 0.05, 0.0):
            tassel(canvas, (SIDE * (0.5 + lean), SIDE * 0.79), 230, palette["a"], rng)
        cut_cloth(canvas, outline, palette["ground"], rng, soft=70)
        cord(canvas, [*outline, outline[0]], palette["a"], 16)
        stitch(canvas, placed(motif, (SIDE * 0.5, SIDE * 0.48), 640), palette, rng)
        bead = mask_of(objects.disc(0.028, (0.5, 0.25)))
        lay(
            canvas,
            rounded(Image.new("RGB", (SIDE, SIDE), hexed("#5f9a80")), bead, 14),
            bead,
            away=8,
        )
        return canvas

    return paint


def insoles(rng: random.Random) -> Image.Image:
    """鞋垫: quilted all over, flowers on sole and heel."""
    palette = PALETTES["ningxia"] | {"a": hexed("#c8283a"), "b": hexed("#e77a8c")}
    canvas = backdrop(BLUSH, rng)
    for lean in (-1, 1):
        outline = objects.insole(lean)
        cut_cloth(canvas, outline, hexed("#f2e7d2"), rng, soft=18)
        for inset, tone in ((0.96, "#b5182b"), (0.925, "#2f8f6f"), (0.89, "#e2b23c")):
            seam(canvas, outline, hexed(tone), inset)
        for x, y, size in ((0.205, 0.27, 270), (0.19, 0.47, 130), (0.178, 0.72, 190)):
            at = (SIDE * (0.5 + lean * x), SIDE * y)
            if size > 150:
                leaves = placed(motifs.sprig(6, 0.05), (at[0], at[1] + size * 0.3), size * 1.25)
                stitch(canvas, leaves, palette, rng)
            stitch(canvas, placed(motifs.flower(8, 2), at, size, y), palette, rng)
    return canvas
