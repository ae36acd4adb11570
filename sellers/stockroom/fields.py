"""What keepers type: whole pieces in digits of either width, a line, some words."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_WHOLE = {"inputmode": "numeric", "autocomplete": "off", "class": "pieces"}


_LONGEST = 40  # digits; int() would read more for long


class Pieces(forms.IntegerField):
    """`missing`: what is said where nothing is typed."""

    def __init__(self, *, label: Any, least: int = 1, most: int = 100_000, **more: Any) -> None:
        missing = more.pop("missing", _("请写几件"))
        between = _("请写 %(least)s 到 %(most)s 之间的数") % {"least": least, "most": most}
        super().__init__(
            label=label,
            min_value=least,
            max_value=most,
            widget=forms.TextInput(_WHOLE),
            error_messages={
                "required": missing,
                "invalid": _("请写整数，比如 3"),
                "min_value": between,
                "max_value": between,
            },
            **more,
        )

    def to_python(self, value: Any) -> int | None:
        typed = unicodedata.normalize("NFKC", str(value or "")).strip()
        if len(typed) > _LONGEST:
            wrong = "max_value" if typed.isdecimal() else "invalid"
            raise forms.ValidationError(self.error_messages[wrong], code=wrong)
        return super().to_python(typed)


def words(label: Any, most: int, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    told = _("太长了，最多 %(most)s 个字") % {"most": most}
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=most,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("请写几句"), "max_length": told},
    )


def line(label: Any, most: int, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    told = _("太长了，最多 %(most)s 个字") % {"most": most}
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=most,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("请写一下"), "max_length": told},
    )
