"""One line of an error summary: it says which field it is about."""

import re
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.translation import gettext as _

register = template.Library()
_ASIDE = re.compile(r"\s*[（(][^（()）]*[)）]")


@register.simple_tag
def fault(field: BoundField, told: Any) -> str:
    """Where the same field stands once a row, its form says by `row_of(name)` which row it is."""
    row = field.form.row_of(field.name) if hasattr(field.form, "row_of") else ""
    names = " · ".join(name for name in (row, _name(field, str(told))) if name)
    return _("%(field)s：%(told)s") % {"field": names, "told": told} if names else str(told)


def _name(field: BoundField, told: str) -> str:
    """Nothing where the words name it already, and for a box to tick."""
    name = _ASIDE.sub("", str(field.field.label or "")).strip(" ?？:：")
    is_named = name.casefold() in told.casefold() or field.widget_type == "checkbox"
    return "" if is_named else name
