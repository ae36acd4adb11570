"""Moving what is sealed to the newest key, a row or a file at a time; a second run does no harm."""

from collections.abc import Iterator

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models, transaction

from ground.privacy.models import PrivateFile
from ground.privacy.vault import SealedTextField, reseal

_AT_ONCE = 200  # rows in memory


def sealed_fields() -> Iterator[tuple[type[models.Model], SealedTextField]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedTextField):
                yield model, field


def reseal_fields() -> int:
    """How many values there are. A row that changes meanwhile is sealed anew by its change."""
    count = 0
    for model, field in sealed_fields():
        rows = model._default_manager.exclude(**{field.name: ""}).order_by("pk")
        for pk in rows.values_list("pk", flat=True).iterator(chunk_size=_AT_ONCE):
            count += _reseal_field(model, field, pk)
    return count


@transaction.atomic
def _reseal_field(model: type[models.Model], field: SealedTextField, pk: object) -> int:
    """Written back as it is read under the lock: the field seals with the newest key."""
    row = model._default_manager.select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    return model._default_manager.filter(pk=pk).update(**{field.name: field.value_from_object(row)})


def reseal_files() -> int:
    count = 0
    rows = PrivateFile.objects.order_by("pk").values_list("pk", flat=True)
    for pk in rows.iterator(chunk_size=_AT_ONCE):
        count += _reseal_file(pk)
    return count


@transaction.atomic
def _reseal_file(pk: int) -> int:
    """Beside the old one first, so that a cut in the middle loses nothing."""
    kept = PrivateFile.objects.select_for_update().filter(pk=pk).first()
    if kept is None:  # destroyed meanwhile
        return 0
    storage, old = kept.file.storage, str(kept.file.name)
    with kept.file.open("rb") as file:
        data = reseal(file.read())
    new = storage.save(old, ContentFile(data))
    PrivateFile.objects.filter(pk=kept.pk).update(file=new)
    transaction.on_commit(lambda: storage.delete(old))
    return 1
