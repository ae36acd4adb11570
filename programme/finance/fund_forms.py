from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.finance.fields import DayField, FenField, WordsField
from programme.finance.funds import Paid
from programme.finance.women import find_woman
from programme.record.models import Person
from sellers.organs.models import Officer
from sellers.verification.forms import PhotoField

_YEAR = _("年份写四个数字")


class BudgetForm(forms.Form):
    name_zh = WordsField(label=_("预算叫什么"), most=80)
    year = forms.IntegerField(
        label=_("哪一年"),
        min_value=2000,
        max_value=2100,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _YEAR),
    )
    total_fen = FenField(label=_("一共多少元"))
    source = WordsField(label=_("根据哪份文件"), least=4)


class GrantForm(forms.Form):
    """To one woman, or to a site or group: one of the two."""

    who = forms.CharField(
        label=_("给哪位妇女"),
        help_text=_("写名字；有同名的，写编号。给基地或小组的，这里空着。"),
        max_length=80,
        required=False,
    )
    to_zh = forms.CharField(label=_("或者给哪个基地、小组"), max_length=80, required=False)
    purpose = WordsField(label=_("做什么用"))
    amount = FenField(label=_("批多少元"))

    def __init__(self, officer: Officer, data: Any = None) -> None:
        super().__init__(data)
        self.officer = officer
        self.woman: Person | None = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("who")) == bool(data.get("to_zh")):
            self.add_error("who", _("写一位妇女，或者写一个基地、小组，二选一"))
        elif data.get("who"):
            self.woman, fault = find_woman(self.officer, data["who"])
            if fault:
                self.add_error("who", fault)
        return data

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "person": self.woman,
            "to_zh": data["to_zh"],
            "purpose_zh": data["purpose"],
            "amount_fen": data["amount"],
        }


class UseForm(forms.Form):
    amount = FenField(label=_("用了多少元"))
    happened_on = DayField(label=_("哪一天用的"))
    what = WordsField(label=_("买了什么、付了什么"))
    voucher = PhotoField(
        label=_("凭证的照片"),
        help_text=_("发票或收据。封好保存，每看一次都会记下来。"),
        error_messages={"required": _("请放一张照片")},
    )

    @property
    def paid(self) -> Paid:
        data = self.cleaned_data
        return Paid(data["amount"], data["happened_on"], data["what"], data["voucher"])


class VoidForm(forms.Form):
    reason = WordsField(label=_("为什么作废"), least=4)
