"""How it is made and of what: pictures, voice or video, and the list of materials."""

from decimal import Decimal
from typing import BinaryIO

from django.db import transaction
from django.db.models import Max

from ground.accounts.models import User
from ground.pictures.services import take_picture
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file
from sellers.production.errors import NamedAlready, NotNow, TooManyGuides
from sellers.production.models import Instruction, Material, ProductionOrder
from sellers.production.recordings import MOST_BYTES, kind_of
from sellers.production.states import locked, write

State = ProductionOrder.State
MOST = 12
_OPEN = (State.DRAFT, State.OPEN)


def show_picture(*, order: ProductionOrder, file: BinaryIO, words: str, by: User) -> Instruction:
    """Raises PictureRefused, NotNow, TooManyGuides."""
    picture = take_picture(file=file, title=order.title, alt_zh=words[:200], by=by)
    return _add(order, Instruction(picture=picture, words=words), by)


def show_recording(
    *, order: ProductionOrder, file: BinaryIO, told: str, words: str, by: User
) -> Instruction:
    """Sealed. Raises NotARecording, RecordingTooLarge, NotNow, TooManyGuides."""
    data = file.read(MOST_BYTES + 1)
    kind = kind_of(data, told)
    with transaction.atomic():
        kept = keep_file(data=data, kind=PrivateFile.Kind.GUIDE, content_type=kind, owner=by)
        return _add(order, Instruction(recording=kept, words=words), by)


@transaction.atomic
def _add(order: ProductionOrder, guide: Instruction, by: User) -> Instruction:
    order = locked(order.pk, _OPEN)
    if order.instructions.count() >= MOST:
        raise TooManyGuides(order.pk)
    last = order.instructions.aggregate(last=Max("position"))["last"] or 0
    guide.production_order, guide.position = order, last + 1
    guide.save()
    write(order, "guide", by, words=guide.words)
    return guide


@transaction.atomic
def remove(*, guide: Instruction, by: User) -> None:
    """A recording that no other order shows goes with it. Raises NotNow."""
    order = locked(guide.production_order_id, _OPEN)
    recording = guide.recording
    if not Instruction.objects.filter(pk=guide.pk).delete()[0]:
        raise NotNow(guide.pk)
    if recording and not Instruction.objects.filter(recording=recording).exists():
        destroy_file(recording)
    write(order, "guide", by, words=guide.words)


@transaction.atomic
def need(*, order: ProductionOrder, name: str, unit: str, per_piece: Decimal, by: User) -> Material:
    """Raises NotNow, NamedAlready."""
    order = locked(order.pk, _OPEN)
    if order.materials.filter(name=name).exists():
        raise NamedAlready(name)
    made = order.materials.create(name=name, unit=unit, per_piece=per_piece)
    write(order, "guide", by, words=name)
    return made


@transaction.atomic
def need_not(*, material: Material, by: User) -> None:
    """Only while nobody was given any. Raises NotNow."""
    order = locked(material.production_order_id, _OPEN)
    if material.moves.exists() or not Material.objects.filter(pk=material.pk).delete()[0]:
        raise NotNow(material.pk)
    write(order, "guide", by, words=material.name)
