from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.pictures.errors import PictureRefused
from ground.pictures.reading import plain_jpeg

_EDGE = 1600  # pixels: small print stays readable


class HandForm(forms.Form):
    """The sum is the one that she saw: another by now is refused."""

    fen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=1 << 40)
    happened_on = forms.DateField(
        label=_("哪一天交的"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("请选哪一天"),
            "invalid": _("请写日期，例如 2026-12-01"),
        },
    )
    voucher = forms.FileField(
        label=_("凭证的照片"),
        help_text=_("银行回单或收据。封好保存，每看一次都会记下来。"),
        widget=forms.FileInput({"accept": "image/*"}),
        error_messages={
            "required": _("请放一张照片"),
            **dict.fromkeys(("invalid", "empty", "contradiction"), PictureRefused.told),
        },
    )

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if not date(2000, 1, 1) <= day <= timezone.localdate():
            raise forms.ValidationError(_("还没到这一天，请选今天或以前的日子"))
        return day

    def clean_voucher(self) -> bytes:
        try:
            return plain_jpeg(self.cleaned_data["voucher"], _EDGE)[0]
        except PictureRefused as refusal:
            raise forms.ValidationError(refusal.told) from refusal
