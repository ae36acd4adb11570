"""What she writes of a loan: how much, and what for. All else is on record."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ground.money.formats import format_fen
from programme.finance.fields import FenField, WordsField
from programme.finance.models import LoanTerms
from sellers.verification.forms import PhotoField


class ApplyForm(forms.Form):
    amount = FenField(label=_("想贷多少元"))
    purpose = WordsField(
        label=_("想用来做什么"), help_text=_("例如：买一台绣花机，买布和线。"), required=False
    )

    def __init__(self, terms: LoanTerms, data: Any = None) -> None:
        super().__init__(data)
        self.terms = terms
        most = {"most": format_fen(terms.ceiling_fen)}
        self.fields["amount"].help_text = _("最多 %(most)s。想贷少一点也可以。") % most

    def clean_amount(self) -> int:
        fen: int = self.cleaned_data["amount"]
        if fen > self.terms.ceiling_fen:
            told = _("超过了最多能贷的数，请写少一点")
            raise forms.ValidationError(told)
        return fen

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"amount_fen": data["amount"], "purpose_zh": data["purpose"]}


class PaperForm(forms.Form):
    name = WordsField(label=_("是什么材料"), help_text=_("例如：户口本、身份证、结婚证。"), most=60)
    photo = PhotoField(
        label=_("拍一张照片"),
        help_text=_("封好保存。银行定了以后就删掉。"),
        error_messages={"required": _("请放一张照片")},
    )
