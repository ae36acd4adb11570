"""Pictures of the demo's works, drawn true to craft and motif; nothing here was ever made."""

import random
import zlib

from PIL import Image

from marketplace.demo.drawing.portrait import paint_portrait
from marketplace.demo.drawing.works import paint

__all__ = ["draw", "draw_portrait"]


def draw(*, work: dict[str, str], size: int, seed: int = 0) -> Image.Image:
    """A work of the demo's catalogue; the same each time, another for each seed."""
    rng = random.Random(zlib.crc32(work["key"].encode()) + seed)
    return _small(paint(work, rng, variant=seed), size)


def draw_portrait(*, seed: int, size: int) -> Image.Image:
    return _small(paint_portrait(seed), size)


def _small(canvas: Image.Image, size: int) -> Image.Image:
    return canvas.resize((size, size), Image.Resampling.LANCZOS)
