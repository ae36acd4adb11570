"""What people type as a phone number, and the E.164 form that we keep."""

import re
import unicodedata

import phonenumbers
from django.conf import settings
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from ground.accounts.errors import NotAPhone

_TYPED = re.compile(r"[+\d][\d\s().-]{4,30}")
# Invalid in phonenumbers, so nobody's: the people of the demo market have such numbers.
_DEMO = re.compile(r"(?:\+86)?(154\d{8})")
_GETS_SMS = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}


def parse_phone(typed: str) -> str:
    """E.164; without a country code it is a number of the mainland. Raises NotAPhone."""
    text = unicodedata.normalize("NFKC", typed).strip()
    demo = _DEMO.fullmatch(re.sub(r"[\s-]", "", text))
    if demo and settings.DEMO:
        return f"+86{demo[1]}"
    if not _TYPED.fullmatch(text):
        raise NotAPhone(len(typed))
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException as fault:
        raise NotAPhone(len(typed)) from fault
    if not phonenumbers.is_valid_number(number) or (
        phonenumbers.number_type(number) not in _GETS_SMS
    ):
        raise NotAPhone(len(typed))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def spoken(phone: str) -> str:
    """As people read it: +86 138 0013 8000."""
    number = phonenumbers.parse(phone)
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
