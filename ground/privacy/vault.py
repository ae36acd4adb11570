"""Sealing what nobody may read by accident. The keys stand in the environment alone.

Fernet (AES-128-CBC with HMAC-SHA256) comes with the rotation of keys: what an older key sealed
stays readable, and `reseal` moves it to the newest.
"""

import hashlib
import hmac
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

from ground.privacy.errors import Unreadable


def _keys() -> MultiFernet:
    """Newest first: the first seals, all can read."""
    return MultiFernet([Fernet(key) for key in settings.PRIVACY_KEYS])


def seal(data: bytes) -> bytes:
    return _keys().encrypt(data)


def unseal(sealed: bytes) -> bytes:
    """Raises Unreadable."""
    try:
        return _keys().decrypt(sealed)
    except InvalidToken as broken:
        raise Unreadable from broken


def reseal(sealed: bytes) -> bytes:
    """The same under the newest key, piece by piece of a large file. Raises Unreadable."""
    try:
        return b"\n".join(_keys().rotate(piece) if piece else b"" for piece in sealed.split(b"\n"))
    except InvalidToken as broken:
        raise Unreadable from broken


def fingerprint(text: str, purpose: str) -> str:
    """Tells whether two are the same without telling what they are; 64 hex digits.

    A plain hash would not do: there are few enough numbers to try them all.
    """
    message = f"{purpose}:{text}".encode()
    return hmac.new(settings.PRIVACY_HASH_KEY.encode(), message, hashlib.sha256).hexdigest()


class SealedTextField(models.Field):
    """Text to the code, sealed bytes to the database; it cannot be searched or ordered by."""

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_prep_value(self, value: Any) -> bytes:
        return seal(value.encode()) if value else b""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return connection.Database.Binary(value if prepared else self.get_prep_value(value))

    def from_db_value(self, value: Any, expression: object, connection: object) -> str:
        return unseal(bytes(value)).decode() if value else ""

    def value_to_string(self, obj: models.Model) -> str:
        """For dumps: sealed there as well."""
        return seal(str(self.value_from_object(obj)).encode()).decode()
