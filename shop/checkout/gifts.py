"""A few words for whoever receives a gift: on a card in the parcel, and on nothing public."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_GIFT = 200  # characters
MOST_LINES = 12  # of a card


class GiftField(forms.CharField):
    """Lines as she typed them; browsers count a line's end once and send it as two."""

    def __init__(self) -> None:
        super().__init__(
            label=_("卡片上写什么"),
            help_text=_("最多 200 个字。店铺印在卡片上，放进包裹；装箱单上没有价钱"),
            required=False,
            max_length=LONGEST_GIFT,
            widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
            error_messages={
                "max_length": _("写得太长了，最多 %(limit_value)s 个字，现在有 %(show_value)s 个"),
            },
        )

    def to_python(self, value: Any) -> str:
        return "\n".join(str(super().to_python(value)).splitlines())

    def clean(self, value: Any) -> str:
        words: str = super().clean(value)
        if len(words.splitlines()) > MOST_LINES:
            raise forms.ValidationError(_("卡片上最多 %(most)s 行") % {"most": MOST_LINES})
        return words
