"""How an import moves on, and how it ends: nothing of it stays but that it was there."""

from datetime import timedelta
from typing import Any

from celery import shared_task
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ground.pictures.services import destroy_picture
from ground.privacy.services import destroy_file
from ground.sheets.errors import NotNow
from ground.sheets.limits import KEPT_DAYS
from ground.sheets.models import SheetImport, SheetRow

State = SheetImport.State
Verdict = SheetRow.Verdict


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
    _close(sheet)
    forget_sheet_task.delay_on_commit(sheet.pk)


def forget(sheet: SheetImport) -> None:
    """File, rows and photos that no work took; a photo at a time, so that nobody waits for it."""
    _close(sheet)
    for photo in sheet.photos.select_related("picture"):
        with transaction.atomic():
            if photo.picture:
                destroy_picture(picture=photo.picture)
            photo.delete()


@transaction.atomic
def _close(sheet: SheetImport) -> None:
    """The files have done their work; but rows left out are there to be mended, for some days."""
    now = SheetImport.objects.select_related("file", "photos_file").get(pk=sheet.pk)
    left = now.keeps_refused
    kept = {} if left else {"file": None}
    SheetImport.objects.filter(pk=sheet.pk).update(photos_file=None, **kept)
    rows = sheet.rows.exclude(verdict=Verdict.REFUSED) if left else sheet.rows.all()
    rows.delete()
    for file in (now.photos_file, *([] if left else [now.file])):
        if file:
            destroy_file(file)


@shared_task
def forget_sheet_task(number: int) -> None:
    over = SheetImport.objects.filter(pk=number, state__in=SheetImport.OVER).first()
    if over:
        forget(over)


def forget_old() -> int:
    """What nobody wrote within the days; and what a worker left that was killed. How many."""
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    old = SheetImport.objects.exclude(state__in=SheetImport.OVER).filter(moved_at__lt=before)
    for sheet in old:
        drop(sheet=sheet)
    over = SheetImport.objects.filter(state__in=SheetImport.OVER)
    left = over.filter(Q(file__isnull=False) | Q(photos__isnull=False)).distinct()
    for sheet in left:
        forget(sheet)
    return len(old)
