from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ground.money.fen import to_fen, to_yuan
from ground.money.fields import NumberField
from ground.money.formats import format_fen
from sellers.sharing.parts import WHOLE, Rates
from sellers.sharing.queries import Owed


def _percent(label: Any, initial: int, help_text: Any = "") -> NumberField:
    return NumberField(
        label=label,
        initial=initial,
        help_text=help_text,
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        error_messages={
            "required": _("请填一个百分比，没有就填 0"),
            "invalid": _("请填数字，例如 70 或 7.5"),
            "min_value": _("不能比 0 少"),
            "max_value": _("不能比 100 多"),
            "max_digits": _("请填数字，例如 70 或 7.5"),
            "max_decimal_places": _("小数点后最多写一位"),
            "max_whole_digits": _("不能比 100 多"),
        },
    )


def _tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


class AgreementForm(forms.Form):
    maker = _percent(_("谁做的，分给谁（%）"), 70, _("卖作品的钱，扣掉平台服务费以后。"))
    welfare = _percent(_("公益金（%）"), 0, _("生病、困难时帮大家用的钱。"))
    material = _percent(_("材料金（%）"), 0, _("买布、买线用的钱。"))
    from_day = forms.DateField(
        label=_("从哪一天起"),
        initial=_tomorrow,
        help_text=_("这天起开始的活按它算，以前的不变。"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("请选从哪一天起"),
            "invalid": _("请写日期，例如 2026-12-01"),
        },
    )
    words = forms.CharField(
        label=_("用大家听得懂的话写一写（可以不写）"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("请写短一点，500 个字以内")},
    )

    def clean_from_day(self) -> date:
        day: date = self.cleaned_data["from_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("已经开始的活不能改，请选今天或以后的日子"))
        return day

    def clean(self) -> dict[str, Any]:
        if not self.errors and self.rates.kept < 0:
            self.add_error("maker", _("三样加起来不能比 100 多"))
        return self.cleaned_data

    @property
    def rates(self) -> Rates:
        parts = (self.cleaned_data[name] for name in ("maker", "welfare", "material"))
        return Rates(*(int(percent * WHOLE / 100) for percent in parts))


def percents_of(rates: Rates) -> dict[str, str]:
    """As they would be typed."""
    parts = {"maker": rates.maker, "welfare": rates.welfare, "material": rates.material}
    return {name: f"{100 * part / WHOLE:g}" for name, part in parts.items()}


class PayForm(forms.Form):
    """One line a member who is owed something; empty: nothing for her today."""

    def __init__(self, *args: Any, owed: list[Owed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owed = owed
        for row in owed:
            if row.fen > 0:
                self.fields[f"to-{row.artisan.pk}"] = _amount(row)

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.sums:
            raise forms.ValidationError(_("请至少给一个人写上金额"))
        return self.cleaned_data

    @property
    def sums(self) -> dict[int, int]:
        """In fen, by artisan."""
        typed = {row.artisan.pk: self.cleaned_data.get(f"to-{row.artisan.pk}") for row in self.owed}
        return {pk: to_fen(yuan) for pk, yuan in typed.items() if yuan}

    @property
    def lines(self) -> list[tuple[Owed, int, str]]:
        """Whom, how much, and under which name it was typed."""
        return [
            (row, self.sums[row.artisan.pk], f"to-{row.artisan.pk}")
            for row in self.owed
            if row.artisan.pk in self.sums
        ]


def _amount(row: Owed) -> NumberField:
    owed = to_yuan(row.fen)
    said = {"sum": format_fen(row.fen)}
    too_much = _now("不能比欠她的 %(sum)s 多") % said
    return NumberField(
        label=row.artisan.name,
        help_text=_now("欠她 %(sum)s") % said,
        required=False,
        min_value=Decimal(0),
        max_value=owed,
        max_digits=11,
        decimal_places=2,
        error_messages={
            "invalid": _("请写金额，例如 268 或 268.50"),
            "min_value": _("金额不能比 0 少"),
            "max_value": too_much,
            "max_digits": too_much,
            "max_whole_digits": too_much,
            "max_decimal_places": _("小数点后最多写两位"),
        },
    )
