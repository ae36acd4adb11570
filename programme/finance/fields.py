"""Sums in yuan, days and photos, as the forms of loans and funds take them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.money.fen import to_fen
from ground.money.fields import NumberField

_AMOUNT = _("请写金额，例如 268 或 268.50")
_LESS = _("请写小一点的金额")
TOO_LONG = _("太长了")
CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请选一个")}


class FenField(NumberField):
    """Fen of what was typed in yuan."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            min_value=Decimal("0.01"),
            max_digits=11,
            decimal_places=2,
            error_messages={
                "required": _AMOUNT,
                "invalid": _AMOUNT,
                "min_value": _("请写比 0 多的金额"),
                "max_digits": _LESS,
                "max_whole_digits": _LESS,
                "max_decimal_places": _("小数点后最多写两位"),
            },
            **options,
        )
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> int | None:
        yuan: Decimal | None = super().clean(value)
        return None if yuan is None else to_fen(yuan)


class DayField(forms.DateField):
    """A day from 1990 on; in any of the ways one writes it."""

    def __init__(self, *, may_come: bool = False, **options: Any) -> None:
        self.may_come = may_come
        super().__init__(
            help_text=_("年-月-日，例如 2026-05-31"),
            input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"],
            widget=forms.DateInput(attrs={"autocomplete": "off"}),
            error_messages={
                "required": _("请写日期"),
                "invalid": _("日期不对，请写成 2030-05-31 这样"),
            },
            **options,
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not isinstance(value, date):
            return
        latest = timezone.localdate() + timedelta(days=365 * 20 if self.may_come else 0)
        if not value.year >= 1990 or value > latest:
            raise forms.ValidationError(_("这个日期太早或太晚了，请再看一遍"))


class WordsField(forms.CharField):
    """Some words, and not too few."""

    def __init__(self, *, least: int = 2, most: int = 200, **options: Any) -> None:
        super().__init__(
            min_length=least,
            max_length=most,
            error_messages={
                "required": _("这里要写"),
                "min_length": _("太短了，请写清楚"),
                "max_length": TOO_LONG,
            },
            **options,
        )
