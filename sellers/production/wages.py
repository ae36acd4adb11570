"""What an hour must pay at least where she lives, as the operator set it."""

from django.conf import settings

from ground.regions.models import Division


def minimum_hourly_fen(region: Division | None) -> int:
    """Of her province, by the first two digits of its code; else what holds everywhere."""
    rates: dict[str, int] = settings.MINIMUM_HOURLY_FEN
    province = region.code[:2] if region else ""
    return rates.get(province, rates["default"])
