"""Finished paper-cuts: albums, cards, bookmarks, mounted sheets."""

import random

from PIL import Image, ImageDraw

from marketplace.demo.drawing import figures, motifs, objects, papercut
from marketplace.demo.drawing.motifs import placed
from marketplace.demo.drawing.paint import (
    SIDE,
    Colour,
    backdrop,
    cloth,
    grained,
    hexed,
    lay,
    mask_of,
    oval,
    scaled,
)
from marketplace.demo.drawing.yarn import tassel

WALL, MIST, PAPER = hexed("#ece2d0"), hexed("#e3e7e2"), hexed("#fbf6ea")
RED, CINNABAR = hexed("#b3202c"), hexed("#c23a2a")
_FACES = ("#b5202c", "#25211f", "#e9e2d2", "#1f5f9a", "#2f7d4a", "#e0a52c",
          "#7a3a86", "#d4748a", "#b98a3c", "#8d959b", "#1f8a8a", "#d5642a")  # fmt: skip


def _sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    sheet = Image.new("L", (SIDE, SIDE))
    return sheet, ImageDraw.Draw(sheet)


def opera_album(rng: random.Random) -> Image.Image:
    """Twelve faces, each in the colour that tells a character: red is loyal, white is sly."""
    canvas = backdrop(WALL, rng)
    for number, code in enumerate(_FACES):
        at = (SIDE * (0.155 + 0.23 * (number % 4)), SIDE * (0.2 + 0.3 * (number // 4)))
        card = mask_of(objects.box(0.205, 0.27, (at[0] / SIDE, at[1] / SIDE), 0.006))
        lay(canvas, grained(Image.new("RGB", (SIDE, SIDE), PAPER), 6, rng), card, away=10)
        face, others = hexed(code), [hexed(_FACES[(number + by) % 12]) for by in (5, 3)]
        _dyed_mask(canvas, at, {"c": face, "a": others[0], "b": others[1]})
    return canvas


def _dyed_mask(canvas: Image.Image, at: tuple[float, float], tones: dict[str, Colour]) -> None:
    draw = ImageDraw.Draw(canvas)
    tones = tones | {"light": PAPER, "dark": hexed("#25211f")}
    for piece in placed(figures.mask(), at, 330):
        draw.polygon(piece.outline, fill=tones[piece.role])
        draw.line([*piece.outline, piece.outline[0]], fill=PAPER, width=4, joint="curve")


def card_with_name(rng: random.Random) -> Image.Image:
    """A folded card with a window paper on it and a seal below."""
    canvas = backdrop(MIST, rng)
    back = mask_of(scaled(objects.box(0.6, 0.78), (SIDE * 0.02, SIDE * 0.012), 1))
    lay(canvas, Image.new("RGB", (SIDE, SIDE), hexed("#d9cfbb")), back, away=24)
    front = mask_of(objects.box(0.6, 0.78))
    lay(canvas, grained(Image.new("RGB", (SIDE, SIDE), PAPER), 8, rng), front, away=8)
    window = papercut.round_window(rng, 6, (SIDE * 0.5, SIDE * 0.43), SIDE * 0.25)
    papercut.lay_sheet(canvas, window, RED, rng, away=8)
    draw = ImageDraw.Draw(canvas)
    for y in (0.76, 0.8):
        draw.line([(SIDE * 0.38, SIDE * y), (SIDE * 0.62, SIDE * y)], fill=(190, 172, 140), width=4)
    seal = mask_of(objects.box(0.05, 0.05, (0.72, 0.8), 0.006))
    lay(canvas, Image.new("RGB", (SIDE, SIDE), CINNABAR), seal, away=3)
    for lean in (-0.011, 0.011):
        x = SIDE * (0.72 + lean)
        draw.line([(x, SIDE * 0.785), (x, SIDE * 0.815)], fill=PAPER, width=5)
    return canvas


def bookmarks(rng: random.Random) -> Image.Image:
    """Five strips, in each a twig of goji cut out, a tassel above."""
    canvas = backdrop(MIST, rng)
    for number, code in enumerate(("#b3202c", "#c9502c", "#a8324a", "#8f1f2c", "#c23a2a")):
        x = 0.14 + 0.18 * number
        tassel(canvas, (SIDE * x, SIDE * 0.86), 150, hexed(code), rng)
        sheet, draw = _sheet()
        draw.polygon(objects.box(0.13, 0.7, (x, 0.5), 0.02), fill=255)
        draw.polygon(oval((SIDE * x, SIDE * 0.82), 14, 14), fill=0)
        for y, turn in ((0.33, 0.0), (0.61, 3.14)):
            for piece in placed(motifs.goji(), (SIDE * x, SIDE * y), 300, turn):
                slim = [(SIDE * x + (px - SIDE * x) * 0.74, py) for px, py in piece.outline]
                draw.line([*slim, slim[0]], fill=255, width=9, joint="curve")
                draw.polygon(slim, fill=0)
        for y in (0.18, 0.2, 0.465, 0.77):
            for step in range(-3, 4):
                draw.polygon(oval((SIDE * (x + step * 0.015), SIDE * y), 5, 7), fill=0)
        papercut.lay_sheet(canvas, sheet, hexed(code), rng, away=12)
    return canvas


def framed(motif: motifs.Motif, size: float, paper: Colour = RED):
    """Mounted behind glass, in a dark frame."""

    def paint(rng: random.Random) -> Image.Image:
        canvas = backdrop(WALL, rng)
        wood = cloth((SIDE, SIDE), hexed("#4a2e1e"), rng, 3)
        lay(canvas, wood, mask_of(objects.box(0.9, 0.9, (0.5, 0.5), 0.008)), away=30)
        ground = grained(Image.new("RGB", (SIDE, SIDE), hexed("#f4ecda")), 6, rng)
        canvas.paste(ground, (0, 0), mask_of(objects.box(0.83, 0.83, (0.5, 0.5), 0.002)))
        sheet = papercut.figure(placed(motif, papercut.MIDDLE, SIDE * size))
        small = Image.new("L", (SIDE, SIDE))
        part = sheet.resize((SIDE * 92 // 100, SIDE * 92 // 100), Image.Resampling.LANCZOS)
        small.paste(part, (SIDE * 4 // 100, SIDE * 4 // 100))
        papercut.lay_sheet(canvas, small, paper, rng, away=10)
        return canvas

    return paint
