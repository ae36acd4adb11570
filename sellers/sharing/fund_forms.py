from datetime import date
from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.money.fen import to_fen
from ground.money.fields import NumberField
from ground.pictures.errors import PictureRefused
from sellers.sharing.funds import Spent
from sellers.sharing.models import FundSpending
from sellers.sharing.receipts import read_receipt


class SpendingForm(forms.Form):
    fund = forms.ChoiceField(
        label=_("从哪里出"),
        choices=FundSpending.Fund.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个"), "invalid_choice": _("请选一个")},
    )
    amount = NumberField(
        label=_("用了多少元"),
        min_value=Decimal("0.01"),
        max_digits=11,
        decimal_places=2,
        error_messages={
            "required": _("请写金额，例如 268 或 268.50"),
            "invalid": _("请写金额，例如 268 或 268.50"),
            "min_value": _("请写比 0 多的金额"),
            "max_digits": _("请写小一点的金额"),
            "max_whole_digits": _("请写小一点的金额"),
            "max_decimal_places": _("小数点后最多写两位"),
        },
    )
    words = forms.CharField(
        label=_("用来做什么"),
        help_text=_("每个成员都看得到。不要写谁生了什么病。"),
        max_length=200,
        error_messages={
            "required": _("请写用来做什么"),
            "max_length": _("请写短一点，200 个字以内"),
        },
    )
    spent_on = forms.DateField(
        label=_("哪一天用的"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("请选哪一天"),
            "invalid": _("请写日期，例如 2026-12-01"),
        },
    )

    receipt = forms.FileField(
        label=_("收据的照片（可以不放）"),
        help_text=_("每个成员都能打开看。上面有谁的病，先盖住再拍。"),
        required=False,
        widget=forms.FileInput({"accept": "image/*"}),
        error_messages=dict.fromkeys(("invalid", "empty", "contradiction"), PictureRefused.told),
    )

    def clean_receipt(self) -> bytes:
        file = self.cleaned_data["receipt"]
        try:
            return read_receipt(file) if file else b""
        except PictureRefused as refusal:
            raise forms.ValidationError(refusal.told) from refusal

    def clean_spent_on(self) -> date:
        day: date = self.cleaned_data["spent_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("还没到这一天，请选今天或以前的日子"))
        return day

    @property
    def has_sum(self) -> bool:
        """Whatever else is wrong, it says how much of which fund."""
        return {"fund", "amount"} <= self.cleaned_data.keys()

    @property
    def spent(self) -> Spent:
        said = self.cleaned_data
        return Spent(
            fund=FundSpending.Fund(said["fund"]),
            amount_fen=to_fen(said["amount"]),
            words=said["words"],
            spent_on=said["spent_on"],
            receipt=said["receipt"],
        )
