"""Examples for every private address about a cooperative's tables."""

from ground.privacy.services import keep_file
from ground.sheets.models import SheetImport

ABOUT_SHEETS = {
    "coop-imports": "coop", "coop-list": "coop", "coop-import-template": "coop",
    "coop-import-new": "coop", "coop-import": "sheet", "coop-import-refused": "sheet",
    "coop-import-write": "sheet", "coop-import-again": "sheet", "coop-import-drop": "sheet",
}  # fmt: skip
MORE_OF_SHEETS = {
    "coop-list": {"kind": "members", "form": "csv"},
    "coop-import-template": {"kind": "members"},
    "coop-import-new": {"kind": "members"},
    "coop-import-refused": {"form": "csv"},
}


def a_sheet(cooperative, by, **fields):
    """Checked, with one row to add and one refused."""
    data = "手机号,姓名\r\n13800000001,水妹\r\n1,月亮\r\n".encode()
    kept = keep_file(data=data, kind="sheet", content_type="text/csv", owner=by)
    fields = {"state": "checked", "added": 1, "refused": 1, "name": "members.csv"} | fields
    sheet = SheetImport.objects.create(
        kind="members", about=cooperative.pk, by=by, file=kept, fingerprint="0" * 64, **fields
    )
    sheet.rows.create(line=2, verdict="added", label="水妹", told=["会收到短信"])
    sheet.rows.create(line=3, verdict="refused", label="月亮", told=[["手机号", "手机号不对"]])
    return sheet
