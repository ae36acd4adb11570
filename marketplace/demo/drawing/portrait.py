"""A maker as a calm silhouette with her headdress: nobody's likeness."""

import math
import random

from PIL import Image, ImageDraw

from marketplace.demo.drawing.paint import (
    SIDE,
    Colour,
    Point,
    backdrop,
    blend,
    cloth,
    hexed,
    lay,
    mask_of,
    oval,
    shade,
    smooth,
)

_SKINS = ["#e6bd98", "#dcae86", "#e9c5a4", "#d4a27b"]
_HAIRS = ["#1f1a18", "#2b211d", "#39302b", "#6d665f"]
_COATS = ["#1f3a5f", "#7a1f2b", "#2f5d50", "#5b3a66", "#8a5a2b", "#33475b"]
_WALLS = ["#e9dfcf", "#dfe4dc", "#ead9d0", "#dde1e6", "#efe6d2"]


def paint_portrait(seed: int) -> Image.Image:
    rng = random.Random(seed)
    canvas = backdrop(hexed(rng.choice(_WALLS)), rng)
    skin, hair = hexed(rng.choice(_SKINS)), hexed(rng.choice(_HAIRS))
    coat = hexed(_COATS[seed % len(_COATS)])
    _shoulders(canvas, coat, rng)
    _head(canvas, skin, hair, rng)
    _collars(canvas, coat)
    _dress(canvas, seed % 4, coat, hair, rng)
    return canvas


def _shoulders(canvas: Image.Image, coat: Colour, rng: random.Random) -> None:
    s = SIDE
    body = smooth([(s * 0.12, s * 1.1), (s * 0.2, s * 0.8), (s * 0.4, s * 0.7), (s * 0.6, s * 0.7),
                   (s * 0.8, s * 0.8), (s * 0.88, s * 1.1)], 12)  # fmt: skip
    mask = mask_of(body)
    lay(canvas, cloth((s, s), coat, rng, 6), mask)


def _collars(canvas: Image.Image, coat: Colour) -> None:
    s = SIDE
    trim = blend(coat, (245, 214, 140), 0.75)
    for neck, hem in ((0.585, 0.4), (0.415, 0.64)):  # the left side over the right
        _collar(canvas, [(s * neck, s * 0.685), (s * 0.5, s * 0.83), (s * hem, s * 1.02)], trim)


def _collar(canvas: Image.Image, line: list[Point], trim: Colour) -> None:
    """A band of small flowers between two cords."""
    draw = ImageDraw.Draw(canvas)
    for colour, width in ((shade(trim, 0.45), 66), (trim, 58), (shade(trim, 0.5), 44)):
        draw.line(line, fill=colour, width=width, joint="curve")
    for (ax, ay), (bx, by) in zip(line, line[1:], strict=False):
        for step in range(6):
            x, y = ax + (bx - ax) * (step + 0.5) / 6, ay + (by - ay) * (step + 0.5) / 6
            for petal in range(5):
                turn = math.tau * petal / 5
                at = (x + 9 * math.cos(turn), y + 9 * math.sin(turn))
                draw.polygon(oval(at, 6, 6), fill=shade(trim, 1.1))


def _head(canvas: Image.Image, skin: Colour, hair: Colour, rng: random.Random) -> None:
    s = SIDE
    draw = ImageDraw.Draw(canvas)
    draw.polygon(oval((s * 0.5, s * 0.36), s * 0.205, s * 0.235), fill=hair)
    draw.polygon(
        [
            (s * 0.44, s * 0.5),
            (s * 0.56, s * 0.5),
            (s * 0.585, s * 0.7),
            (s * 0.5, s * 0.83),
            (s * 0.415, s * 0.7),
        ],
        fill=shade(skin, 0.9),
    )
    face = smooth([(s * 0.5, s * 0.2), (s * 0.63, s * 0.27), (s * 0.645, s * 0.4), (s * 0.585, s * 0.535),
                   (s * 0.5, s * 0.575), (s * 0.415, s * 0.535), (s * 0.355, s * 0.4), (s * 0.37, s * 0.27)], 12)  # fmt: skip
    draw.polygon(face, fill=skin)
    fringe = smooth([(s * 0.345, s * 0.36), (s * 0.37, s * 0.2), (s * 0.5, s * 0.15), (s * 0.63, s * 0.2),
                     (s * 0.655, s * 0.36), (s * 0.6, s * 0.27), (s * 0.47, s * 0.25), (s * 0.4, s * 0.28)], 12)  # fmt: skip
    draw.polygon(fringe, fill=hair)
    _face(draw, skin, hair)


def _face(draw: ImageDraw.ImageDraw, skin: Colour, hair: Colour) -> None:
    s = SIDE
    for lean in (-1, 1):
        x = s * (0.5 + lean * 0.066)
        draw.arc([x - 46, s * 0.355, x + 46, s * 0.4], 200, 340, fill=hair, width=9)
        draw.arc([x - 34, s * 0.385, x + 34, s * 0.425], 20, 160, fill=shade(hair, 1.2), width=7)
        cheek = blend(skin, (214, 110, 96), 0.28)
        draw.polygon(oval((s * (0.5 + lean * 0.1), s * 0.465), 34, 20), fill=cheek)
    draw.arc([s * 0.49, s * 0.42, s * 0.515, s * 0.465], 20, 170, fill=shade(skin, 0.78), width=6)
    draw.arc([s * 0.462, s * 0.475, s * 0.538, s * 0.52], 15, 165, fill=(160, 62, 58), width=10)


def _dress(canvas: Image.Image, kind: int, coat: Colour, hair: Colour, rng: random.Random) -> None:
    """A scarf, a bun with a pin, silver, or a plait: as they are worn in many places."""
    s = SIDE
    draw = ImageDraw.Draw(canvas)
    if kind == 0:
        band = smooth([(s * 0.285, s * 0.37), (s * 0.3, s * 0.18), (s * 0.5, s * 0.085), (s * 0.7, s * 0.18),
                       (s * 0.715, s * 0.37), (s * 0.63, s * 0.25), (s * 0.5, s * 0.215), (s * 0.37, s * 0.25)], 12)  # fmt: skip
        lay(canvas, cloth((s, s), shade(coat, 1.25), rng, 6), mask_of(band), away=8)
    elif kind == 1:
        draw.polygon(oval((s * 0.5, s * 0.1), s * 0.085, s * 0.075), fill=hair)
        draw.line([(s * 0.38, s * 0.07), (s * 0.62, s * 0.13)], fill=(206, 168, 92), width=14)
    elif kind == 2:
        for step in range(11):
            x = s * (0.36 + 0.028 * step)
            y = s * (0.225 - 0.07 * (1 - abs(step - 5) / 5))
            draw.polygon(oval((x, y), 24, 24), fill=(214, 216, 220))
            draw.polygon(oval((x - 5, y - 6), 9, 9), fill=(250, 250, 252))
    else:
        for step in range(7):
            draw.polygon(
                oval(
                    (s * (0.655 + 0.012 * step) + 12 * (step % 2), s * (0.54 + 0.05 * step)), 42, 46
                ),
                fill=shade(hair, 1.1 + 0.1 * (step % 2)),
            )
