"""Words for everyone that tell how to reach somebody, or lead away from here.

It errs towards letting through: what it finds is looked at by a person, or typed anew.
"""

import re
import unicodedata

_HIDDEN = re.compile(r"[\u200b-\u200f\u2060\ufeff]")
_APP = r"(?:微信|薇信|威信|v信|vx|wx|wechat|weixin|qq|扣扣|whatsapp|telegram)"
_CONTACTS = re.compile(
    "|".join(
        [
            r"https?\s*:",
            r"\bwww\.",
            r"[a-z0-9-]\.(?:com|cn|net|org|top|xyz|shop|vip|cc|io|me)\b",
            r"[^\s@]+@[^\s@]+\.[a-z]{2,}",
            r"(?<!\d)(?:\+?86[\s.-]*)?1[\s.-]*[3-9](?:[\s.-]*\d){9}(?!\d)",
            r"(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)",
            r"\+\d[\d\s-]{8,}",
            r"[〇零一二三四五六七八九幺]{8,}",
            _APP + r"\W{0,3}(?:号|id|是|加)?\W{0,3}[a-z0-9_-]{5,}",
            r"加\W{0,2}(?:我|个|一下)?\W{0,2}" + _APP,
        ]
    )
)


def tells_a_contact(text: str) -> bool:
    """A link, an address, a phone number in digits or in words, or a name in another app."""
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).lower()
    return bool(_CONTACTS.search(plain))
