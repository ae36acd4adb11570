"""Who sellers are in the eyes of the law: the identity number alone, nothing of the certificate."""

from collections.abc import Iterable

from sellers.verification.models import Credential, Identity

_DIGITS = 18  # of the certificate's number; what follows says what nobody else may know


def identity_numbers(artisan_ids: Iterable[int]) -> dict[int, str]:
    """Of those who were verified; the latest that was. Whoever asks writes sightings."""
    known = Identity.objects.filter(artisan__in=list(artisan_ids)).values("fingerprint", "artisan")
    prints = {row["artisan"]: row["fingerprint"] for row in known}
    rows = Credential.objects.filter(artisan__in=prints).order_by("pk")
    return {
        row.artisan_id: row.number[:_DIGITS]
        for row in rows
        if row.number and row.fingerprint == prints[row.artisan_id]
    }
