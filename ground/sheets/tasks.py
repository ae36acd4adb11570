"""Doorways; they may knock twice."""

from celery import shared_task
from django.utils import translation

from ground.sheets.forgetting import forget_old
from ground.sheets.models import SheetImport
from ground.sheets.working import check, write


@shared_task
def check_sheet(number: int, attempt: str, language: str) -> None:
    sheet = _open(number, attempt, SheetImport.State.CHECKING)
    if sheet:
        with translation.override(language):
            check(sheet, attempt)


@shared_task
def write_sheet(number: int, attempt: str, language: str) -> None:
    sheet = _open(number, attempt, SheetImport.State.WRITING)
    if sheet:
        with translation.override(language):
            write(sheet, attempt)


def _open(number: int, attempt: str, state: str) -> SheetImport | None:
    rows = SheetImport.objects.select_related("file", "photos_file", "by")
    return rows.filter(pk=number, attempt=attempt, state=state).first()


@shared_task
def forget_old_sheets() -> None:
    forget_old()
