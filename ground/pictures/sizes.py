"""The sizes of a picture that pages show: files whose names change with the picture."""

from io import BytesIO
from typing import Any, NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from ground.pictures.models import Picture

WIDTHS = (320, 640, 960, 1280)  # pixels
FIRST = 640  # pixels: the one that there is at once
THUMBNAIL_BYTES = 15_000  # a page of cards stays light on a village connection
SQUARE = "square"  # a JPEG, for chats that show a link as a card and know nothing newer
MOST_SQUARE = 600  # pixels
FOLDER = "pictures"
ENCODINGS = {
    "avif": {"quality": 52, "speed": 8},
    "webp": {"quality": 76, "method": 4},
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
}
Sources = dict[str, list[list[Any]]]


class First(NamedTuple):
    """A size that is encoded, and lies nowhere yet."""

    width: int
    data: bytes


def first_of(image: Image.Image) -> First:
    width = min(FIRST, image.width)
    return First(width, of_fit_weight(_as_wide_as(image, width), "jpeg"))


def store_first(picture: Picture, first: First) -> Sources:
    return {"jpeg": [[first.width, _store(_name(picture, "jpeg", first.width), first.data)]]}


def store_all(picture: Picture) -> Sources:
    """Every size and encoding; made again, they are the same."""
    with picture.file.open("rb") as file:
        original = Image.open(file).convert("RGB")
    widths = _widths(original)
    sources = {
        kind: [[width, _made(picture, original, kind, width)] for width in widths]
        for kind in ENCODINGS
    }
    square = _square(picture, original)
    sources[SQUARE] = [[square.width, _made(picture, square, SQUARE, square.width)]]
    return sources


def forget_sizes(folder: str, but: str = "") -> None:
    """The files of one picture, but for those of its file of today."""
    try:
        names = default_storage.listdir(f"{FOLDER}/{folder}")[1]
    except FileNotFoundError:
        return
    gone = [name for name in names if not (but and name.startswith(but))]
    for name in gone:
        default_storage.delete(f"{FOLDER}/{folder}/{name}")


def mark(picture: Picture) -> str:
    """How the names of all its sizes begin."""
    return picture.file_hash[:10]


def encoded(image: Image.Image, kind: str, quality: int | None = None) -> bytes:
    out = BytesIO()
    options = dict(ENCODINGS[kind]) | ({"quality": quality} if quality else {})
    image.save(out, kind.upper(), **options)
    return out.getvalue()


def of_fit_weight(image: Image.Image, kind: str) -> bytes:
    """A thumbnail gives up a little quality before it grows heavy."""
    kind = "jpeg" if kind == SQUARE else kind
    best: int = ENCODINGS[kind]["quality"]
    data = encoded(image, kind)
    for quality in range(best - 10, 30, -10):
        if image.width > WIDTHS[0] or len(data) <= THUMBNAIL_BYTES:
            break
        data = encoded(image, kind, quality)
    return data


def _square(picture: Picture, image: Image.Image) -> Image.Image:
    """What a chat shows of a page, about the focal point where somebody set one."""
    side = min(MOST_SQUARE, *image.size)
    return ImageOps.fit(image, (side, side), Image.Resampling.LANCZOS, centering=centre(picture))


def centre(picture: Picture) -> tuple[float, float]:
    """The focal point in parts of width and height; the middle where nobody set one."""
    x, y = picture.focal_point_x, picture.focal_point_y
    if x is None or y is None:
        return 0.5, 0.5
    return min(1.0, x / picture.width), min(1.0, y / picture.height)


def _widths(image: Image.Image) -> list[int]:
    """Never larger than it is."""
    smaller = [width for width in WIDTHS if width < image.width]
    return smaller if image.width > WIDTHS[-1] else [*smaller, image.width]


def _made(picture: Picture, original: Image.Image, kind: str, width: int) -> str:
    """The address of one size."""
    name = _name(picture, kind, width)
    if default_storage.exists(name):
        return default_storage.url(name)
    return _store(name, of_fit_weight(_as_wide_as(original, width), kind))


def _as_wide_as(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _store(name: str, data: bytes) -> str:
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
    return default_storage.url(name)


def _name(picture: Picture, kind: str, width: int) -> str:
    return f"{FOLDER}/{picture.pk}/{mark(picture)}-{width}.{_ending(picture, kind)}"


def _ending(picture: Picture, kind: str) -> str:
    """A square that is cut elsewhere is another file, for browsers keep the old one for a year."""
    if kind != SQUARE:
        return kind
    x, y = picture.focal_point_x, picture.focal_point_y
    return "square.jpeg" if x is None or y is None else f"{x}x{y}.square.jpeg"
