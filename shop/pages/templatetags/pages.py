import re
from urllib.parse import urlsplit

from django import template
from django.utils.translation import get_language

register = template.Library()
_LEVEL = re.compile(r"^国家级(?:（(\d{4})第([一二三四五六七八九])批）)?$")
_BATCHES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]


@register.filter
def heritage(level: str) -> str:
    """国家级（2006第一批） in the reader's language: of the craft, never of a person."""
    found = _LEVEL.match(level)
    if get_language() != "en" or not found:
        return level
    if not found[1]:
        return "On the national list"
    batch = _BATCHES["一二三四五六七八九".index(found[2])]
    return f"On the national list ({batch} batch, {found[1]})"


@register.filter
def host_of(address: str) -> str:
    """Whose site a link leads to."""
    return urlsplit(address).hostname or ""
