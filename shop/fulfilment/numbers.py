"""What the carriers' tracking numbers look like, as far as they are public.

No carrier publishes a rule that always holds, and new series come without notice. So a number that
looks otherwise is asked about once and never refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

SHORTEST = 6
_PACKED_IN = re.compile(r"[\s\u200b]+")


@dataclass(frozen=True)
class Series:
    """`looks` tells whoever typed what such a number is like."""

    pattern: re.Pattern[str]
    looks: Any


def _series(pattern: str, looks: Any) -> Series:
    return Series(re.compile(pattern, re.ASCII), looks)


# Abroad: the Universal Postal Union's S10, two letters, nine digits, the country.
_POST = r"[A-Z]{2}\d{9}[A-Z]{2}|[A-Z]{2}\d{9,11}|\d{10,13}"
_POST_LOOKS = _("邮政的单号多是 13 位数字；寄国外的是 2 个字母、9 位数字、2 个字母。")
SERIES = {
    "post": _series(_POST, _POST_LOOKS),
    "ems": _series(_POST, _POST_LOOKS),
    "sf": _series(r"SF\d{10,20}|\d{12}|\d{15}", _("顺丰的单号多是 SF 加 13 位数字。")),
    "zto": _series(r"\d{10,15}", _("中通的单号多是 12 到 15 位数字。")),
    "yto": _series(r"YT\d{10,16}|[A-Z]\d{9,12}|\d{10,18}", _("圆通的单号多是 YT 加 13 位数字。")),
    "sto": _series(r"(STO)?\d{10,15}", _("申通的单号多是 12 到 15 位数字。")),
    "yunda": _series(r"(YD)?\d{13,16}", _("韵达的单号多是 13 到 15 位数字。")),
    "jt": _series(r"(JT|K8|BXA)\d{9,20}|\d{12,15}", _("极兔的单号多是 JT 加 13 位数字。")),
    "jd": _series(r"JD[A-Z0-9]{8,20}(-\d{1,3}){0,2}-?", _("京东的单号多是 JD 开头，后面十几位。")),
    "deppon": _series(
        r"DPK\d{9,18}|\d{8,15}", _("德邦的单号多是 DPK 加 12 位数字，或者 8 到 15 位数字。")
    ),
}
_ANY = _series(rf"[A-Z0-9-]{{{SHORTEST},}}", _("快递单号很少这么短。"))


def tidied(typed: str) -> str:
    """As the carrier prints it: no blanks, capitals, digits of one width."""
    return _PACKED_IN.sub("", unicodedata.normalize("NFKC", typed)).upper()


def doubt_about(carrier: str, number: str) -> Any:
    """What such a number is like where this one is not; empty: it may well be one."""
    series = SERIES.get(carrier, _ANY)
    return "" if not number or series.pattern.fullmatch(number) else series.looks
