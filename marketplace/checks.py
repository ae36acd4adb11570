"""Refuses a half-configured deployment: `manage.py check --deploy`, run before every start."""

from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def is_public() -> bool:
    """Whether somebody else's browser could reach this site."""
    return urlsplit(settings.SITE_URL).hostname not in LOOPBACK or not LOOPBACK.issuperset(
        settings.ALLOWED_HOSTS
    )


@register(Tags.security, deploy=True)
def payments_are_configured(**_: object) -> list[CheckMessage]:
    names = ("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET")
    return [
        Error(f"{name} is not set.", hint="Take it from Stripe's dashboard.", id="marketplace.E001")
        for name in names
        if not getattr(settings, name)
    ]


@register(Tags.security, deploy=True)
def the_stand_in_stays_at_home(**_: object) -> list[CheckMessage]:
    if settings.STRIPE_API_BASE and (
        is_public() or settings.STRIPE_SECRET_KEY.startswith("sk_live")
    ):
        return [Error("STRIPE_API_BASE points at the stand-in.", id="marketplace.E002")]
    return []


@register(Tags.security, deploy=True)
def a_public_site_is_encrypted(**_: object) -> list[CheckMessage]:
    if is_public() and not settings.SITE_URL.startswith("https://"):
        return [Error("SITE_URL must begin with https://.", id="marketplace.E003")]
    return []


@register(Tags.security, deploy=True)
def codes_reach_a_phone(**_: object) -> list[CheckMessage]:
    if is_public() and settings.SMS_BACKEND in {"console", "outbox"}:
        return [Error("SMS_BACKEND sends nothing to a phone.", id="marketplace.E004")]
    if is_public() and settings.VOICE_BACKEND in {"console", "outbox"}:
        return [Error("VOICE_BACKEND calls no phone.", id="marketplace.E009")]
    return []


@register(Tags.security, deploy=True)
def the_operator_can_be_told(**_: object) -> list[CheckMessage]:
    if is_public() and not settings.OPERATOR_EMAIL:
        return [Error("OPERATOR_EMAIL is not set.", id="marketplace.E005")]
    return []


@register(Tags.security, deploy=True)
def private_data_can_be_sealed(**_: object) -> list[CheckMessage]:
    faults = []
    if not settings.PRIVACY_KEYS or not all(map(_is_key, settings.PRIVACY_KEYS)):
        hint = "`manage.py new_privacy_key` prints one."
        faults.append(Error("PRIVACY_KEYS holds no usable key.", hint=hint, id="marketplace.E006"))
    if not settings.PRIVACY_HASH_KEY:
        faults.append(Error("PRIVACY_HASH_KEY is not set.", id="marketplace.E007"))
    if settings.S3_BUCKET and not settings.STORAGES["private"]["OPTIONS"]["bucket_name"]:
        faults.append(Error("S3_PRIVATE_BUCKET is not set.", id="marketplace.E008"))
    return faults


def _is_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True
