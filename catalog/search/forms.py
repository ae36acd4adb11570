"""What a list can be asked for. A parameter that is not understood is left out and told."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from ground.crafts.models import Craft

SORTS = {
    "": _("推荐"),
    "newest": _("最新"),
    "price-asc": _("价格从低到高"),
    "price-desc": _("价格从高到低"),
}
LONGEST = 100  # characters of a question


class ListForm(forms.Form):
    q = forms.CharField(required=False)
    craft = forms.RegexField(r"^[a-z0-9-]{1,40}$", required=False)
    region = forms.RegexField(r"^\d{6}$", required=False)
    kind = forms.ChoiceField(choices=Product.Kind.choices, required=False)
    min = forms.DecimalField(min_value=0, max_value=10**7, required=False)
    max = forms.DecimalField(min_value=0, max_value=10**7, required=False)
    sort = forms.ChoiceField(choices=list(SORTS.items()), required=False)
    page = forms.IntegerField(min_value=1, max_value=10**6, required=False)


NAMES = {
    "q": _("要找的词"),
    "craft": _("手艺"),
    "region": _("产地"),
    "kind": _("怎么卖"),
    "min": _("最低价"),
    "max": _("最高价"),
    "sort": _("排序"),
    "page": _("页码"),
}


@dataclass(frozen=True)
class Asked:
    """A list as it was asked for, with what could not be understood."""

    q: str = ""
    craft: str = ""
    region: str = ""
    kind: str = ""
    min: Decimal | None = None
    max: Decimal | None = None
    sort: str = ""
    page: int = 1
    unknown: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        return self.craft if self.craft in Craft.Family.values else ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.craft or self.region or self.kind or self.has_price)

    @property
    def has_price(self) -> bool:
        return self.min is not None or self.max is not None


def read(query: QueryDict) -> Asked:
    given = query.dict()
    if len(given.get("q", "")) > LONGEST:
        given["q"] = given["q"][:LONGEST]
    form = ListForm(given)
    form.is_valid()
    values: dict[str, Any] = {
        name: value for name, value in form.cleaned_data.items() if value not in (None, "")
    }
    unknown = tuple(str(NAMES[name]) for name in form.errors)
    return Asked(**values, unknown=unknown)
