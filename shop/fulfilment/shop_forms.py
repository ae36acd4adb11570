from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.studio_forms import YuanField
from ground.money.fen import to_yuan
from sellers.partner.services import LONGEST_HOLIDAY

DEAREST_POSTAGE_FEN = 99_900  # more is a slip
_WRITTEN = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]


class HolidayForm(forms.Form):
    until = forms.DateField(
        label=_("哪一天回来"),
        input_formats=_WRITTEN,
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("请选回来的日子"),
            "invalid": _("这个日子看不懂，请写成 2026-12-31 这样"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        limits = {"min": today + timedelta(days=1), "max": today + LONGEST_HOLIDAY}
        attrs = {name: day.isoformat() for name, day in limits.items()}
        self.fields["until"].widget.attrs |= attrs

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if until <= today:
            raise forms.ValidationError(_("请选今天以后的日子"))
        if until > today + LONGEST_HOLIDAY:
            raise forms.ValidationError(_("最多休息一年，请选近一点的日子"))
        return until


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("店名"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("请写店名"), "max_length": _("店名最多 40 个字")},
    )

    def clean_name(self) -> str:
        """On one line, for it stands in messages."""
        return " ".join(str(self.cleaned_data["name"]).split())


def yuan_of(fen: int | None) -> str:
    """As she would type it; nothing asked: an empty field."""
    return f"{to_yuan(fen):f}".removesuffix(".00") if fen else ""


class PostageForm(forms.Form):
    postage_fen = YuanField(
        label=_("一单收多少元邮费"), help_text=_("空着，或者写 0，就是包邮"), required=False
    )
    free_from_fen = YuanField(
        label=_("买满多少元包邮"), help_text=_("空着就是多少都收"), required=False
    )

    def clean_postage_fen(self) -> int:
        fen: int = self.cleaned_data["postage_fen"] or 0
        if fen > DEAREST_POSTAGE_FEN:
            raise forms.ValidationError(_("邮费最多 999 元"))
        return fen

    def clean_free_from_fen(self) -> int | None:
        return self.cleaned_data["free_from_fen"] or None


class CapacityForm(forms.Form):
    pieces_a_week = forms.IntegerField(
        label=_("一个星期最多做几件"),
        help_text=_("空着就是不限"),
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.TextInput({"inputmode": "numeric", "class": "pieces", "autocomplete": "off"}),
        error_messages={
            "invalid": _("请填数字，比如 3"),
            "min_value": _("至少 1 件。想停一停，就填上面的休息"),
            "max_value": _("最多 999 件"),
        },
    )
