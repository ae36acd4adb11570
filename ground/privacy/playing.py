"""Sealed recordings, played in the page: whole, or the part that a phone asks for."""

import re

from django.http import HttpRequest, HttpResponse

from ground.privacy.models import PrivateFile
from ground.privacy.services import read_file

_RANGE = re.compile(r"bytes=(\d{1,9})-(\d{0,9})", re.ASCII)


def part_asked(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a Range header, without which some phones play nothing."""
    asked = _RANGE.fullmatch(header)
    if not asked or not size:
        return None
    first, last = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
    return (first, last) if first <= last else None


def play(request: HttpRequest, kept: PrivateFile) -> HttpResponse:
    """To whoever may hear it: the view has asked that."""
    data, kind = read_file(kept), kept.content_type
    part = part_asked(request.headers.get("Range", ""), len(data))
    if part is None:
        response = HttpResponse(data, content_type=kind)
    else:
        first, last = part
        response = HttpResponse(data[first : last + 1], content_type=kind, status=206)
        response["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = "inline"
    return response
