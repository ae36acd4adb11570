"""An import: kept sealed, checked whole, written whole or not at all."""

import hashlib
from typing import Any, BinaryIO

from django.db import DatabaseError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file
from ground.sheets.errors import NotASheet, NotNow
from ground.sheets.forgetting import move, new_attempt
from ground.sheets.limits import MOST_BYTES, MOST_PHOTO_BYTES
from ground.sheets.models import SheetImport
from ground.sheets.photos import open_photos
from ground.sheets.reading import lines_of
from ground.sheets.sealing import keep_large_file
from ground.sheets.tasks import check_sheet, write_sheet

State = SheetImport.State
_PIECE = 1 << 20


def begin(*, kind: str, about: int, file: Any, photos: Any = None, by: Any) -> SheetImport:
    """Kept sealed and checked by the worker. Raises NotASheet for what is plainly none."""
    data = file.read(MOST_BYTES + 1)
    next(lines_of(data), None)
    if photos is not None:
        _check_zip(photos)
    return _keep(
        {"kind": kind, "about": about, "by": by, "name": str(file.name)[-120:]}, data, photos
    )


def _check_zip(photos: Any) -> None:
    if photos.size > MOST_PHOTO_BYTES:
        raise NotASheet(_("照片的 ZIP 太大了，请分成 2 GB 以内的几个"))
    open_photos(photos)[0].close()
    photos.seek(0)


def _keep(facts: dict[str, Any], data: bytes, photos: BinaryIO | None) -> SheetImport:
    """The large file first, outside the transaction; without its import it is not kept."""
    sheet = SheetImport(**facts, fingerprint=_fingerprint(data, photos), attempt=new_attempt())
    if photos is not None:
        large = {"kind": PrivateFile.Kind.SHEET, "content_type": "application/zip"}
        sheet.photos_file = keep_large_file(file=photos, owner=sheet.by, **large)
    try:
        return _begin(sheet, data)
    except DatabaseError:
        if sheet.photos_file:
            destroy_file(sheet.photos_file)
        raise


@transaction.atomic
def _begin(sheet: SheetImport, data: bytes) -> SheetImport:
    small = {"kind": PrivateFile.Kind.SHEET, "content_type": "text/csv"}
    sheet.file = keep_file(data=data, owner=sheet.by, **small)
    sheet.save()
    log(instance=sheet, action="sheet.begin", user=sheet.by, data={"kind": sheet.kind})
    _hand_to_worker("check", sheet)
    return sheet


def _fingerprint(data: bytes, photos: BinaryIO | None) -> str:
    found = hashlib.sha256(data)
    while photos is not None and (piece := photos.read(_PIECE)):
        found.update(piece)
    if photos is not None:
        photos.seek(0)
    return found.hexdigest()


def _hand_to_worker(step: str, sheet: SheetImport) -> None:
    task = {"check": check_sheet, "write": write_sheet}[step]
    task.delay_on_commit(sheet.pk, sheet.attempt, get_language() or "zh-hans")


@transaction.atomic
def check_again(*, sheet: SheetImport, by: Any) -> None:
    """After a refusal at the last moment, or where the worker fell silent. Raises NotNow."""
    again = [State.FAILED, State.CHECKED, *([State.CHECKING] if sheet.is_stuck else [])]
    move(sheet, again, state=State.CHECKING, leaves_out=False, told="")
    log(instance=sheet, action="sheet.check", user=by)
    _hand_to_worker("check", sheet)


@transaction.atomic
def press_write(*, sheet: SheetImport, leaves_out: bool, by: Any) -> None:
    """Once the preview is seen; again where the worker was killed. Raises NotNow."""
    if sheet.refused and not (leaves_out or sheet.leaves_out):
        raise NotNow(_("有几行不能写入。请改好文件再传，或勾选“这几行不要”"))
    if not sheet.rows_to_write:
        raise NotNow(_("没有要写入的行"))
    from_states = [State.CHECKED, *([State.WRITING] if sheet.is_stuck else [])]
    move(sheet, from_states, state=State.WRITING, leaves_out=leaves_out or sheet.leaves_out)
    log(instance=sheet, action="sheet.press", user=by, data={"rows": sheet.rows_to_write})
    _hand_to_worker("write", sheet)
