"""Finished woven, knitted and knotted things, as one would show them on a table."""

import random

from PIL import Image, ImageDraw, ImageFilter

from marketplace.demo.drawing import brocade, figures, motifs, objects, weaving, yarn
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


def _s(x: float, y: float) -> Point:
    return (SIDE * x, SIDE * y)


def _laid(
    layer: Image.Image, outline, wall: Colour, rng: random.Random, soft: int = 30
) -> Image.Image:
    canvas = backdrop(wall, rng)
    mask = mask_of(outline)
    lay(canvas, rounded(layer, mask, soft), mask, away=24)
    return canvas


def brocade_shawl(rng: random.Random) -> Image.Image:
    layer = brocade.banded(brocade.lozenges(LI, rng), shade(LI[0], 1.1), rng)
    figures_on = [
        piece for x in (0.26, 0.5, 0.74) for piece in placed(motifs.titan(), _s(x, 0.5), 380)
    ]
    palette = {"a": LI[2], "b": LI[1], "c": hexed("#f0e6d0")}
    layer = brocade.with_figures(layer, figures_on, palette)
    canvas = _laid(layer, objects.box(0.8, 0.72, (0.5, 0.47), 0.005), WALL, rng)
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
    yarn.cord(canvas, weaving.arch(_s(0.3, 0.24), _s(0.7, 0.24), SIDE * 0.34), LI[1], 16)
    mask = mask_of(outline)
    lay(canvas, rounded(brocade.lozenges(LI, rng, 19), mask, 34), mask, away=26)
    flap = mask_of(objects.box(0.44, 0.2, (0.5, 0.28), 0.03))
    lay(canvas, rounded(cloth((SIDE, SIDE), LI[0], rng), flap, 16), flap, away=10)
    ImageDraw.Draw(canvas).polygon(oval(_s(0.5, 0.34), 30, 30), fill=(222, 216, 200))
    return canvas


def brocade_band(rng: random.Random) -> Image.Image:
    canvas = backdrop(DEEP, rng)
    for number, (y, lean) in enumerate([(0.24, -0.05), (0.5, 0.04), (0.76, -0.03)]):
        layer = brocade.lozenges(LI[number:] + LI[:number], rng, 15)
        points = [
            _s(-0.05, y - 0.07 - lean),
            _s(1.05, y - 0.07 + lean),
            _s(1.05, y + 0.07 + lean),
            _s(-0.05, y + 0.07 - lean),
        ]
        mask = mask_of(points)
        lay(canvas, rounded(layer, mask, 12), mask, away=16)
    return canvas


def tea_mat(rng: random.Random) -> Image.Image:
    layer = weaving.weave(weaving.BAMBOO, weaving.RATTAN, 24, 4, rng)
    canvas = _laid(layer, objects.box(0.86, 0.5, (0.5, 0.54), 0.01), DEEP, rng, 10)
    for y in (0.29, 0.79):
        weaving.rim(canvas, [_s(0.07 + 0.043 * n, y) for n in range(21)], weaving.RATTAN, 22)
    cup = mask_of(objects.disc(0.085, (0.66, 0.47)))
    lay(canvas, cloth((SIDE, SIDE), hexed("#e8ece6"), rng, 3), cup, away=14)
    tea = mask_of(objects.disc(0.066, (0.66, 0.47)))
    canvas.paste(hexed("#a9743c"), (0, 0), tea)
    return canvas


def _basket(
    canvas: Image.Image, at: Point, size: float, tones: list[Colour], rng: random.Random
) -> None:
    layer = weaving.weave(tones, weaving.RATTAN, 22, 2, rng)
    outline = [
        (SIDE * at[0] + (x - SIDE * 0.5) * size, SIDE * at[1] + (y - SIDE * 0.6) * size)
        for x, y in weaving.basket_outline()
    ]
    inside = oval(
        (SIDE * at[0], SIDE * at[1] - SIDE * 0.175 * size), SIDE * 0.34 * size, SIDE * 0.055 * size
    )
    mask = mask_of(outline)
    lay(canvas, rounded(layer, mask, int(60 * size)), mask, away=24)
    ImageDraw.Draw(canvas).polygon(inside, fill=shade(tones[0], 0.42))
    weaving.rim(canvas, [*inside, inside[0]], tones, max(12, int(26 * size)))


def three_baskets(rng: random.Random) -> Image.Image:
    canvas = backdrop(WALL, rng)
    _basket(canvas, (0.36, 0.5), 0.95, weaving.BAMBOO, rng)
    _basket(canvas, (0.72, 0.62), 0.68, weaving.STRAW, rng)
    _basket(canvas, (0.42, 0.8), 0.5, weaving.PALE, rng)
    return canvas


