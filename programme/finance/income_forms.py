"""What she tells of her household's income, as an officer writes it down."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.studio_forms import WholeField
from programme.finance.fields import CHOOSE, DayField, FenField, WordsField
from programme.finance.models import Income

FIRST_YEAR = 2015


class IncomeForm(forms.Form):
    """`has_agreed`: she has, so that she is not asked twice."""

    agrees = forms.BooleanField(
        label=_("她同意记家里的收入，知道随时能收回"),
        error_messages={"required": _("她没有同意，就不记")},
    )
    moment = forms.ChoiceField(
        label=_("是哪一次"),
        choices=[("before", _("以前的：还没有帮上忙的时候")), ("after", _("后来的：回访时说的"))],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    year = WholeField(least=FIRST_YEAR, most=2100, label=_("哪一年的收入"))
    amount = FenField(label=_("全家一年多少元"), help_text=_("做手工的、种地的、打工的都算上。"))
    source = WordsField(label=_("照什么算的"), help_text=_("例如：她自己说的，村里的账"), most=120)
    on = DayField(label=_("哪一天说的"))

    def __init__(self, has_agreed: bool, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["year"].error_messages["required"] = _("请写一个数")
        if has_agreed:
            del self.fields["agrees"]

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise forms.ValidationError(_("这一年还没到"))
        return year

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        facts = {name: data[name] for name in ("year", "source", "on")}
        return {"moment": Income.Moment(data["moment"]), **facts}
