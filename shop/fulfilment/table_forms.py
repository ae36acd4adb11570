"""The market's prices abroad, as the operator types them: a zone is four numbers, or left empty."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.studio_forms import WholeField, YuanField
from sellers.partner.models import AbroadTable, AbroadTablePrice
from sellers.partner.zones import ZONE_NAMES
from shop.fulfilment.shop_forms import DEAREST_POSTAGE_FEN, yuan_of

LONGEST_DAYS = 120
# Round figures of ours, to begin with: first 500 g, each further (fen), days from, to.
EXAMPLE = {
    "near": (6000, 1500, 5, 10),
    "asia": (12000, 3000, 7, 15),
    "europe": (18000, 4500, 10, 25),
    "americas": (20000, 5000, 10, 25),
    "oceania": (18000, 4500, 10, 25),
    "africa": (22000, 6000, 15, 35),
}
_PARTS = {
    "first": gettext_lazy("%(zone)s：500 克以内"),
    "further": gettext_lazy("%(zone)s：每多 500 克再加"),
    "least": gettext_lazy("%(zone)s：最快几天"),
    "most": gettext_lazy("%(zone)s：最慢几天"),
}
_WRITTEN = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]


class TableForm(forms.Form):
    valid_from = forms.DateField(
        label=gettext_lazy("从哪天起"),
        help_text=gettext_lazy("年-月-日。以前下的单不变"),
        input_formats=_WRITTEN,
        widget=forms.DateInput({"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("请填写日期"),
            "invalid": gettext_lazy("日期不对，请写成 2030-05-31 这样"),
        },
    )
    source = forms.CharField(
        label=gettext_lazy("照哪里的价目"),
        help_text=gettext_lazy("比如：中国邮政 2026 年 11 月的价目"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("请填写"),
            "max_length": gettext_lazy("最多 120 个字"),
        },
    )

    def __init__(self, *args: Any, now: AbroadTable | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        figures = figures_of(now) if now else EXAMPLE
        for zone, name in ZONE_NAMES.items():
            for part, known in zip(_PARTS, figures.get(zone, ("",) * 4), strict=True):
                label = _PARTS[part] % {"zone": name}
                self.fields[f"{zone}_{part}"] = _field(part, label, known)

    def zones(self) -> list[tuple[str, list[forms.BoundField]]]:
        names = ZONE_NAMES.items()
        return [(str(name), [self[f"{zone}_{it}"] for it in _PARTS]) for zone, name in names]

    def clean_valid_from(self) -> date:
        day: date = self.cleaned_data["valid_from"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("过去的日子不能改，请从今天或以后开始"))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for zone in ZONE_NAMES:
            self._clean_zone(zone, data)
        if not self.errors and not self.prices:
            raise forms.ValidationError(_("至少写一个地方的邮费"))
        return data

    def _clean_zone(self, zone: str, data: dict[str, Any]) -> None:
        first, further, least, most = (data.get(f"{zone}_{part}") for part in _PARTS)
        for part, fen in (("first", first), ("further", further)):
            if fen and fen > DEAREST_POSTAGE_FEN:
                self.add_error(f"{zone}_{part}", _("邮费最多 999 元"))
        if not any((first, further, least, most)):
            return
        for part, known in (("first", first), ("least", least), ("most", most)):
            if not known and f"{zone}_{part}" not in self.errors:
                self.add_error(f"{zone}_{part}", _("四个都写，或者都空着"))
        if least and most and least > most:
            self.add_error(f"{zone}_most", _("最慢不能比最快还快"))

    @property
    def prices(self) -> list[AbroadTablePrice]:
        """Not saved yet."""
        rows = []
        for zone in ZONE_NAMES:
            first, further, least, most = (self.cleaned_data.get(f"{zone}_{it}") for it in _PARTS)
            days = {"days_least": least, "days_most": most}
            if first:
                row = {"zone": zone, "first_fen": first, "further_fen": further or 0, **days}
                rows.append(AbroadTablePrice(**row))
        return rows


def figures_of(table: AbroadTable) -> dict[str, tuple[int, int, int, int]]:
    return {
        row.zone: (row.first_fen, row.further_fen, row.days_least, row.days_most)
        for row in table.prices.all()
    }


def _field(part: str, label: str, known: Any) -> forms.Field:
    if part in {"least", "most"}:
        return WholeField(label=label, least=1, most=LONGEST_DAYS, initial=known, required=False)
    shown = yuan_of(known) if known else ""
    return YuanField(
        label=label, initial=shown, required=False, wrong=_("只写数字，比如 90 或 90.50")
    )
