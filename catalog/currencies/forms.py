"""The table that the operator fills in: a day, and for each currency what it is worth in yuan."""

import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.currencies.models import UNITS, Currency
from ground.money.fields import NumberField

_DAYS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]
_WRONG = {
    "invalid": _("请写数字，例如 7.1234"),
    "min_value": _("要比 0 大"),
    "max_value": _("太大了，请再看一眼"),
    "max_digits": _("太长了，请再看一眼"),
    "max_whole_digits": _("太大了，请再看一眼"),
    "max_decimal_places": _("小数点后最多四位"),
}


class YuanField(NumberField):
    """Also as a Chinese keyboard writes it: ７。１２."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value).replace("。", ".").strip()
        return super().to_python(value)


class RatesForm(forms.Form):
    day = forms.DateField(
        label=_("哪天的汇率"),
        help_text=_("年-月-日，照公布的那天写"),
        input_formats=_DAYS,
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("请填写日期"),
            "invalid": _("日期不对，请写成 2030-05-31 这样"),
        },
    )

    def __init__(self, *args: Any, asks_if_sure: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        for currency in Currency:
            self.fields[currency.value] = _yuan(currency)
        if asks_if_sure:
            self.fields["sure"] = forms.BooleanField(label=_("看过了，就是这样"), required=False)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        today = timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("这天还没到"))
        if day < today - timedelta(days=settings.RATE_DAYS):
            raise forms.ValidationError(_("太旧了，写了也不会显示"))
        return day

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.yuan:
            raise forms.ValidationError(_("请至少写一种货币"))
        return self.cleaned_data

    @property
    def yuan(self) -> dict[str, Decimal]:
        """What was typed; an empty field leaves its currency as it is."""
        typed = {each: self.cleaned_data.get(each) for each in Currency.values}
        return {each: worth for each, worth in typed.items() if worth is not None}


def _yuan(currency: Currency) -> YuanField:
    names = {"units": UNITS[currency.value], "name": currency.label}
    attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "pieces"}
    return YuanField(
        label=_("%(units)s %(name)s 值多少元") % names,
        required=False,
        min_value=Decimal("0.0001"),
        max_value=Decimal(10000),
        max_digits=9,
        decimal_places=4,
        widget=forms.TextInput(attrs=attrs),
        error_messages=_WRONG,
    )
