"""The kinds of pages that lists show, by name: filled by `models`, asked by what is below."""

from typing import Any

KINDS: dict[str, Any] = {}
