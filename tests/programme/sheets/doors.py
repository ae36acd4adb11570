"""Addresses of the desk's lists; an import is its sender's alone."""

from ground.privacy.services import keep_file
from ground.sheets.models import SheetImport
from tests.programme.door import Door

MODELS = [SheetImport]
_ONE = {"who": "sender", "reads": False}
DOORS = {
    "desk-sheets": Door(),
    "desk-list": Door(more={"kind": "persons", "form": "csv"}),
    "desk-sheet-template": Door(more={"kind": "persons"}, reads=False),
    "desk-sheet-new": Door(more={"kind": "persons"}, reads=False),
    "desk-sheet": Door("desk sheet", **_ONE),
    "desk-sheet-refused": Door("desk sheet", more={"form": "csv"}, **_ONE),
    "desk-sheet-write": Door("desk sheet", **_ONE),
    "desk-sheet-again": Door("desk sheet", **_ONE),
    "desk-sheet-drop": Door("desk sheet", **_ONE),
}


def rows(world):
    """Checked, with one row to add and one refused."""
    by = world.officer.user
    data = "姓名,在哪个县\r\n小兰,贵州凯里\r\n月亮,贵州云岩\r\n".encode()
    kept = keep_file(data=data, kind="sheet", content_type="text/csv", owner=by)
    sheet = SheetImport.objects.create(
        kind="persons", about=world.officer.pk, by=by, file=kept, fingerprint="0" * 64,
        state="checked", added=1, refused=1, name="persons.csv",
    )  # fmt: skip
    sheet.rows.create(line=2, verdict="added", label="小兰")
    sheet.rows.create(line=3, verdict="refused", label="月亮", told=[["县", "这个县不归你们管"]])
    return {"desk sheet": sheet, "sender": world.officer}
