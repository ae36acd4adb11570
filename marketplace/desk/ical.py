"""Dates as an iCalendar file (RFC 5545): whole days, lines of 75 octets, the same UID each time."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from sellers.organs.dates import SharedDate

_LONGEST = 75  # octets of a line, without its end (3.1)
_ESCAPED = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "", "\x00": ""}
)  # 3.3.11


def calendar_of(
    dates: Iterable[SharedDate], *, name: str, site: str, now: datetime
) -> Iterator[str]:
    """Line by line, each with its end. `site`: such as https://example.org; `now`: in UTC."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Qiaoshou//Desk//ZH", "CALSCALE:GREGORIAN"]
    lines = [*head, "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    for each in dates:
        lines += _event(each, site, now)
    for line in [*lines, "END:VCALENDAR"]:
        yield folded(line)


def _event(each: SharedDate, site: str, now: datetime) -> list[str]:
    """The day after the last is where it ends (3.6.1)."""
    told = [
        "BEGIN:VEVENT",
        f"UID:{each.key}@{site.partition('://')[2]}",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_day(each.first)}",
        f"DTEND;VALUE=DATE:{_day(each.last + timedelta(days=1))}",
        f"SUMMARY:{escaped(each.title)}",
        f"CATEGORIES:{escaped(str(each.kind.label))}",
        f"LOCATION:{escaped(each.where)}",
        f"DESCRIPTION:{escaped(each.organ)}",
        "TRANSP:TRANSPARENT",
    ]
    link = [f"URL:{site}{each.path}"] if each.path else []
    return [*told, *link, "END:VEVENT"]


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def escaped(text: str) -> str:
    return text.translate(_ESCAPED)


def folded(line: str) -> str:
    """Cut before 75 octets, between characters; what follows begins with a space."""
    pieces, held = [""], 0
    for sign in line:
        size = len(sign.encode())
        if held + size > _LONGEST:
            pieces.append(" ")
            held = 1
        pieces[-1] += sign
        held += size
    return "\r\n".join(pieces) + "\r\n"
