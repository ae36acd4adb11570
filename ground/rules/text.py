"""Rules are written as plain text: `## ` a heading, `- ` an item, an empty line a new paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Block:
    """`kind`: heading, list or words."""

    kind: str
    lines: list[str] = field(default_factory=list)


def blocks(text: str) -> Iterator[Block]:
    block: Block | None = None
    for line in [*text.splitlines(), ""]:
        kind, words = _read(line.strip())
        if block and (block.kind != kind or kind == "heading"):
            yield block
            block = None
        if kind:
            block = block or Block(kind)
            block.lines.append(words)


def _read(line: str) -> tuple[str, str]:
    if line.startswith("## "):
        return "heading", line[3:].strip()
    if line.startswith("- "):
        return "list", line[2:].strip()
    return ("words", line) if line else ("", "")
