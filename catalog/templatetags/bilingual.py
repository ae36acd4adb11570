from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ground.messages import marks

register = template.Library()


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
def in_marks(title: object) -> SafeString:
    return mark_safe(marks.in_marks(conditional_escape(title)))  # noqa: S308 -- escaped before
