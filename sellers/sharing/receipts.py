"""The photo of a receipt: sealed; for whoever keeps the money, and for the members whose it is."""

from typing import BinaryIO

from django.http import Http404, HttpResponse

from ground.accounts.models import User
from ground.pictures.reading import plain_jpeg
from ground.privacy.models import PrivateFile
from ground.privacy.services import keep_file, read_file, write_sighting
from sellers.sharing.models import FundSpending

_EDGE = 1600  # pixels: small print stays readable


def read_receipt(file: BinaryIO) -> bytes:
    """Plain pixels, kept nowhere yet. Raises PictureRefused."""
    return plain_jpeg(file, _EDGE)[0]


def keep_receipt(jpeg: bytes, by: User) -> PrivateFile | None:
    """Within the caller's transaction. None: there is no photo."""
    if not jpeg:
        return None
    kind = PrivateFile.Kind.RECEIPT
    return keep_file(data=jpeg, kind=kind, content_type="image/jpeg", owner=by)


def receipt_answer(spending: FundSpending, viewer: User) -> HttpResponse:
    """Written down for whoever took the photo."""
    kept = spending.receipt
    if kept is None:
        raise Http404
    write_sighting(viewer=viewer, about=kept.owner, what="fund.receipt")
    return HttpResponse(read_file(kept), content_type=kept.content_type)