def bamboo_coasters(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((COOL, WALL, DEEP)), rng)
    for row in range(2):
        for column in range(3):
            at = (0.19 + 0.31 * column, 0.33 + 0.34 * row)
            layer = weaving.radial(
                _s(*at),
                SIDE * 0.145,
                [shade(tone, 0.94 + 0.05 * column) for tone in weaving.BAMBOO],
                rng,
            )
            mask = mask_of(objects.disc(0.142, at))
            lay(canvas, rounded(layer, mask, 12), mask, away=14)
            edge = objects.disc(0.14, at)
            weaving.rim(canvas, [*edge, edge[0]], weaving.BAMBOO, 14)
    return canvas


def bamboo_lotus(rng: random.Random) -> Image.Image:
    """竹编画: the picture comes of dark and pale strips."""
    canvas = backdrop(WALL, rng)
    frame = mask_of(objects.box(0.8, 0.8, (0.5, 0.5), 0.01))
    lay(canvas, cloth((SIDE, SIDE), hexed("#5a3a22"), rng, 3), frame, away=24)
    sheet = mask_of(objects.box(0.72, 0.72, (0.5, 0.5), 0.002))
    canvas.paste(weaving.weave(weaving.BAMBOO, weaving.PALE, 12, 2, rng), (0, 0), sheet)
    tones = {"a": hexed("#b9605a"), "b": hexed("#d08a7c"), "leaf": hexed("#4f6b44")}
    for piece in placed(motifs.lotus(), _s(0.5, 0.52), 780):
        colour = tones.get(piece.role, tones["a"])
        strips = weaving.weave([colour, shade(colour, 1.1)], [shade(colour, 0.8)], 12, 2, rng)
        canvas.paste(strips, (0, 0), mask_of(piece.outline))
    return canvas


def porcelain_cup(rng: random.Random) -> Image.Image:
    """瓷胎竹编: threads of bamboo over white porcelain."""
    layer = weaving.weave(
        [hexed("#caa468"), hexed("#b98f54")], [hexed("#7a5230"), hexed("#e6cf9e")], 15, 4, rng
    )
    canvas = _laid(layer, objects.cup(), COOL, rng, 70)
    lip = oval(_s(0.5, 0.3), SIDE * 0.222, SIDE * 0.05)
    draw = ImageDraw.Draw(canvas)
    draw.polygon(lip, fill=(250, 249, 245))
    draw.polygon(oval(_s(0.5, 0.304), SIDE * 0.2, SIDE * 0.041), fill=(222, 226, 224))
    draw.polygon(oval(_s(0.5, 0.318), SIDE * 0.165, SIDE * 0.027), fill=hexed("#b98a45"))
    foot = oval(_s(0.5, 0.765), SIDE * 0.11, SIDE * 0.02)
    draw.polygon(foot, fill=(238, 238, 234))
    return canvas


def lampshade(rng: random.Random) -> Image.Image:
    canvas = backdrop(hexed("#8f8676"), rng)
    yarn.cord(canvas, [_s(0.5, -0.02), _s(0.5, 0.2)], hexed("#2b2622"), 9)
    glow = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(glow).ellipse([SIDE * 0.1, SIDE * 0.25, SIDE * 0.9, SIDE * 1.05], fill=110)
    canvas.paste((255, 222, 160), (0, 0), glow.filter(ImageFilter.GaussianBlur(150)))
    layer = weaving.weave(
        [hexed("#f0cf8e"), hexed("#e6bd74")], [hexed("#fbe3b0"), hexed("#d9a860")], 22, 4, rng
    )
    mask = mask_of(objects.shade_of_lamp())
    lay(canvas, rounded(layer, mask, 60), mask, away=18)
    return canvas


def handbag(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((BLUSH, WALL)), rng)
    weaving.rim(
        canvas, weaving.arch(_s(0.32, 0.45), _s(0.68, 0.45), SIDE * 0.3), weaving.RATTAN, 24
    )
    layer = weaving.weave(weaving.BAMBOO, weaving.RATTAN, 28, 4, rng)
    mask = mask_of(objects.tote())
    lay(canvas, rounded(layer, mask, 60), mask, away=28)
    weaving.rim(canvas, [_s(0.19 + 0.031 * n, 0.425) for n in range(21)], weaving.RATTAN, 26)
    return canvas


