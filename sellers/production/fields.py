"""What keepers and members type: digits of either width, yuan, amounts, files."""

import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ground.money.fen import to_fen
from sellers.stockroom.fields import Pieces, line, words

__all__ = ["Amount", "Pieces", "Upload", "Yuan", "line", "photo", "words"]

_PARTS = {"inputmode": "decimal", "autocomplete": "off", "class": "pieces"}


class Amount(forms.DecimalField):
    """Two places; `least` is the smallest that counts."""

    def __init__(self, *, label: Any, most: int = 99_999, **more: Any) -> None:
        told = _("只写数字，比如 1.5")
        kinds = ("required", "invalid", "min_value", "max_digits", "max_whole_digits")
        super().__init__(
            label=label,
            min_value=Decimal("0.01"),
            max_value=Decimal(most),
            max_digits=8,
            decimal_places=2,
            widget=forms.TextInput(_PARTS),
            error_messages={
                **dict.fromkeys(kinds, told),
                "max_value": _("数太大了"),
                "max_decimal_places": _("小数最多两位"),
            },
            **more,
        )

    def to_python(self, value: Any) -> Any:
        typed = unicodedata.normalize("NFKC", str(value or "")).strip()
        if len(typed) > 12:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(typed)


class Yuan(Amount):
    """Fen of what was typed in yuan."""

    def clean(self, value: Any) -> int | None:
        yuan = super().clean(value)
        return None if yuan is None else to_fen(yuan)


class Upload(forms.FileField):
    """Judged by what takes it in."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        if not data and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return data


def photo(label: Any, *, required: bool, help_text: Any = "") -> Upload:
    return Upload(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.FileInput({"accept": "image/*"}),
        error_messages={"required": _("请选一张照片")},
    )
