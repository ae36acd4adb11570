"""Finished things of bamboo, rattan, willow and straw."""

import random

from PIL import Image, ImageDraw, ImageFilter

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
    path,
    rounded,
    scaled,
    shade,
)
from marketplace.demo.drawing.woven import BLUSH, COOL, DEEP, WALL, laid, spot

PORCELAIN = (250, 249, 245)


def tea_mat(rng: random.Random) -> Image.Image:
    layer = weaving.weave(weaving.BAMBOO, weaving.RATTAN, 24, 4, rng)
    canvas = laid(layer, objects.box(0.86, 0.5, (0.5, 0.54), 0.01), DEEP, rng, 10)
    for y in (0.29, 0.79):
        weaving.rim(canvas, [spot(0.07 + 0.043 * n, y) for n in range(21)], weaving.RATTAN, 22)
    for at, size in (((0.66, 0.47), 0.085), ((0.47, 0.6), 0.085)):
        cup = mask_of(objects.disc(size, at))
        white = Image.new("RGB", (SIDE, SIDE), PORCELAIN)
        lay(canvas, rounded(white, cup, 20), cup, away=16)
        inside = mask_of(objects.disc(size * 0.86, at))
        canvas.paste(shade(PORCELAIN, 0.88), (0, 0), inside)
        tea = mask_of(objects.disc(size * 0.74, at))
        canvas.paste(
            rounded(Image.new("RGB", (SIDE, SIDE), hexed("#b57a36")), tea, 14), (0, 0), tea
        )
    return canvas


