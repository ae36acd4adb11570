"""Which version of the invented market is kept: what was loaded once stays as people left it.

An older one has not the people and rooms that were invented since, and loading half of them
beside it would open doors into empty rooms. So it is left alone, and `make demo-reset` is named.
"""

from pathlib import Path

from django.conf import settings

from sellers.artisans.models import Artisan

VERSION = 2  # one more with every person or room that a kept market would lack


def note_version() -> None:
    """Before the first is loaded; where somebody is there already, the mark stays what it is."""
    if not _is_there():
        _mark().write_text(f"{VERSION}\n")


def is_older() -> bool:
    return _is_there() and _kept() < VERSION


def _is_there() -> bool:
    return Artisan.objects.filter(is_demo=True).exists()


def _kept() -> int:
    """The first versions left no mark."""
    try:
        return int(_mark().read_text())
    except (FileNotFoundError, ValueError):
        return 1


def _mark() -> Path:
    return Path(settings.VAR_DIR) / "market-version"
