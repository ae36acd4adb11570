"""Numbers with places, as forms take them."""

from typing import Any

from django import forms


class NumberField(forms.DecimalField):
    """It says the first thing wrong with what was typed, and no second."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except forms.ValidationError as refusal:
            raise forms.ValidationError(refusal.error_list[:1]) from refusal
