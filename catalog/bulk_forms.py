"""Which works, and what is to become of them: asked by GET, so that a preview has an address."""

import re
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from catalog.bulk import Wish
from catalog.bulk_models import BulkChange
from catalog.models import Product
from catalog.studio_forms import MOST_DAYS, WholeField, YuanField
from sellers.cooperatives.models import Cooperative

What = BulkChange.What
_PERCENT = re.compile(r"([+-]?)(\d{1,3})%?", re.ASCII)
_LEAST, _MOST = -90, 500
_FIELD = {What.PERCENT: "percent", What.AMOUNT: "price", What.DAYS: "days"}


class PercentField(forms.CharField):
    """10 or +10: dearer; -10: cheaper."""

    def clean(self, value: Any) -> int | None:
        typed = (super().clean(value) or "").strip().replace("％", "%").replace("－", "-")
        if not typed:
            return None
        found = _PERCENT.fullmatch(typed.replace("＋", "+"))
        percent = int(f"{found[1]}{found[2]}") if found else 0
        if not percent or not _LEAST <= percent <= _MOST:
            raise forms.ValidationError(_("请写 -90 到 500 的整数，比如 10 或 -10"))
        return percent


class WishForm(forms.Form):
    what = forms.ChoiceField(
        label=_("改什么"), choices=What.choices, widget=forms.RadioSelect,
        error_messages={"required": _("请选改什么"), "invalid_choice": _("请选改什么")},
    )  # fmt: skip
    percent = PercentField(
        label=_("百分之几"), required=False, max_length=8,
        help_text=_("涨价写 10，降价写 -10。"),
        widget=forms.TextInput({"autocomplete": "off", "class": "pieces"}),
    )  # fmt: skip
    price = YuanField(label=_("价格（元）"), required=False)
    days = WholeField(least=1, most=MOST_DAYS, label=_("要做几天"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        name = _FIELD.get(said.get("what", ""))
        if name and name not in self.errors and said.get(name) is None:
            self.add_error(name, _("请写改成多少"))
        for other in set(_FIELD.values()) - {name}:
            self.errors.pop(other, None)
        return said

    @property
    def ways(self) -> list[tuple[Any, Any]]:
        """Each choice, and the field that belongs to it."""
        named = [(each, _FIELD.get(each.data["value"])) for each in self["what"]]
        return [(each, self[name] if name else None) for each, name in named]

    @property
    def wish(self) -> Wish:
        what = self.cleaned_data["what"]
        return Wish(what, self.cleaned_data[_FIELD[what]] if what in _FIELD else None)


class ChoiceOfWorks:
    """Ticked ones, or all that the list shows."""

    def __init__(self, cooperative: Cooperative, typed: Any) -> None:
        self.q = typed.get("q", "").replace("\0", "").strip()[:60]
        self.state = typed.get("state", "") if typed.get("state") in ("on", "off") else ""
        self.takes_all = bool(typed.get("all"))
        self.ticked = [int(pk) for pk in typed.getlist("work") if re.fullmatch(r"[0-9]{1,12}", pk)]
        own = Q(listed_at__isnull=False) | Q(maker__isnull=True)
        self.every = Product.objects.filter(own, shop__cooperative=cooperative).order_by("pk")

    @property
    def listed(self) -> QuerySet[Product]:
        rows = self.every
        if self.state:
            rows = rows.filter(is_public=self.state == "on")
        if self.q:
            titled = Q(title__icontains=self.q) | Q(title_en__icontains=self.q)
            coded = Q(stockrecords__partner_sku__iexact=self.q) | Q(upc__iexact=self.q)
            rows = rows.filter(titled | coded).distinct()
        return rows

    @property
    def chosen(self) -> QuerySet[Product]:
        return self.listed if self.takes_all else self.every.filter(pk__in=self.ticked)

    @property
    def hidden(self) -> list[tuple[str, object]]:
        """To ask the same again."""
        if self.takes_all:
            return [("all", "on"), ("q", self.q), ("state", self.state)]
        return [("work", pk) for pk in self.ticked]
