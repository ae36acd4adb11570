"""How long until one may try again, in words."""

from datetime import timedelta

from django.utils.translation import ngettext

_HOUR = 60  # minutes


def in_words(wait: timedelta) -> str:
    """Rounded up, so that trying again after it succeeds."""
    minutes = max(1, -(-int(wait.total_seconds()) // 60))
    if minutes < _HOUR:
        return ngettext("%(count)s 分钟", "%(count)s 分钟", minutes) % {"count": minutes}
    hours = -(-minutes // _HOUR)
    return ngettext("%(count)s 小时", "%(count)s 小时", hours) % {"count": hours}
