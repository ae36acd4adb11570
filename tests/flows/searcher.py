"""Looks for a secret wherever the house writes: as it is, and as it is usually written down."""

import base64
import json
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.storage import storages
from django.db import connection


def guises(secret: str) -> dict[str, bytes]:
    """In clear, in wide characters, base64 at each offset, percent-encoded, JSON-escaped, hex."""
    found = {
        "clear": secret.encode(),
        "utf-16": secret.encode("utf-16-le"),
        "percent": "".join(f"%{byte:02X}" for byte in secret.encode()).encode(),
        "quoted": quote(secret).encode(),
        "json": "".join(f"\\u{ord(letter):04x}" for letter in secret).encode(),
        "hex": secret.encode().hex().encode(),
    }
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + secret.encode()).decode()
        # What stands at the edges depends on the neighbours.
        found[f"base64+{offset}"] = coded[4 if offset else 0 : -4].encode()
    return found


def guise_of(secret: str, data: bytes) -> str:
    """Which guise the data hold; empty for none."""
    return next((name for name, form in guises(secret).items() if form in data), "")


def in_database(secret: str) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- names of our own tables
            rows = cursor.fetchall()
            if guise := guise_of(secret, _as_bytes(rows)):
                found.append(f"{table}: {guise}")
    return found


def _as_bytes(rows: list[tuple]) -> bytes:
    """Every cell as it lies there."""
    cells = [
        bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
        for row in rows
        for cell in row
    ]
    return b"\n".join(cells)


def in_sessions(secret: str) -> list[str]:
    """Opened: a session lies packed in its row."""
    opened = [json.dumps(row.get_decoded()).encode() for row in Session.objects.all()]
    return [guise for data in opened if (guise := guise_of(secret, data))]


def in_files(secret: str, *more: Path) -> list[str]:
    folders = {Path(settings.MEDIA_ROOT), Path(settings.VAR_DIR), *more}
    folders.add(Path(storages["private"].location))
    return [
        f"{path.name}: {guise}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (guise := guise_of(secret, path.read_bytes()))
    ]
