"""Build the catalogues of translations: `python -m marketplace.locales`.

Babel does it, so that no gettext need be installed; the built files are not in the repository.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["locale", "marketplace", "programme", "shop", "catalog", "sellers", "ground"]


def build() -> int:
    """Write each .mo that is missing or older than its .po; return how many were written."""
    sources = [po for floor in FLOORS for po in (ROOT / floor).rglob("LC_MESSAGES/django.po")]
    return sum(_build_one(source) for source in sources)


def _build_one(source: Path) -> bool:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    with source.open("rb") as po:
        catalogue = read_po(po, locale=source.parts[-3])
    with target.open("wb") as mo:
        write_mo(mo, catalogue)
    return True


if __name__ == "__main__":
    build()
