"""What she said about a work instead of typing it: kept sealed until somebody wrote it down."""

from typing import BinaryIO

from django.db import transaction
from wagtail.log_actions import log

from catalog.errors import EmptyRecording, NotARecording, RecordingTooLarge
from catalog.models import Listing, Product
from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file

MOST_BYTES = 10 * 1024 * 1024
_BEGINNINGS = [
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"\x1a\x45\xdf\xa3", "audio/webm"),
    (b"#!AMR", "audio/amr"),
    (b"ADIF", "audio/aac"),
]
_MP4_BRANDS = (b"M4A", b"M4B", b"mp4", b"iso", b"3gp", b"3g2", b"dash", b"qt  ")


def kind_of(data: bytes) -> str:
    """What the bytes are, whatever the name says. Raises NoteRefused."""
    if not data:
        raise EmptyRecording
    if len(data) > MOST_BYTES:
        raise RecordingTooLarge
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    if data[4:8] == b"ftyp" and data[8:12].startswith(_MP4_BRANDS):
        return "audio/mp4"
    if len(data) > 4 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0:  # a frame of MPEG audio
        return "audio/mpeg" if data[1] & 0x06 else "audio/aac"
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    raise NotARecording


@transaction.atomic
def keep_note(*, work: Product, file: BinaryIO, owner: User, by: User) -> PrivateFile:
    """A newer one takes the older one's place. Raises NoteRefused."""
    data = file.read(MOST_BYTES + 1)
    kind = kind_of(data)
    drop_note(work=work, by=by)
    note = keep_file(data=data, kind=PrivateFile.Kind.VOICE, content_type=kind, owner=owner)
    Listing.objects.filter(pk=work.pk).update(voice=note)
    log(instance=work, action="work.note", user=by)
    return note


@transaction.atomic
def drop_note(*, work: Product, by: User) -> bool:
    """It is written down. False: there was none."""
    listing = Listing.objects.select_for_update(of=("self",)).filter(pk=work.pk).first()
    note = listing.voice if listing else None
    if note is None:
        return False
    destroy_file(note)
    log(instance=work, action="work.note_gone", user=by)
    return True
