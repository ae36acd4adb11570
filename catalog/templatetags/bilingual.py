import re
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ground.messages import marks

register = template.Library()
# From the first character to the last, with signs and figures between, and the sign that ends it.
_CHINESE = re.compile(
    r"[\u3400-\u9fff](?:[^A-Za-z<>]*[\u3400-\u9fff])?[\u3001-\u301b\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*"
)


@register.simple_tag
def said(thing: Any, name: str) -> SafeString:
    """A text of a work, a maker or a shop in the reader's language.

    Where only the Chinese is there, it is marked as Chinese, for screen readers and glyphs.
    """
    chinese = getattr(thing, f"{name}_zh", None) or getattr(thing, name, "")
    if get_language() != "en":
        return conditional_escape(chinese)
    english = getattr(thing, f"{name}_en", "")
    if english or not chinese:
        return conditional_escape(english)
    return format_html('<span lang="zh-Hans">{}</span>', chinese)


@register.filter
def voiced(words: object) -> SafeString:
    """What somebody wrote or is called, as it stands; on a page in English its Chinese is marked.

    So a Chinese voice reads 吴春香 of "Wu Chunxiang 吴春香".
    """
    told = conditional_escape(words)
    if get_language() != "en":
        return told
    marked = _CHINESE.sub(lambda run: f'<span lang="zh-Hans">{run[0]}</span>', told)
    return mark_safe(marked)  # noqa: S308 -- escaped before


@register.filter
def in_marks(title: object) -> SafeString:
    return mark_safe(marks.in_marks(conditional_escape(title)))  # noqa: S308 -- escaped before
