"""What an officer writes of a case: the bank's answers, a claim, a service, terms, an agreement."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programme.finance.fields import CHOOSE, TOO_LONG, DayField, FenField, WordsField
from programme.finance.forms import ApplyForm
from programme.finance.models import LoanCase, LoanTerms, ServiceRecord
from programme.finance.queries import terms_in_force
from programme.finance.subsidies import years_of
from programme.finance.terms import is_rule
from programme.record.models import Person
from programme.record.queries import special_of
from sellers.withholdings.models import Agreement
from sellers.withholdings.queries import cap
from sellers.withholdings.services import Terms

_WHOLE = _("请写整数")


class SureForm(forms.Form):
    """Nothing to write: the press is the answer."""


class BankForm(forms.Form):
    bank = WordsField(label=_("交给哪家银行"), most=80)


class GrantedForm(forms.Form):
    amount = FenField(label=_("贷到多少元"))
    granted_on = DayField(label=_("哪一天放款"))
    due_on = DayField(label=_("哪一天到期"), may_come=True)
    is_poor_area = forms.BooleanField(label=_("在贫困地区，全额贴息"), required=False)

    def __init__(self, case: LoanCase, data: Any = None) -> None:
        super().__init__(data)
        self.case = case

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("amount") and data["amount"] > self.case.ceiling_fen:
            self.add_error("amount", _("超过了最多能贷的数，请写少一点"))
        start, end = data.get("granted_on"), data.get("due_on")
        if start and end and end <= start:
            self.add_error("due_on", _("到期要在放款以后"))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return {"granted_fen": data.pop("amount"), **data}


class ReasonForm(forms.Form):
    reason = WordsField(
        label=_("为什么"),
        help_text=_("会用短信原样发给她，请写得简单明白。"),
        least=4,
        widget=forms.Textarea({"rows": 3}),
    )


class DayForm(forms.Form):
    day = DayField(label=_("哪一天"))


class ComingForm(forms.Form):
    day = DayField(label=_("展到哪一天"), may_come=True)


class ClaimForm(forms.Form):
    year = forms.TypedChoiceField(
        label=_("哪一年的利息"), coerce=int, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    interest = FenField(
        label=_("付了多少元利息"), help_text=_("照银行的单子写。补多少由我们按条件算。")
    )

    def __init__(self, case: LoanCase, data: Any = None) -> None:
        super().__init__(data)
        today = timezone.localdate()
        said = _("第 %(number)s 年：%(start)s 到 %(end)s，补 %(part)s")
        self.fields["year"].choices = [
            (
                year.number,
                said
                % {
                    "number": year.number,
                    "start": year.from_on,
                    "end": year.until_on,
                    "part": year.part,
                },
            )
            for year in years_of(case)
            if year.until_on <= today
        ]


class ForHerForm(ApplyForm):
    """An officer asks for a woman whom she met; terms of her place and of today."""

    terms_row = forms.ModelChoiceField(
        label=_("哪一种贷款"),
        queryset=LoanTerms.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages=CHOOSE,
    )
    field_order = ["terms_row", "amount", "purpose"]

    def __init__(self, person: Person, data: Any = None) -> None:
        forms.Form.__init__(self, data)
        rows = terms_in_force(person.region, timezone.localdate(), special_of(person))
        self.fields["terms_row"].queryset = rows
        self.fields["terms_row"].label_from_instance = _named

    def clean_amount(self) -> int:
        """With its terms: see `clean`."""
        fen: int = self.cleaned_data["amount"]
        return fen

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        terms = data.get("terms_row")
        if terms and data.get("amount") and data["amount"] > terms.ceiling_fen:
            self.add_error("amount", _("超过了最多能贷的数，请写少一点"))
        return data


def _named(terms: LoanTerms) -> str:
    return f"{terms.get_kind_display()} · {terms.source}"


class ServiceForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("哪一种服务"),
        help_text=_("都是免费的。"),
        choices=ServiceRecord.Kind.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    happened_on = DayField(label=_("哪一天"))
    outcome = WordsField(label=_("有什么结果"), help_text=_("她自己也看得到。"))


class HouseholdForm(forms.Form):
    who = WordsField(
        label=_("和谁一家"), help_text=_("写名字；有同名的，写编号。"), least=1, most=80
    )


class TermsForm(forms.Form):
    """What a local notice says; what it does not say stays empty."""

    kind = forms.ChoiceField(
        label=_("哪一种贷款"),
        choices=LoanTerms.Kind.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    source = WordsField(label=_("根据哪份通知"), least=4)
    from_on = DayField(label=_("从哪一天起"))
    until_on = DayField(label=_("到哪一天为止（可以不写）"), may_come=True, required=False)
    ceiling_fen = FenField(label=_("最多贷多少元"))
    subsidised_fen = FenField(label=_("只给其中多少元贴息（可以不写）"), required=False)
    months = forms.IntegerField(
        label=_("最长几个月（可以不写）"),
        min_value=1,
        max_value=240,
        required=False,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _WHOLE),
    )
    subsidy = forms.CharField(
        label=_("每年补几成利息（可以不写）"),
        help_text=_("一年一个，用逗号分开，例如：1,2/3,1/3。"),
        max_length=60,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    who_zh = forms.CharField(
        label=_("给哪些人（可以不写）"),
        max_length=300,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    is_sure = forms.BooleanField(label=_("我照着通知核对过了"), required=False)

    def clean_subsidy(self) -> str:
        rule: str = self.cleaned_data["subsidy"].replace("，", ",").replace(" ", "")
        if rule and not is_rule(rule):
            raise forms.ValidationError(_("请写成 1,2/3,1/3 这样，每个不大于 1"))
        return rule

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("from_on"), data.get("until_on")
        if start and end and end < start:
            self.add_error("until_on", _("结束不能比开始早"))
        return data


class WithholdForm(forms.Form):
    """Offered to her; nothing is kept back before she signs."""

    purpose = forms.ChoiceField(
        label=_("做什么用"),
        choices=Agreement.Purpose.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    payee = WordsField(label=_("交给谁"), most=80)
    total = FenField(label=_("一共最多扣多少元"))
    percent = forms.DecimalField(
        label=_("每次打款最多扣百分之几"),
        max_digits=4,
        decimal_places=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "max_digits", "max_decimal_places", "max_whole_digits"),
            _("请写数字，例如 10 或 7.5"),
        ),
    )

    def clean_percent(self) -> int:
        """In thousandths."""
        share = int(self.cleaned_data["percent"] * 10)
        if not 0 < share <= cap():
            told = _("要比 0 大，最多 %(most)s") % {"most": f"{cap() / 10:g}"}
            raise forms.ValidationError(told)
        return share

    def terms(self, reference: str = "") -> Terms:
        data = self.cleaned_data
        purpose = Agreement.Purpose(data["purpose"])
        return Terms(purpose, data["payee"], data["total"], data["percent"], reference)
