"""What the worker does of an import: the check, and the one transaction that writes."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.log_actions import log

from ground.privacy.services import destroy_file, read_file
from ground.sheets.errors import NotASheet, RowRefused, SheetRefused
from ground.sheets.forgetting import forget
from ground.sheets.kinds import Importer, Judged, Looking, Preparing, Verdict, headings_of, kind_of
from ground.sheets.models import SheetImport, SheetRow
from ground.sheets.photos import take_in
from ground.sheets.progress import telling
from ground.sheets.sealing import open_large_file
from ground.sheets.tables import Row, Table, read_table
from ground.sheets.told import cut, listed, spoken
from ground.sheets.told import told as _

State = SheetImport.State
_AT_ONCE = 500


def check(sheet: SheetImport, attempt: str) -> None:
    """Nothing is locked meanwhile; what it found is said in one transaction."""
    importer = kind_of(sheet.kind)
    try:
        table = _table_of(sheet, importer)
        if not table.rows:
            raise NotASheet(_told_empty(table))
        notices = [*_not_read(table), *_take_photos(sheet, table)]
        judged = _judged(importer, sheet, table.rows)
    except SheetRefused as refusal:
        _end(sheet, attempt, State.FAILED, told=cut(refusal.told, 400))
        return
    _say(sheet, attempt, judged, notices)


def _table_of(sheet: SheetImport, importer: Importer) -> Table:
    if sheet.file is None:
        raise NotASheet(_("这个文件已经不在了，请再传一次"))
    goes_out = headings_of(sheet.kind, sheet.about)
    return read_table(read_file(sheet.file), importer.columns(sheet.about), goes_out=goes_out)


def _told_empty(table: Table) -> str:
    if table.example:
        return _("文件里只有模板里的例子。请写上你们自己的，再传")
    return _("文件里只有第一行，没有内容")


def _not_read(table: Table) -> list[str]:
    notices: list[str] = []
    if table.unknown:
        notices.append(_("这几列不认识，没有读：%(names)s") % {"names": listed(table.unknown[:10])})
    if table.shown:
        notices.append(_("这几列只能看，不读：%(names)s") % {"names": listed(table.shown[:10])})
    if table.example:
        notices.append(_("第 %(line)s 行是模板里的例子，没有读") % {"line": table.example})
    return notices


def _take_photos(sheet: SheetImport, table: Table) -> list[str]:
    wanted = {
        name.casefold(): str(row.values.get("title", ""))
        for row in table.rows
        for name in row.values.get("photos") or []
    }
    if sheet.photos_file is None:
        return []
    with open_large_file(sheet.photos_file) as file:
        notices = take_in(sheet, file, wanted, telling(sheet.pk, len(wanted)))
    return notices


def _judged(importer: Importer, sheet: SheetImport, rows: list[Row]) -> list[Judged]:
    """All rows in the order of the file; those with faults are refused."""
    sound = [row for row in rows if not row.faults]
    faulty = [row for row in rows if row.faults]
    photos = {photo.name: photo for photo in sheet.photos.all()}
    judged = {each.row.line: each for each in importer.judge(sheet.about, sound, photos)}
    if faulty and isinstance(importer, Looking):
        importer.look(sheet.about, faulty)
    for row in rows:
        each = judged.setdefault(row.line, Judged(row))
        if row.faults:
            each.verdict = Verdict.REFUSED
            each.label = each.label or str(row.values.get("title") or row.values.get("name") or "")
    return [judged[row.line] for row in rows]


@transaction.atomic
def _say(sheet: SheetImport, attempt: str, judged: list[Judged], notices: list[str]) -> None:
    if not _end(sheet, attempt, State.CHECKED, notices=notices, **_counts(judged)):
        return
    sheet.rows.all().delete()
    rows = [
        SheetRow(
            sheet=sheet, line=each.row.line, verdict=each.verdict,
            label=each.label[:120], told=_told(each),
        )
        for each in judged
    ]  # fmt: skip
    SheetRow.objects.bulk_create(rows, batch_size=_AT_ONCE)
    if sheet.photos_file is not None:
        kept = sheet.photos_file
        SheetImport.objects.filter(pk=sheet.pk).update(photos_file=None)
        destroy_file(kept)


def _told(each: Judged) -> list[object]:
    if each.verdict == Verdict.REFUSED:
        return [[fault.column, fault.told] for fault in each.row.faults]
    return list(each.told)


def _counts(judged: list[Judged]) -> dict[str, int]:
    found = [each.verdict for each in judged]
    return {str(verdict): found.count(verdict) for verdict in Verdict}


def _end(sheet: SheetImport, attempt: str, state: State, **facts: object) -> int:
    rows = SheetImport.objects.filter(pk=sheet.pk, attempt=attempt, state__in=SheetImport.BUSY)
    return rows.update(state=state, moved_at=timezone.now(), **facts)


def write(sheet: SheetImport, attempt: str) -> None:
    """All or nothing. What no longer holds is said, and nothing stays written.

    Reading and making ready come first: while the transaction is open nobody else may write.
    """
    importer = kind_of(sheet.kind)
    try:
        table = _table_of(sheet, importer)
        ready = _made_ready(sheet, importer, table)
        with transaction.atomic():
            is_mine = _write(sheet, attempt, table, ready)
    except RowRefused as refusal:
        told = _("第 %(line)s 行：%(told)s") % {"line": refusal.line, "told": refusal.told}
        _end(sheet, attempt, State.FAILED, told=told.cut(400))
    except SheetRefused as refusal:
        _end(sheet, attempt, State.FAILED, told=cut(refusal.told, 400))
    else:
        if is_mine:
            forget(sheet)


def _made_ready(sheet: SheetImport, importer: Importer, table: Table) -> dict[int, Any]:
    """By line. Raises SheetRefused where the press would be refused too."""
    judged = _judged(importer, sheet, table.fresh_rows())
    _ask_again(sheet, judged)
    if isinstance(importer, Preparing):
        importer.prepare(_chosen(judged))
    return {each.row.line: each.ready for each in judged}


def _chosen(judged: list[Judged]) -> list[Judged]:
    return [each for each in judged if each.verdict in (Verdict.ADDED, Verdict.CHANGED)]


def _write(sheet: SheetImport, attempt: str, table: Table, ready: dict[int, Any]) -> bool:
    """Its row first, by conditional update: it is the lock against a second worker."""
    ends = {"state": State.WRITTEN, "ended_at": timezone.now()}
    mine = SheetImport.objects.filter(pk=sheet.pk, attempt=attempt, state=State.WRITING)
    if not mine.update(**ends):
        return False
    importer = kind_of(sheet.kind)
    judged = _judged(importer, sheet, table.fresh_rows())
    _ask_again(sheet, judged)
    for each in judged:
        each.ready = ready[each.row.line]
    chosen = _chosen(judged)
    importer.write(sheet, chosen, telling(sheet.pk, len(chosen)))
    log(instance=sheet, action="sheet.write", user=sheet.by, data=_counts(judged))
    return True


def _ask_again(sheet: SheetImport, judged: list[Judged]) -> None:
    """She agreed to what the preview said, and to nothing else. Raises SheetRefused."""
    seen = dict(sheet.rows.values_list("line", "verdict"))
    other = [each.row.line for each in judged if seen.get(each.row.line) != each.verdict]
    if other or len(seen) != len(judged):
        told = spoken(
            lambda: ngettext(
                "检查以后，有 %(n)s 行变了（第 %(line)s 行起）。请再检查一次",
                "检查以后，有 %(n)s 行变了（第 %(line)s 行起）。请再检查一次",
                len(other),
            )
        )
        raise SheetRefused(told % {"n": len(other), "line": min(other, default=0)})
