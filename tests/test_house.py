"""The budgets of the house: over budget means a missing noun."""

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).parent.parent
FLOORS = ["marketplace", "programme", "shop", "catalog", "sellers", "ground"]
LONGEST_FILE = 300  # lines
LONGEST_FUNCTION = 25  # lines


def sources():
    return [
        path
        for floor in FLOORS
        for path in sorted((ROOT / floor).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def files_of_tests():
    return sorted((ROOT / "tests").rglob("*.py"))


def functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def names(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", sources(), ids=names)
def test_a_file_is_short_and_so_are_its_functions(path):
    long = [
        f"{function.name}: {function.end_lineno - function.lineno + 1} lines"
        for function in functions(path)
        if function.end_lineno - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


def test_a_file_of_tests_is_short_too():
    long = {
        names(path)
        for path in files_of_tests()
        if len(path.read_text().splitlines()) > LONGEST_FILE
    }
    assert long == set()


def test_no_drawer_for_what_has_no_name():
    forks = {ROOT / "shop" / "order" / "utils.py"}  # Oscar loads it by this name
    drawers = {path for path in sources() if path.stem in {"utils", "core", "helpers", "common"}}
    assert drawers - forks == set()


def test_our_code_imports_our_code_statically():
    dynamic = [
        names(path)
        for path in sources()
        if "get_model(" in path.read_text() or "get_class(" in path.read_text()
    ]
    assert dynamic == []
