"""A cooperative's tables: sent, looked at in each state, and taken out."""

from tests.browser.visit import Visit


def sheet(name: str, row: str = "", **rest) -> Visit:
    more = {"coop": "coop"} | rest.pop("more", {})
    return Visit(name, who="keeper", row=row, more=more, **rest)


def new(kind: str, **rest) -> Visit:
    return sheet("coop-import-new", more={"kind": kind}, **rest)


SHEETS = [
    sheet("coop-imports"),
    new("members"),
    new("works"),
    new("assignments"),
    new("works", send="main form", fails=True),
    new("counts"),
    sheet("coop-import", "sheet"),
    sheet("coop-import", "sheet", query="?which=refused"),
    # Renewed by itself it would be gone under the eyes that look at it.
    sheet("coop-import", "sheet-checking", query="?still=1"),
    sheet("coop-import", "sheet-writing", query="?still=1"),
    sheet("coop-import", "sheet-stuck"),
    sheet("coop-import", "sheet-written"),
    sheet("coop-import", "sheet-failed"),
    sheet("coop-import", "sheet-dropped"),
    sheet("coop-works"),
    sheet("coop-works", query="?q=nobody"),
    sheet("coop-works-preview", query="?all=on&what=percent&percent=-60"),
    sheet("coop-works-preview", query="?all=on&what=show"),
    sheet("coop-works", send="main form#bulk", fails=True),
    sheet("coop-bulk", "bulk"),
]
# These answer a press, or with a file.
SHEET_PRESSES = {
    "coop-list", "coop-import-template", "coop-import-refused", "coop-import-write",
    "coop-import-again", "coop-import-drop", "coop-works-change", "coop-bulk-undo",
}  # fmt: skip
