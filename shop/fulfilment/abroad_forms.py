"""What she asks for a parcel that leaves the mainland, by parts of the world."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.studio_forms import YuanField
from sellers.partner.models import AbroadRate
from sellers.partner.zones import ZONE_NAMES
from shop.fulfilment.shop_forms import DEAREST_POSTAGE_FEN, yuan_of

_WRONG = gettext_lazy("只写数字，比如 90 或 90.50")


class AbroadForm(forms.Form):
    """Two sums a zone; both empty: she does not send there."""

    def __init__(self, *args: Any, rates: Iterable[AbroadRate] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = {rate.zone: rate for rate in rates}
        for zone, name in ZONE_NAMES.items():
            rate = now.get(zone)
            told = {"first": _("%(zone)s：500 克以内"), "further": _("%(zone)s：每多 500 克再加")}
            for part, label in told.items():
                self.fields[f"{zone}_{part}"] = YuanField(
                    label=label % {"zone": name},
                    initial=yuan_of(getattr(rate, f"{part}_fen")) if rate else "",
                    required=False,
                    wrong=_WRONG,
                )

    def zones(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        return [(str(n), self[f"{z}_first"], self[f"{z}_further"]) for z, n in ZONE_NAMES.items()]

    def questions(self) -> list[tuple[str, ...]]:
        return [(f"{zone}_first", f"{zone}_further") for zone in ZONE_NAMES]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for zone in ZONE_NAMES:
            first, further = data.get(f"{zone}_first"), data.get(f"{zone}_further")
            if further and not first and f"{zone}_first" not in self.errors:
                self.add_error(f"{zone}_first", _("请写 500 克以内多少元，或者两个都空着"))
            for part, fen in (("first", first), ("further", further)):
                if fen and fen > DEAREST_POSTAGE_FEN:
                    self.add_error(f"{zone}_{part}", _("邮费最多 999 元"))
        return data

    @property
    def rates(self) -> dict[str, tuple[int, int]]:
        data = self.cleaned_data
        sums = {zone: (data[f"{zone}_first"], data[f"{zone}_further"] or 0) for zone in ZONE_NAMES}
        return {zone: (first, further) for zone, (first, further) in sums.items() if first}
