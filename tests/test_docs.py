"""Documents cannot rot in silence: settings, commands and the tree stand in them."""

import ast
import re
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from marketplace.installed import OURS

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).parent.parent


def names_in_settings():
    tree = ast.parse((ROOT / "marketplace" / "settings.py").read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }


def names_in_example():
    return set(re.findall(r"^([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.M))


def test_every_setting_stands_in_the_example_and_nothing_else():
    assert names_in_example() == names_in_settings()


def test_every_setting_has_a_comment():
    lines = (ROOT / ".env.example").read_text().splitlines()
    bare = [
        line
        for before, line in zip(lines, lines[1:], strict=False)
        if line and not line.startswith("#") and not before
    ]
    assert bare == []


def commands():
    return re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.M)


@pytest.mark.parametrize("command", commands())
def test_every_command_stands_in_the_readme(command):
    assert f"make {command}" in (ROOT / "README.md").read_text()


def apps():
    return sorted({name.split(".apps.")[0].split(".")[-1] for name in OURS} - {"marketplace"})


@pytest.mark.parametrize("app", apps())
def test_every_app_stands_in_the_architecture(app):
    assert f"`{app}`" in (ROOT / "docs" / "architecture.md").read_text()


def decisions():
    return sorted((ROOT / "docs" / "decisions").glob("*.md"))


@pytest.mark.parametrize("decision", decisions(), ids=lambda path: path.name)
def test_a_decision_is_two_paragraphs(decision):
    """Beside its heading, and a table where there is one."""
    parts = decision.read_text().split("\n\n")
    assert len([part for part in parts if not part.startswith(("#", "|"))]) == 2


def measures():
    return (ROOT / "docs" / "measures.md").read_text()


def test_each_test_that_carries_a_measure_is_there():
    named = set(re.findall(r"`(tests/[^`]+)`", measures()))
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_each_page_of_the_desk_that_carries_a_measure_is_there():
    pages = set(re.findall(r"`(/(?:desk|studio)/[^`<]*/)`", measures()))
    assert len(pages) > 20
    assert {page for page in pages if not _leads_somewhere(page)} == set()


def _leads_somewhere(page):
    try:
        resolve(page)
    except Resolver404:
        return False
    return True
