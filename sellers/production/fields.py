"""What keepers and members type: digits of either width, yuan, amounts, files."""

import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ground.money.fen import to_fen
from ground.money.fields import NumberField
from sellers.stockroom.fields import Pieces, line, words

__all__ = ["Amount", "Pieces", "Upload", "Yuan", "line", "photo", "words"]

_LONGEST = 40  # signs
_PARTS = {"inputmode": "decimal", "autocomplete": "off", "class": "pieces"}


class Amount(NumberField):
    """More than nothing, with two places."""

    asked: Any = _("请写多少")

    def __init__(self, *, label: Any, most: int = 99_999, **more: Any) -> None:
        super().__init__(
            label=label,
            min_value=Decimal("0.01"),
            max_value=Decimal(most),
            decimal_places=2,
            widget=forms.TextInput(_PARTS),
            error_messages={
                "required": self.asked,
                "invalid": _("只写数字，比如 1.5"),
                "min_value": _("要比 0 多"),
                "max_value": _("最多写 %(most)s") % {"most": most},
                "max_decimal_places": _("小数最多两位"),
            },
            **more,
        )

    def to_python(self, value: Any) -> Any:
        typed = unicodedata.normalize("NFKC", str(value or "")).strip()
        if len(typed) > _LONGEST:
            wrong = "max_value" if typed.isdecimal() else "invalid"
            raise forms.ValidationError(self.error_messages[wrong], code=wrong)
        return super().to_python(typed)


class Yuan(Amount):
    """Fen of what was typed in yuan."""

    asked = _("请写多少元")

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