def _basket(
    canvas: Image.Image, at: Point, size: float, tones: list[Colour], rng: random.Random
) -> None:
    middle, level = SIDE * at[0], SIDE * at[1] - SIDE * 0.175 * size
    layer = weaving.weave(tones, weaving.RATTAN, 22, 2, rng)
    layer = weaving.wrapped(layer, middle, SIDE * 0.36 * size, SIDE * 0.06 * size)
    base = ((x - SIDE * 0.5, y - SIDE * 0.6) for x, y in weaving.basket_outline())
    mask = mask_of(scaled(base, (middle, SIDE * at[1]), size))
    inside = oval((middle, level), SIDE * 0.34 * size, SIDE * 0.06 * size)
    ImageDraw.Draw(mask).polygon(inside, fill=255)
    lay(canvas, rounded(layer, mask, int(40 * size)), mask, away=26)
    hollow = mask_of(inside)
    dark = layer.point([v * 2 // 5 for v in range(256)] * 3)
    canvas.paste(rounded(dark, hollow, int(36 * size)), (0, 0), hollow)
    weaving.rim(canvas, [*inside, inside[0]], tones, max(12, int(26 * size)))


def three_baskets(rng: random.Random) -> Image.Image:
    canvas = backdrop(WALL, rng)
    _basket(canvas, (0.38, 0.47), 0.95, weaving.BAMBOO, rng)
    _basket(canvas, (0.71, 0.62), 0.68, weaving.STRAW, rng)
    _basket(canvas, (0.38, 0.78), 0.5, weaving.PALE, rng)
    return canvas


def bamboo_coasters(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((COOL, WALL, DEEP)), rng)
    for row in range(2):
        for column in range(3):
            at = (0.19 + 0.31 * column, 0.33 + 0.34 * row)
            tones = [shade(tone, 0.94 + 0.05 * column) for tone in weaving.BAMBOO]
            layer = weaving.radial(spot(*at), SIDE * 0.145, tones, rng)
            mask = mask_of(objects.disc(0.142, at))
            lay(canvas, rounded(layer, mask, 12), mask, away=14)
            edge = objects.disc(0.14, at)
            weaving.rim(canvas, [*edge, edge[0]], weaving.BAMBOO, 14)
    return canvas


def bamboo_lotus(rng: random.Random) -> Image.Image:
    """竹编画: the picture comes of dyed and pale strips."""
    canvas = backdrop(WALL, rng)
    frame = mask_of(objects.box(0.86, 0.86, (0.5, 0.5), 0.01))
    lay(canvas, rounded(cloth((SIDE, SIDE), hexed("#5a3a22"), rng, 3), frame, 12), frame, away=26)
    sheet = mask_of(objects.box(0.77, 0.77, (0.5, 0.5), 0.002))
    canvas.paste(weaving.weave(weaving.PALE, weaving.BAMBOO, 12, 2, rng), (0, 0), sheet)
    codes = {"a": "#c4605e", "b": "#e0958a", "leaf": "#4f7048", "vein": "#8fae7c"}
    strips = {
        role: weaving.weave([hexed(code)], [shade(hexed(code), 0.86)], 12, 2, rng)
        for role, code in codes.items()
    }
    for piece in placed(motifs.lotus(), spot(0.5, 0.55), 880):
        canvas.paste(strips.get(piece.role, strips["a"]), (0, 0), mask_of(piece.outline))
        edge = shade(hexed(codes[piece.role]), 0.62)
        ImageDraw.Draw(canvas).line([*piece.outline, piece.outline[0]], fill=edge, width=4)
    return canvas


def porcelain_cup(rng: random.Random) -> Image.Image:
    """瓷胎竹编: threads of bamboo over white porcelain."""
    canvas = backdrop(COOL, rng)
    foot = mask_of(oval(spot(0.5, 0.755), SIDE * 0.115, SIDE * 0.032))
    lay(canvas, Image.new("RGB", (SIDE, SIDE), (236, 236, 231)), foot, away=24)
    tones = [hexed("#caa468"), hexed("#b98f54")], [hexed("#7a5230"), hexed("#e6cf9e")]
    layer = weaving.wrapped(weaving.weave(*tones, 15, 4, rng), SIDE / 2, SIDE * 0.235, SIDE * 0.05)
    mask = mask_of(objects.cup())
    lay(canvas, rounded(layer, mask, 30), mask, away=26)
    draw = ImageDraw.Draw(canvas)
    for level, across, down, colour in (
        (0.3, 0.224, 0.052, PORCELAIN), (0.303, 0.205, 0.044, (216, 220, 217)),
        (0.318, 0.172, 0.029, hexed("#b98a45")), (0.322, 0.15, 0.021, hexed("#c99a54")),
    ):  # fmt: skip
        draw.polygon(oval(spot(0.5, level), SIDE * across, SIDE * down), fill=colour)
    return canvas


def lampshade(rng: random.Random) -> Image.Image:
    canvas = backdrop(hexed("#8f8676"), rng)
    yarn.cord(canvas, [spot(0.5, -0.02), spot(0.5, 0.2)], hexed("#2b2622"), 9)
    glow = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(glow).ellipse([SIDE * 0.1, SIDE * 0.25, SIDE * 0.9, SIDE * 1.05], fill=120)
    canvas.paste((255, 222, 160), (0, 0), glow.filter(ImageFilter.GaussianBlur(150)))
    tones = [hexed("#f0cf8e"), hexed("#e6bd74")], [hexed("#fbe3b0"), hexed("#d9a860")]
    layer = weaving.wrapped(weaving.weave(*tones, 22, 4, rng), SIDE / 2, SIDE * 0.31, SIDE * 0.05)
    mask = mask_of(objects.shade_of_lamp())
    lay(canvas, rounded(layer, mask, 40), mask, away=18)
    return canvas


def handbag(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((BLUSH, WALL)), rng)
    for height in (0.3, 0.26):
        handle = weaving.arch(spot(0.32, 0.45), spot(0.68, 0.45), SIDE * height)
        weaving.rim(canvas, handle, weaving.RATTAN, 22)
    layer = weaving.weave(weaving.BAMBOO, weaving.RATTAN, 28, 4, rng)
    mask = mask_of(objects.tote())
    lay(canvas, rounded(layer, mask, 60), mask, away=28)
    edge = objects.arc((0.5, 0.425), 0.315, 0.016, 0.5, 1)
    weaving.rim(canvas, edge[::2], weaving.RATTAN, 28)
    clasp = mask_of(objects.box(0.07, 0.1, (0.5, 0.46), 0.012))
    leather = Image.new("RGB", (SIDE, SIDE), hexed("#7a4a2a"))
    lay(canvas, rounded(leather, clasp, 12), clasp, away=8)
    ImageDraw.Draw(canvas).polygon(oval(spot(0.5, 0.48), 16, 16), fill=(214, 178, 104))
    return canvas


def picnic_basket(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((COOL, WALL)), rng)
    weaving.rim(
        canvas, weaving.arch(spot(0.17, 0.46), spot(0.83, 0.46), SIDE * 0.36), weaving.WILLOW, 34
    )
    _basket(canvas, (0.5, 0.64), 1.05, weaving.WILLOW, rng)
    shape = path(
        "-20 -7, -6 -9, 12 -9, 22 -6, 23 4, 19 15, 12 12, 5 19, -3 13, -12 17, -20 12, -23 3"
    )
    mask = mask_of(scaled(shape, spot(0.47, 0.5), SIDE))
    check = brocade.gingham(hexed("#b5323a"), hexed("#f6efe2"), rng)
    lay(canvas, rounded(check.rotate(14, Image.Resampling.BILINEAR), mask, 22), mask, away=12)
    return canvas


def straw_hat(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((COOL, BLUSH)), rng)
    brim, crown, band = objects.hat()
    for outline, level, reach, ratio in ((brim, 0.54, 0.62, 0.47), (crown, 0.3, 0.42, 0.8)):
        straw = weaving.coiled(spot(0.5, 0.5), SIDE * reach, weaving.STRAW, rng)
        mask = mask_of(outline)
        straw = weaving.flattened(straw, SIDE * level, ratio)
        lay(canvas, rounded(straw, mask, 50), mask, away=30)
    ribbon = mask_of(band)
    blue = cloth((SIDE, SIDE), hexed("#2f4a68"), rng, 4, 0.02)
    lay(canvas, rounded(blue, ribbon, 40), ribbon, away=6)
    return canvas
