"""Every Chinese string of ours has its English."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
FLOORS = ["marketplace", "shop", "catalog", "sellers", "ground"]
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
IN_TAG = re.compile(r"""{%-?\s*trans(?:late)?\s+("[^"]*"|'[^']*')""")
IN_BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?\b([^%]*)%}(.*?)"
    r"(?:{%\s*plural[^%]*%}.*?)?{%\s*endblocktrans(?:late)?\s*%}",
    re.S,
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def english():
    return {
        message.id if isinstance(message.id, str) else message.id[0]
        for source in [ROOT / "locale", *(ROOT / floor for floor in FLOORS)]
        for po in source.rglob("en/LC_MESSAGES/django.po")
        for message in read_po(po.open("rb"))
        if message.id
        and message.string
        and all([message.string] if isinstance(message.string, str) else message.string)
    }


def in_python(path):
    for node in ast.walk(ast.parse(path.read_text())):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if is_call and node.func.id in GETTEXT and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value


def in_template(path):
    text = path.read_text()
    yield from (match[1:-1] for match in IN_TAG.findall(text))
    for options, body in IN_BLOCK.findall(text):
        body = re.sub(r"{{\s*([\w.]+)[^}]*}}", r"%(\1)s", body)
        yield (
            " ".join(line.strip() for line in body.strip().splitlines())
            if ("trimmed" in options)
            else body
        )


def strings():
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            yield from ((path, string) for string in in_python(path))
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in {".html", ".txt"}:
            yield from ((path, string) for string in in_template(path))


@pytest.mark.one_database
def test_every_chinese_string_has_its_english():
    known = english()
    missing = sorted(
        f"{path.relative_to(ROOT)}: {string}"
        for path, string in strings()
        if CHINESE.search(string) and string not in known
    )
    assert missing == []
