"""What keepers type: whole pieces in digits of either width, a line, some words."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_WHOLE = {"inputmode": "numeric", "autocomplete": "off", "class": "pieces"}


class Pieces(forms.IntegerField):
    def __init__(self, *, label: Any, least: int = 1, most: int = 100_000, **more: Any) -> None:
        between = _("请写 %(least)s 到 %(most)s 之间的数") % {"least": least, "most": most}
        super().__init__(
            label=label,
            min_value=least,
            max_value=most,
            widget=forms.TextInput(_WHOLE),
            error_messages={
                "required": _("请写几件"),
                "invalid": _("只写数字"),
                "min_value": between,
                "max_value": between,
            },
            **more,
        )

    def to_python(self, value: Any) -> int | None:
        typed = unicodedata.normalize("NFKC", str(value or "")).strip()
        if len(typed) > 12:  # longer than any number of pieces; int() would read it for long
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
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
