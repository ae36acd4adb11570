"""Examples for every private address about a cooperative's tables."""

from datetime import timedelta

from django.utils import timezone

from catalog.bulk_models import BulkChange
from ground.privacy.services import keep_file
from ground.sheets.models import SheetImport
from sellers.partner.models import Partner
from tests.cast import a_shop, a_work

ABOUT_SHEETS = {
    "coop-imports": "coop", "coop-list": "coop", "coop-import-template": "coop",
    "coop-import-new": "coop", "coop-import": "sheet", "coop-import-refused": "sheet",
    "coop-works": "coop", "coop-works-preview": "coop", "coop-works-change": "coop",
    "coop-bulk": "bulk", "coop-bulk-undo": "bulk",
    "coop-import-write": "sheet", "coop-import-again": "sheet", "coop-import-drop": "sheet",
}  # fmt: skip
MORE_OF_SHEETS = {
    "coop-list": {"kind": "members", "form": "csv"},
    "coop-import-template": {"kind": "members"},
    "coop-import-new": {"kind": "members"},
    "coop-import-refused": {"form": "csv"},
}


def a_bulk_change(cooperative, by):
    """Of a work of its own, from one price to another."""
    shop = Partner.objects.filter(cooperative=cooperative).first()
    shop = shop or a_shop("云岭合作社", "Yunling", cooperative=cooperative)
    work = a_work("背扇", price_fen=11000, shop=shop)
    change = BulkChange.objects.create(cooperative=cooperative, what="percent", amount=10, by=by)
    change.lines.create(work=work, was=10000, now=11000)
    return change


def a_sheet(cooperative, by, **fields):
    """Checked, with one row to add and one refused."""
    data = "手机号,姓名\r\n13800000001,水妹\r\n1,月亮\r\n".encode()
    kept = keep_file(data=data, kind="sheet", content_type="text/csv", owner=by)
    fields = {"state": "checked", "added": 1, "refused": 1, "name": "members.csv"} | fields
    sheet = SheetImport.objects.create(
        kind="members", about=cooperative.pk, by=by, file=kept, fingerprint="0" * 64, **fields
    )
    if sheet.state in ("written", "dropped"):
        return sheet
    sheet.rows.create(line=2, verdict="added", label="水妹", told=["会收到短信"])
    sheet.rows.create(line=3, verdict="refused", label="月亮", told=[["手机号", "手机号不对"]])
    return sheet


def sheets_in_each_state(cooperative, by):
    """Beside the one that is checked; those at work say for a day that they are."""
    for_a_day, silent = timezone.now() + timedelta(days=1), timezone.now() - timedelta(hours=1)
    ended = {"ended_at": timezone.now()}
    states = {
        "checking": {"moved_at": for_a_day, "added": 0, "refused": 0},
        "writing": {"moved_at": for_a_day, "leaves_out": True},
        "stuck": {"state": "writing", "moved_at": silent, "leaves_out": True},
        "written": {"leaves_out": True, **ended},
        "failed": {"told": "检查以后，有 1 行变了（第 2 行起）。请再检查一次"},
        "dropped": ended,
    }
    return {
        f"sheet-{name}": a_sheet(cooperative, by, **({"state": name} | facts))
        for name, facts in states.items()
    }
