"""Stripe's form encoding: `a[b][0][c]=1` is {"a": {"b": [{"c": "1"}]}}."""

import re
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qsl


def parse(body: str) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in parse_qsl(body, keep_blank_values=True):
        *path, last = [part for part in re.split(r"[\[\]]+", name) if part]
        place = tree
        for part in path:
            place = place.setdefault(part, {})
        place[last] = value
    return {name: _with_lists(value) for name, value in tree.items()}


def _with_lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value and all(name.isdigit() for name in value):
        return [_with_lists(value[name]) for name in sorted(value, key=int)]
    return {name: _with_lists(part) for name, part in value.items()}


def parse_parts(kind: str, body: bytes) -> dict[str, Any]:
    """multipart/form-data, as a file is uploaded; each part by its name."""
    message = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parts = message.get_payload() if message.is_multipart() else []
    return {
        str(part.get_param("name", header="content-disposition")): _text(part)  # type: ignore[union-attr]
        for part in parts
    }


def _text(part: Any) -> str:
    return str(part.get_payload(decode=True).decode("latin-1"))
