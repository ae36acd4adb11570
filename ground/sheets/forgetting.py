"""How an import moves on, and how it ends: nothing of it stays but that it was there."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ground.pictures.models import Picture
from ground.pictures.services import destroy_picture
from ground.privacy.services import destroy_file
from ground.sheets.errors import NotNow
from ground.sheets.limits import KEPT_DAYS
from ground.sheets.models import SheetImport

State = SheetImport.State


def new_attempt() -> str:
    return get_random_string(32)


def move(sheet: SheetImport, from_states: list[State], **facts: Any) -> None:
    """By conditional update, and with a new attempt: an older worker's is void."""
    facts |= {"attempt": new_attempt(), "moved_at": timezone.now()}
    rows = SheetImport.objects.filter(pk=sheet.pk, state__in=from_states, attempt=sheet.attempt)
    if not rows.update(**facts):
        raise NotNow(_("刚才已经按过了，请看现在到哪一步"))
    sheet.refresh_from_db()


@transaction.atomic
def drop(*, sheet: SheetImport, by: Any = None) -> None:
    """Nothing of it stays but that it was there. Raises NotNow while it is written."""
    open_states = [State.CHECKING, State.CHECKED, State.FAILED]
    stuck = [State.WRITING] if sheet.is_stuck else []
    move(sheet, [*open_states, *stuck], state=State.DROPPED, ended_at=timezone.now())
    log(instance=sheet, action="sheet.drop", user=by)
    forget(sheet)


@transaction.atomic
def forget(sheet: SheetImport) -> None:
    """File, rows and photos that no work took."""
    for picture in Picture.objects.filter(pk__in=sheet.photos.values("picture")):
        destroy_picture(picture=picture)
    close(sheet)


def close(sheet: SheetImport) -> None:
    """It is written: its photos belong to works now, and the file has done its work."""
    files = [file for file in (sheet.file, sheet.photos_file) if file]
    SheetImport.objects.filter(pk=sheet.pk).update(file=None, photos_file=None)
    sheet.rows.all().delete()
    sheet.photos.all().delete()
    for file in files:
        destroy_file(file)


def forget_old() -> int:
    """What nobody wrote within the days. How many."""
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    old = SheetImport.objects.exclude(state__in=SheetImport.OVER).filter(moved_at__lt=before)
    for sheet in old:
        drop(sheet=sheet)
    return len(old)
