"""What else ends when she takes a consent back: said here, as the ground knows nobody above it."""

from ground.privacy.following import when_withdrawn
from shop.pages.services import forget_consent


def register_followers() -> None:
    when_withdrawn(forget_consent)
