"""Pictures that nothing speaks of any more, and files without a picture. May run twice."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import Storage, default_storage, storages
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.pictures.models import Picture
from ground.pictures.references import is_used, used_pictures
from ground.pictures.services import destroy_picture
from ground.pictures.sizes import FOLDER

ORIGINALS = "original_images"  # Wagtail's name
_log = logging.getLogger(__name__)


class Swept(NamedTuple):
    marked: int
    pictures: int
    files: int


def sweep_pictures() -> Swept:
    """Marks what is unused, and destroys what has been so for PICTURES_UNUSED_DAYS."""
    if not settings.PICTURES_UNUSED_DAYS:
        return Swept(0, 0, 0)
    before = timezone.now() - timedelta(days=settings.PICTURES_UNUSED_DAYS)
    marked = _mark(used_pictures())
    overdue = Picture.objects.filter(unused_since__lt=before).values_list("pk", flat=True)
    pictures = sum(_destroyed(pk, before) for pk in list(overdue))
    swept = Swept(marked, pictures, _sweep_files(before))
    if any(swept):
        _log.info("pictures: %s newly unused, %s destroyed, %s files without one", *swept)
    return swept


def _mark(used: set[int]) -> int:
    known = dict(Picture.objects.values_list("pk", "unused_since"))
    again = [pk for pk, since in known.items() if since and pk in used]
    newly = [pk for pk, since in known.items() if not since and pk not in used]
    for pks, since in ((again, None), (newly, timezone.now())):
        for start in range(0, len(pks), 500):
            Picture.objects.filter(pk__in=pks[start : start + 500]).update(unused_since=since)
    return len(newly)


@transaction.atomic
def _destroyed(pk: int, before: datetime) -> bool:
    """Not where another run was faster, or somebody chose it a moment ago."""
    overdue = Picture.objects.select_for_update().filter(pk=pk, unused_since__lt=before)
    picture = overdue.first()
    if picture is None or is_used(picture):
        return False
    log(instance=picture, action="picture.sweep")
    destroy_picture(picture=picture)
    return True


def _sweep_files(before: datetime) -> int:
    """What a broken transaction, or a picture that Wagtail deleted, left lying."""
    folders = {str(pk) for pk in Picture.objects.values_list("pk", flat=True)}
    lost = [folder for folder in _listed(default_storage, FOLDER)[0] if folder not in folders]
    gone = sum(_forget(default_storage, f"{FOLDER}/{folder}", before) for folder in lost)
    names = set(Picture.objects.values_list("file", flat=True))
    return gone + _forget(storages["originals"], ORIGINALS, before, names)


def _forget(storage: Storage, folder: str, before: datetime, but: Iterable[str] = ()) -> int:
    names = [f"{folder}/{name}" for name in _listed(storage, folder)[1]]
    lost = [name for name in names if name not in but]
    old = [name for name in lost if storage.get_modified_time(name) < before]
    for name in old:
        storage.delete(name)
    return len(old)


def _listed(storage: Storage, folder: str) -> tuple[list[str], list[str]]:
    try:
        return storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever kept
        return [], []
