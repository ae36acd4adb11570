"""The sealed part of what the house keeps about a person, opened for her alone (PIPL art. 45)."""

from typing import Any

from ground.accounts.models import User
from ground.privacy.queries import consents_of, sightings_of
from sellers.artisans.queries import acts_for, grants_of
from sellers.verification.models import Credential, Guardianship


def private_parts(user: User) -> dict[str, Any]:
    return {
        "consents": list(consents_of(user).values("kind", "version", "given_at", "withdrawn_at")),
        "certificates": [_certificate(row) for row in _certificates(user)],
        "guardians": [
            {"name": row.name, "phone": row.phone, "status": row.status}
            for row in Guardianship.objects.filter(artisan__user=user)
        ],
        "private_files": list(user.private_files.values("kind", "size", "created_at")),
        "seen_by": [
            {"who": str(row.viewer), "what": row.what, "why": row.reason, "when": row.seen_at}
            for row in sightings_of(user)
        ],
        "helpers": list(
            grants_of(user).values(
                "phone", "may_list", "may_order", "may_message", "may_learn", "until", "ended_at"
            )
        ),
        "done_by_helpers": list(acts_for(user).values("what", "object_id", "done_at")),
    }


def _certificates(user: User) -> Any:
    return Credential.objects.filter(artisan__user=user).order_by("pk")


def _certificate(row: Credential) -> dict[str, Any]:
    return {
        "number": row.number,
        "status": row.status,
        "handed_in": row.submitted_at,
        "valid_until": row.valid_until,
        "reason": row.reason,
    }
