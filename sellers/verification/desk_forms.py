"""What an officer types: reasons in plain words, dates, a number read off a photo."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sellers.verification.errors import NotANumber
from sellers.verification.number import Certificate, read_number

LONGEST = timedelta(days=10 * 366)  # a certificate is valid for ten years
_PLAIN = forms.Textarea(attrs={"rows": 3})


class ReasonForm(forms.Form):
    """Why one looks, or what she is told."""

    reason = forms.CharField(
        label=_("理由"),
        min_length=4,
        max_length=200,
        widget=_PLAIN,
        error_messages={
            "required": _("请写明理由"),
            "min_length": _("理由太短了，请写清楚"),
            "max_length": _("理由最多 200 个字"),
        },
    )

    def __init__(self, *args: Any, label: object = "", hint: object = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].label = label or self.fields["reason"].label
        self.fields["reason"].help_text = hint


class ApproveForm(forms.Form):
    valid_until = forms.DateField(
        label=_("证件有效期到"),
        help_text=_("年-月-日，例如 2030-05-31"),
        input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"],
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("请填写证件的有效期"),
            "invalid": _("日期不对，请写成 2030-05-31 这样"),
        },
    )
    number = forms.CharField(
        label=_("残疾人证号"),
        required=False,
        max_length=60,
        help_text=_("她没有填，请照着证件或名册填。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": _("证号不对")},
    )

    def __init__(self, *args: Any, asks_number: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not asks_number:
            del self.fields["number"]

    def clean_valid_until(self) -> date:
        until: date = self.cleaned_data["valid_until"]
        if until > timezone.localdate() + LONGEST:
            raise forms.ValidationError(_("有效期最长十年，请再看一遍"))
        return until

    def clean_number(self) -> Certificate | None:
        typed = self.cleaned_data["number"].strip()
        if not typed:
            raise forms.ValidationError(_("请填写证号"))
        try:
            return read_number(typed, timezone.localdate())
        except NotANumber as refusal:
            raise forms.ValidationError(_("证号不对，请再看一遍")) from refusal


class RosterForm(forms.Form):
    file = forms.FileField(
        label=_("名册文件"),
        help_text=_("CSV 或 XLSX，第一行是：姓名、残疾人证号、有效期至。最多 20000 行。"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": _("请选一个文件"),
            "empty": _("这个文件是空的"),
        },
    )
