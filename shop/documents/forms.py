"""What buyers, artisans and operators type about papers."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sellers.verification.forms import LineField
from shop.documents.models import ExportRun, InvoiceRequest
from shop.documents.periods import Period
from shop.documents.services import Fapiao, Heading

Buyer = InvoiceRequest.Buyer
MOST_BYTES = 5 * 1024 * 1024
_TAX_NUMBER = re.compile(r"[0-9A-HJ-NP-RTUWXY]{18}|[0-9A-Z]{15}|[0-9A-Z]{17}|[0-9A-Z]{20}")
_FAPIAO = re.compile(r"\d{8}|\d{20}", re.ASCII)
_EARLIEST = date(2020, 1, 1)


def _squeezed(typed: str) -> str:
    """Full-width signs, blanks and dashes are forgiven."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", typed)).upper()


class AskForm(forms.Form):
    buyer = forms.ChoiceField(
        label=_("开给谁"),
        choices=Buyer.choices,
        initial=Buyer.PERSON,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一下开给谁"), "invalid_choice": _("请选一下开给谁")},
    )
    title = LineField(
        label=_("发票抬头"),
        help_text=_("个人写姓名，单位写营业执照上的全名。"),
        max_length=100,
        error_messages={"required": _("请填发票抬头"), "max_length": _("抬头最多 100 个字")},
    )
    tax_number = forms.CharField(
        label=_("税号（单位要填）"),
        help_text=_("统一社会信用代码，一般是 18 位。"),
        required=False,
        max_length=40,
        error_messages={"max_length": _("税号没有这么长")},
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
    email = forms.EmailField(
        label=_("电子发票发到哪个邮箱"),
        max_length=254,
        error_messages={
            "required": _("请填邮箱"),
            "invalid": _("这个邮箱看起来不对，请再看一下"),
            "max_length": _("邮箱太长了"),
        },
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def clean_tax_number(self) -> str:
        number = _squeezed(self.cleaned_data["tax_number"])
        if number and not _TAX_NUMBER.fullmatch(number):
            raise forms.ValidationError(_("税号不对，请和营业执照核对一下"))
        return number

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        wants_number = data.get("buyer") == Buyer.FIRM and "tax_number" not in self.errors
        if wants_number and not data.get("tax_number"):
            self.add_error("tax_number", _("开给单位要填税号"))
        return data

    @property
    def heading(self) -> Heading:
        data = self.cleaned_data
        number = data["tax_number"] if data["buyer"] == Buyer.FIRM else ""
        return Heading(Buyer(data["buyer"]), data["title"], number, data["email"])


class IssueForm(forms.Form):
    number = forms.CharField(
        label=_("发票号码"),
        help_text=_("电子发票是 20 位数字，老的是 8 位。"),
        max_length=40,
        error_messages={"required": _("请填发票号码"), "max_length": _("号码没有这么长")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    issued_on = forms.DateField(
        label=_("哪天开的"),
        error_messages={"required": _("请填开票的日子"), "invalid": _("日子不对，请再看一下")},
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    file = forms.FileField(
        label=_("发票的 PDF（可以不传）"),
        help_text=_("最大 5 MB。买家能在订单里下载。"),
        required=False,
        allow_empty_file=True,
        error_messages={"invalid": _("没收到文件，请再选一次")},
        widget=forms.FileInput({"accept": "application/pdf,.pdf"}),
    )

    def clean_number(self) -> str:
        number = _squeezed(self.cleaned_data["number"])
        if not _FAPIAO.fullmatch(number):
            raise forms.ValidationError(_("号码不对：应该是 20 位或 8 位数字"))
        return number

    def clean_issued_on(self) -> date:
        day: date = self.cleaned_data["issued_on"]
        if not _EARLIEST <= day <= timezone.localdate():
            raise forms.ValidationError(_("日子不对，不能是以后的"))
        return day

    def clean_file(self) -> bytes:
        file: UploadedFile | None = self.cleaned_data.get("file")
        if not file:
            return b""
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("文件太大了，最大 5 MB"))
        data: bytes = file.read()
        if not data.startswith(b"%PDF-"):
            raise forms.ValidationError(_("这不是 PDF 文件，请换一个"))
        return data

    @property
    def fapiao(self) -> Fapiao:
        return Fapiao(**self.cleaned_data)


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("为什么不开"),
        choices=InvoiceRequest.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个原因"), "invalid_choice": _("请选一个原因")},
    )


class ExportForm(forms.Form):
    what = forms.ChoiceField(
        label=_("报送什么"),
        error_messages={"required": _("请选一种"), "invalid_choice": _("请选一种")},
    )
    reason = LineField(
        label=_("为什么要做"),
        help_text=_("名单里的人会在「谁看过」里读到。"),
        min_length=4,
        max_length=200,
        error_messages={
            "required": _("请写明原因"),
            "min_length": _("请把原因写清楚"),
            "max_length": _("原因最多 200 个字"),
        },
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            (f"{kind}:{period.key}", f"{kind.label} {period.key}")
            for kind, months, number in _OFFERED
            for period in Period.ended(months, number)
        ]

    @property
    def kind(self) -> str:
        return str(self.cleaned_data["what"]).partition(":")[0]

    @property
    def period(self) -> Period:
        return Period.read(str(self.cleaned_data["what"]).partition(":")[2])


_OFFERED = ((ExportRun.Kind.INCOME, 3, 8), (ExportRun.Kind.IDENTITY, 6, 4))
