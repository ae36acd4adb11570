"""From whatever was sent to plain pixels, the right way up, or a named refusal."""

from io import BytesIO
from typing import BinaryIO

import pillow_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from ground.pictures.errors import (
    BrokenPicture,
    FileTooLarge,
    NotAPicture,
    TooManyPixels,
    TooSmall,
)

pillow_heif.register_heif_opener()
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF"]
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 60_000_000
LEAST_EDGE = 300  # pixels
LONGEST_EDGE = 2000  # pixels; what is larger is made smaller
_BROKEN = (OSError, SyntaxError, ValueError, EOFError)
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"GIF8")


def read_picture(file: BinaryIO) -> Image.Image:
    """RGB pixels without any of the file's own notes. Raises PictureRefused."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileTooLarge
    image = _opened(data)
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise TooManyPixels
    if min(width, height) < LEAST_EDGE:
        raise TooSmall
    return _decoded(image)


def plain_jpeg(file: BinaryIO, edge: int) -> tuple[bytes, tuple[int, int]]:
    """Bytes, width and height, no edge longer than that. Raises PictureRefused."""
    image = read_picture(file)
    image.thumbnail((edge, edge))
    jpeg = BytesIO()
    image.save(jpeg, "JPEG", quality=82, optimize=True, progressive=True)
    return jpeg.getvalue(), image.size


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as bomb:
        raise TooManyPixels from bomb
    except UnidentifiedImageError as unknown:
        raise (BrokenPicture if _begins_as_one(data) else NotAPicture) from unknown
    except _BROKEN as broken:
        raise BrokenPicture from broken


def _begins_as_one(data: bytes) -> bool:
    """A photo cut short in its first bytes is a photo still, and she is told to send it again."""
    return data.startswith(_BEGINNINGS) or data[4:8] == b"ftyp"  # AVIF and HEIC


def _decoded(image: Image.Image) -> Image.Image:
    try:
        image.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))  # a JPEG is read no larger than needed
        image.load()
        image = _in_srgb(ImageOps.exif_transpose(image))
    except _BROKEN as broken:
        raise BrokenPicture from broken
    image.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", image.size, "white")
    plain.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return plain


def _in_srgb(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where it is see-through; a phone's wide colours are brought home."""
    if image.mode.startswith("I"):  # 16 bits of grey; a plain conversion would clip it to white
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    profile = image.info.get("icc_profile")
    if profile and image.mode == "RGB":
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, source, target) or image
        except ImageCms.PyCMSError:
            return image
    is_clear = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    return image.convert("RGBA" if is_clear else "RGB")
