"""What can be imported: said here, since the ground knows nobody above it."""

from catalog.sheets import Works
from ground.sheets.kinds import add_kind


def register_imports() -> None:
    for importer in (Works(),):
        add_kind(importer)
