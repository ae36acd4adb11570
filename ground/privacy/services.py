"""Consents, sealed files, and the record of who saw what."""

from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from ground.privacy.following import follow_withdrawal
from ground.privacy.models import Consent, PrivateFile, Sighting
from ground.privacy.texts import TEXTS
from ground.privacy.vault import seal, unseal


@transaction.atomic
def give_consent(*, user: Any, kind: str) -> Consent:
    """Once; an older version in force gives way to today's."""
    version = TEXTS[Consent.Kind(kind)].version
    in_force = Consent.objects.filter(user=user, kind=kind, withdrawn_at=None)
    in_force.exclude(version=version).update(withdrawn_at=timezone.now())
    consent, is_new = Consent.objects.get_or_create(
        user=user, kind=kind, withdrawn_at=None, defaults={"version": version}
    )
    if is_new:
        log(instance=consent, action="consent.give", user=user)
    return consent


@transaction.atomic
def withdraw_consent(*, user: Any, kind: str) -> bool:
    """False: it was not in force."""
    in_force = Consent.objects.filter(user=user, kind=kind, withdrawn_at=None)
    consent = in_force.first()
    if not in_force.update(withdrawn_at=timezone.now()):
        return False
    log(instance=consent, action="consent.withdraw", user=user)
    follow_withdrawal(user=user, kind=kind)
    return True


@transaction.atomic
def keep_file(*, data: bytes, kind: str, content_type: str, owner: Any) -> PrivateFile:
    """Sealed before it touches the disk; the name says nothing."""
    kept = PrivateFile(kind=kind, content_type=content_type, owner=owner, size=len(data))
    kept.file.save(f"{get_random_string(32)}.sealed", ContentFile(seal(data)), save=False)
    kept.save()
    return kept


def read_file(kept: PrivateFile) -> bytes:
    """Whoever asks writes a sighting first. Raises Unreadable."""
    with kept.file.open("rb") as file:
        return unseal(file.read())


@transaction.atomic
def destroy_file(kept: PrivateFile) -> None:
    """The row now, the bytes once that is certain."""
    file = kept.file
    kept.delete()
    transaction.on_commit(lambda: file.delete(save=False))


def write_sightings(*, viewer: Any, about: Iterable[Any], what: str, reason: str = "") -> None:
    """Of many people at once, as in a list that is taken out; one's own is not written."""
    Sighting.objects.bulk_create(
        Sighting(viewer=viewer, about=each, what=what, reason=reason[:200])
        for each in about
        if each.pk != viewer.pk
    )


def write_sighting(*, viewer: Any, about: Any, what: str, reason: str = "") -> None:
    """One's own is not written: it is hers to see."""
    if viewer.pk != about.pk:
        Sighting.objects.create(viewer=viewer, about=about, what=what, reason=reason[:200])
