"""What an officer types: reasons in plain words, dates, a number read off a photo."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sellers.verification.errors import NotANumber
from sellers.verification.models import Credential
from sellers.verification.number import Certificate, read_number
from sellers.verification.queries import roster_says

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
            "min_length": _("理由太短了，至少写 4 个字"),
            "max_length": _("理由最多 200 个字"),
        },
    )

    def __init__(self, *args: Any, label: object = "", hint: object = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].label = label or self.fields["reason"].label
        self.fields["reason"].help_text = hint


class RefuseForm(ReasonForm):
    """What is refused is forgotten, so it takes a word more."""

    sure = forms.BooleanField(
        label=_("看清楚了，这一份不通过。证号和照片会删掉"),
        error_messages={"required": _("请先勾选：这一份不通过")},
    )


class DayField(forms.DateField):
    """The last day on a certificate, as it is printed there or typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("证件有效期到"),
            help_text=_("年-月-日，例如 2030-05-31"),
            input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"],
            widget=forms.DateInput(attrs={"autocomplete": "off"}),
            error_messages={
                "required": _("请填写证件的有效期"),
                "invalid": _("日期不对，请写成 2030-05-31 这样"),
            },
            **options,
        )

    def clean(self, value: Any) -> date:
        until: date = super().clean(value)
        if until > timezone.localdate() + LONGEST:
            raise forms.ValidationError(_("有效期最长十年，请再看一遍"))
        return until


class ApproveForm(forms.Form):
    valid_until = DayField()
    number = forms.CharField(
        label=_("残疾人证号"),
        required=False,
        max_length=60,
        help_text=_("她没有填，请照着证件或名册填。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": _("证号不对")},
    )
    has_looked = forms.BooleanField(
        label=_("名册上这个证号是另一个名字。我看过证件，是她本人的"), required=False
    )

    def __init__(self, credential: Credential, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.credential = credential
        if credential.number:
            del self.fields["number"]
        if credential.misread:
            self.fields["number"].help_text = _("上次的证号填错了，请照着证件重新填。")
        number = self.data.get("number", "") if "number" in self.fields else ""
        if not _is_under_another_name(credential, number):
            del self.fields["has_looked"]

    def clean_valid_until(self) -> date:
        until: date = self.cleaned_data["valid_until"]
        if until < timezone.localdate():
            raise forms.ValidationError(_("证件已经过期，不能通过。请让她换新证。"))
        return until

    def clean_number(self) -> Certificate | None:
        typed = self.cleaned_data["number"].strip()
        if not typed:
            raise forms.ValidationError(_("请填写证号"))
        try:
            return read_number(typed, timezone.localdate())
        except NotANumber as refusal:
            raise forms.ValidationError(_("证号不对，请再看一遍")) from refusal

    def clean_has_looked(self) -> bool:
        if not self.cleaned_data["has_looked"]:
            told = _("名册上是另一个名字。请先看证件，是她本人的，再勾选")
            raise forms.ValidationError(told)
        return True


def _is_under_another_name(credential: Credential, typed: str) -> bool:
    """On the federation's list; `typed`: a number that the claim does not have."""
    try:
        number = read_number(typed, timezone.localdate()).number if typed else ""
    except NotANumber:
        return False
    return roster_says(credential, number) == "other name"


class CorrectForm(ReasonForm):
    """Another last day for what is approved."""

    valid_until = DayField()
    field_order = ("valid_until", "reason")

    def __init__(self, credential: Credential, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.credential = credential

    def clean_valid_until(self) -> date:
        until: date = self.cleaned_data["valid_until"]
        if until < timezone.localdate():
            raise forms.ValidationError(_("这一天已经过了。证件过期，请收回核对结果"))
        if until == self.credential.valid_until:
            raise forms.ValidationError(_("和现在的一样，没有改动"))
        return until


class UndoForm(ReasonForm):
    misread = forms.BooleanField(
        label=_("证号也填错了，要重新填（重新填的要两个人核对）"), required=False
    )


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
