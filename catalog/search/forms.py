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
    "relevance": _("综合"),
    "newest": _("最新"),
    "price-asc": _("价格从低到高"),
    "price-desc": _("价格从高到低"),
}
USUAL_SORT = "relevance"
LONGEST = 100  # characters of a question


class ListForm(forms.Form):
    q = forms.CharField(required=False)
    craft = forms.RegexField(r"^[a-z0-9-]{1,40}$", required=False)
    region = forms.RegexField(r"^\d{6}$", required=False)
    kind = forms.ChoiceField(choices=Product.Kind.choices, required=False)
    min = forms.DecimalField(min_value=0, max_digits=10, decimal_places=2, required=False)
    max = forms.DecimalField(min_value=0, max_digits=10, decimal_places=2, required=False)
    sort = forms.ChoiceField(choices=SORTS, required=False)
    exact = forms.ChoiceField(choices=[("1", "1")], required=False)
    page = forms.IntegerField(min_value=1, max_value=10**6, required=False)


NAMES = {
    "q": _("要找的词"),
    "craft": _("手艺"),
    "region": _("产地"),
    "kind": _("怎么卖"),
    "min": _("最低价"),
    "max": _("最高价"),
    "sort": _("排序"),
    "exact": _("只找原词"),
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
    sort: str = "relevance"
    exact: str = ""
    page: int = 1
    unknown: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        return self.craft if self.craft in Craft.Family.values else ""

    @property
    def is_for_all(self) -> bool:
        """All works, one craft or one place; other lists are not for search engines to keep."""
        said = self.said()
        return len(said) <= 1 and said.keys() <= {"craft", "region"}

    @property
    def filters(self) -> tuple[object, ...]:
        """All that decides which works there are, besides the words."""
        return (self.craft, self.region, self.kind, self.min, self.max)

    def said(self) -> dict[str, str]:
        """The parameters that ask for this list, the page aside."""
        values = {name: _typed(getattr(self, name)) for name in SAID}
        if self.sort == USUAL_SORT:
            del values["sort"]
        return {name: value for name, value in values.items() if value}


SAID = ("q", "craft", "region", "kind", "min", "max", "sort", "exact")


def _typed(value: str | Decimal | None) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else value or ""


def read(query: QueryDict) -> Asked:
    given = query.dict()
    given["q"] = given.get("q", "")[:LONGEST]
    form = ListForm(given)
    form.is_valid()
    values: dict[str, Any] = {
        name: value for name, value in form.cleaned_data.items() if value not in (None, "")
    }
    if not values.get("q"):
        values.pop("exact", None)
    return Asked(**values, unknown=tuple(str(NAMES[name]) for name in form.errors))
