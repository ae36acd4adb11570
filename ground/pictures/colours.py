"""The main colour of a picture, in the words of both languages."""

from collections import Counter
from dataclasses import dataclass
from typing import cast

from PIL import Image

_SIDE = 48  # pixels looked at a side
_DULL_WEIGHT, _CLEAR_WEIGHT = 1, 3  # a bright work on a grey table is named by the work


@dataclass(frozen=True)
class Colour:
    zh: str
    en: str


BLACK, WHITE, GREY = Colour("黑色", "black"), Colour("白色", "white"), Colour("灰色", "grey")
BEIGE, BROWN, PINK = Colour("米色", "beige"), Colour("棕色", "brown"), Colour("粉色", "pink")
RED, ORANGE, YELLOW = Colour("红色", "red"), Colour("橙色", "orange"), Colour("黄色", "yellow")
GREEN, TEAL, BLUE = Colour("绿色", "green"), Colour("青色", "teal"), Colour("蓝色", "blue")
PURPLE = Colour("紫色", "purple")
_DULL = {BLACK, WHITE, GREY, BEIGE}
_WHEEL = [  # up to this hue in degrees
    (14, RED), (40, ORANGE), (68, YELLOW), (165, GREEN), (195, TEAL), (255, BLUE), (295, PURPLE),
    (344, PINK), (360, RED),
]  # fmt: skip


def main_colour(image: Image.Image) -> Colour:
    """Of the middle, where the work lies."""
    width, height = image.size
    middle = image.crop((width // 6, height // 6, width - width // 6, height - height // 6))
    small = middle.convert("RGB").resize((_SIDE, _SIDE)).convert("HSV")
    found: Counter[Colour] = Counter()
    for _count, pixel in small.getcolors(_SIDE * _SIDE) or []:
        colour = colour_of(*cast(tuple[int, int, int], pixel))
        found[colour] += _count * (_DULL_WEIGHT if colour in _DULL else _CLEAR_WEIGHT)
    return found.most_common(1)[0][0]


def colour_of(hue: int, saturation: int, value: int) -> Colour:
    """The name of one pixel; each part from 0 to 255, as Pillow has it."""
    degrees = hue * 360 / 255
    if value < 50:
        return BLACK
    if saturation < 30:
        return WHITE if value > 215 else GREY
    if saturation < 75 and value > 175 and 20 <= degrees <= 65:
        return BEIGE
    wheel = next(colour for most, colour in _WHEEL if degrees <= most)
    if wheel is ORANGE and value < 170:
        return BROWN
    if wheel is RED and saturation < 120 and value > 190:
        return PINK
    return wheel
