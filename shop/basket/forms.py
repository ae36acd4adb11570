from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from sellers.partner.availability import MOST_PIECES
from shop.basket.queries import Row
from shop.basket.wishes import WishField, needs_wish

PIECES_ERRORS = {
    "invalid": _("数量请填整数"),
    "required": _("请填数量"),
    "min_value": _("数量太少"),
    "max_value": _("一次最多 %(limit_value)s 件"),
}


class AddForm(forms.Form):
    """A work, how many pieces of it (one, if not said), and what is wanted of a custom one."""

    work = forms.ModelChoiceField(
        Product.objects.listed().select_related("shop", "stock").prefetch_related("stockrecords"),
        error_messages={
            "required": _("没有说是哪件作品"),
            "invalid_choice": _("这件作品已不在售"),
        },
    )
    quantity = forms.IntegerField(
        min_value=1, max_value=MOST_PIECES, required=False, error_messages=PIECES_ERRORS
    )

    wish = WishField()

    def clean_quantity(self) -> int:
        return self.cleaned_data["quantity"] or 1

    def clean_wish(self) -> str:
        """Asked for with works that are made to it, and nowhere else. `work` is cleaned before."""
        wish: str = self.cleaned_data["wish"]
        work = self.cleaned_data.get("work")
        if work is None or not needs_wish(work):
            return ""
        if not wish:
            raise forms.ValidationError(self.fields["wish"].error_messages["required"], "required")
        return wish


class PiecesForm(forms.Form):
    """How many pieces of each line; 0 takes it out."""

    def __init__(self, rows: Iterable[Row], data: Any = None) -> None:
        super().__init__(data)
        self.rows = {self.name_of(row): row for row in rows}
        for name, row in self.rows.items():
            self.fields[name] = forms.IntegerField(
                label=_("数量"),
                min_value=0,
                max_value=MOST_PIECES,
                required=False,
                initial=row.line.quantity,
                error_messages=PIECES_ERRORS,
                widget=forms.NumberInput({"inputmode": "numeric", "class": "pieces"}),
            )

    @staticmethod
    def name_of(row: Row) -> str:
        return f"pieces-{row.line.pk}"

    def row_of(self, name: str) -> str:
        return self.rows[name].work.local_title

    def changes(self) -> list[tuple[Row, int]]:
        """The rows whose number differs; a row the form does not speak of stays."""
        asked = ((row, self.cleaned_data[name]) for name, row in self.rows.items())
        return [(row, n) for row, n in asked if n is not None and n != row.line.quantity]
