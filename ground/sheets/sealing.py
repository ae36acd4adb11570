"""Files larger than memory, sealed piece by piece: one token a line."""

from typing import Any, BinaryIO

from django.core.files import File
from django.core.files.temp import NamedTemporaryFile
from django.utils.crypto import get_random_string

from ground.privacy.models import PrivateFile
from ground.privacy.vault import seal, unseal

_PIECE = 1 << 20


def keep_large_file(*, file: BinaryIO, kind: str, content_type: str, owner: Any) -> PrivateFile:
    """Sealed before it touches the storage; never whole in memory, and nothing is locked."""
    kept = PrivateFile(kind=kind, content_type=content_type, owner=owner, size=0)
    with NamedTemporaryFile() as sealed:
        while piece := file.read(_PIECE):
            sealed.write(seal(piece) + b"\n")
            kept.size += len(piece)
        sealed.seek(0)
        kept.file.save(f"{get_random_string(32)}.sealed", File(sealed), save=False)
    kept.save()
    return kept


def open_large_file(kept: PrivateFile) -> Any:
    """A nameless file that is gone when it is closed. Raises Unreadable."""
    opened = NamedTemporaryFile()
    with kept.file.open("rb") as file:
        for line in file:
            opened.write(unseal(line.rstrip(b"\n")))
    opened.seek(0)
    return opened