def cushion(rng: random.Random) -> Image.Image:
    layer = brocade.lozenges(ZHUANG, rng, 29)
    return _laid(
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


def rabbit(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((BLUSH, COOL)), rng)
    palette = {"a": hexed("#efe6d8"), "b": hexed(rng.choice(("#a9bfae", "#d9a7a0", "#a7b4cc"))),
               "c": hexed("#c77f78"), "d": hexed("#b5453c"), "dark": hexed("#2b2522")}  # fmt: skip
    yarn.toy(canvas, placed(figures.rabbit(), _s(0.5, 0.54), 1150), palette, rng)
    return canvas


def sunflowers(rng: random.Random) -> Image.Image:
    canvas = backdrop(COOL, rng)
    heads = [
        (0.5, 0.27, 0.2),
        (0.27, 0.36, 0.17),
        (0.73, 0.36, 0.17),
        (0.38, 0.53, 0.15),
        (0.63, 0.54, 0.15),
    ]
    for x, y, _ in heads:
        yarn.cord(canvas, [_s(x, y), _s(0.5 + (x - 0.5) * 0.2, 0.95)], hexed("#4f7f45"), 24)
    for x, y, size in heads:
        for number in range(13):
            leaf = motifs.placed(
                [motifs.Piece(motifs.petal(size, size * 0.3, number * 0.483), "a")], _s(x, y), SIDE
            )
            yarn.toy(canvas, leaf, {"a": hexed("#e9b52f")}, rng)
        yarn.toy(
            canvas,
            [motifs.Piece(oval(_s(x, y), SIDE * size * 0.48, SIDE * size * 0.48), "a")],
            {"a": hexed("#5b3a20")},
            rng,
        )
    return canvas


def blanket(rng: random.Random) -> Image.Image:
    colours = [
        hexed(code)
        for code in rng.choice(
            (("#f1ead8", "#b9cdb8", "#e7c7b5"), ("#e9e4da", "#a9bccb", "#d8c7a4"))
        )
    ]
    return _laid(
        yarn.knitted(colours, rng),
        objects.box(0.82, 0.76, (0.5, 0.5), 0.03),
        rng.choice((DEEP, WALL)),
        rng,
        60,
    )


def haws(rng: random.Random) -> Image.Image:
    """冰糖葫芦: five red balls on a stick, with a ring."""
    canvas = backdrop(WALL, rng)
    ring = objects.disc(0.075, (0.5, 0.11))
    ImageDraw.Draw(canvas).line([*ring, ring[0]], fill=(176, 178, 184), width=16, joint="curve")
    yarn.cord(canvas, [_s(0.5, 0.17), _s(0.5, 0.97)], hexed("#d8b47a"), 22)
    for number in range(5):
        ball = motifs.Piece(oval(_s(0.5, 0.3 + 0.137 * number), SIDE * 0.1, SIDE * 0.088), "a")
        yarn.toy(canvas, [ball], {"a": hexed("#c22a30")}, rng)
        ImageDraw.Draw(canvas).ellipse(
            [
                SIDE * 0.455,
                SIDE * (0.262 + 0.137 * number),
                SIDE * 0.485,
                SIDE * (0.28 + 0.137 * number),
            ],
            fill=(255, 236, 226),
        )
    return canvas


def picnic_basket(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((COOL, WALL)), rng)
    weaving.rim(canvas, weaving.arch(_s(0.2, 0.47), _s(0.8, 0.47), SIDE * 0.36), weaving.WILLOW, 34)
    _basket(canvas, (0.5, 0.64), 1.05, weaving.WILLOW, rng)
    napkin = [_s(0.3, 0.44), _s(0.52, 0.42), _s(0.56, 0.6), _s(0.44, 0.66), _s(0.34, 0.58)]
    mask = mask_of(napkin)
    tones = [hexed("#b5323a"), hexed("#f4ecdd")]
    lay(canvas, rounded(brocade.stripes(tones, rng), mask, 14), mask, away=10)
    return canvas


def straw_hat(rng: random.Random) -> Image.Image:
    canvas = backdrop(rng.choice((COOL, BLUSH)), rng)
    brim, crown = objects.hat()
    for outline, middle, reach, away in ((brim, 0.5, 0.6, 34), (crown, 0.36, 0.4, 14)):
        straw = weaving.coiled(_s(0.5, middle), SIDE * reach, weaving.STRAW, rng)
        mask = mask_of(outline)
        lay(canvas, rounded(straw, mask, 45), mask, away=away)
    edge = [(0.307, 0.49), (0.5, 0.545), (0.693, 0.49), (0.69, 0.53), (0.5, 0.588), (0.31, 0.53)]
    band = mask_of([_s(x, y) for x, y in edge])
    lay(canvas, cloth((SIDE, SIDE), hexed("#2f4a68"), rng), band, away=6)
    return canvas


def peace_knot(rng: random.Random) -> Image.Image:
    canvas = backdrop(WALL, rng)
    red = hexed("#c0232f")
    yarn.cord(canvas, [_s(0.5, 0), _s(0.5, 0.18)], red, 20)
    yarn.tassel(canvas, _s(0.5, 0.74), 340, red, rng)
    yarn.knot(canvas, _s(0.5, 0.43), SIDE * 0.36, red)
    bead = mask_of(objects.disc(0.034, (0.5, 0.74)))
    lay(canvas, rounded(Image.new("RGB", (SIDE, SIDE), hexed("#6fa389")), bead, 16), bead, away=8)
    return canvas
