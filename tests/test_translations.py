"""Every Chinese string of ours has its English."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
FLOORS = ["marketplace", "programme", "shop", "catalog", "sellers", "ground"]
GETTEXT = {"_", "say", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
IN_TAG = re.compile(r"""{%-?\s*trans(?:late)?\s+("[^"]*"|'[^']*')(?:\s+context\s+"([^"]*)")?""")
SAID_TWO_WAYS: set[str] = set()  # none: a meaning of its own has a context of its own
IN_BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?\b([^%]*)%}(.*?)"
    r"(?:{%\s*plural[^%]*%}.*?)?{%\s*endblocktrans(?:late)?\s*%}",
    re.S,
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def messages():
    for source in [ROOT / "locale", *(ROOT / floor for floor in FLOORS)]:
        for po in source.rglob("en/LC_MESSAGES/django.po"):
            for message in read_po(po.open("rb")):
                if message.id and message.string:
                    yield po, message


def first(said):
    return said if isinstance(said, str) else said[0]


def english():
    return {
        (message.context, first(message.id))
        for _, message in messages()
        if all([message.string] if isinstance(message.string, str) else message.string)
    }


def in_python(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        said = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
        if node.func.id in GETTEXT and said:
            yield None, said[0]
        elif node.func.id in IN_CONTEXT:
            yield said[0], said[1]


def in_template(path):
    text = path.read_text()
    yield from ((match[2], match[1][1:-1]) for match in IN_TAG.finditer(text))
    for options, body in IN_BLOCK.findall(text):
        body = re.sub(r"{{\s*([\w.]+)[^}]*}}", r"%(\1)s", body)
        trimmed = " ".join(line.strip() for line in body.strip().splitlines())
        yield None, trimmed if "trimmed" in options else body


def strings():
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            yield from ((path, *said) for said in in_python(path))
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in {".html", ".txt"}:
            yield from ((path, *said) for said in in_template(path))


@pytest.mark.one_database
def test_every_chinese_string_has_its_english():
    known = english()
    missing = sorted(
        f"{path.relative_to(ROOT)}: {string} ({context})"
        for path, context, string in strings()
        if CHINESE.search(string) and (context, string) not in known
    )
    assert missing == []


@pytest.mark.one_database
def test_one_chinese_text_is_said_one_way_in_english():
    said = defaultdict(set)
    for _, message in messages():
        said[message.context, first(message.id)].add(message.string)
    assert {string for (_, string), ways in said.items() if len(ways) > 1} == SAID_TWO_WAYS


@pytest.mark.one_database
def test_a_cooperative_is_spelled_one_way():
    assert [
        (po.relative_to(ROOT).as_posix(), message.id)
        for po, message in messages()
        if "co-operative" in str(message.string).lower()
    ] == []
