from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sellers.production.fields import Pieces, Yuan, words
from sellers.stockroom.counter import LONGEST_AGO, Handed
from sellers.stockroom.models import CounterSale
from sellers.stockroom.piece_numbers import MOST, tidied
from shop.fulfilment.counter_queries import Found

NOW, BEFORE = "now", "before"
_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请选一个")}
_DEAREST = 99_999  # yuan a piece


class SaleForm(forms.Form):
    """What goes over the counter now, or went before."""

    key = forms.CharField(max_length=32, widget=forms.HiddenInput)
    price = Yuan(label=_("一件卖多少元"), most=_DEAREST)
    pieces = Pieces(label=_("几件"), most=9_999)
    paid_by = forms.ChoiceField(
        label=_("怎么付的"),
        choices=CounterSale.Paid.choices,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    when = forms.ChoiceField(
        label=_("什么时候给顾客的"),
        choices=[(NOW, _("现在给")), (BEFORE, _("已经交给顾客了"))],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    day = forms.DateField(
        label=_("哪一天给的"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("「已经交给顾客了」才要填，不填就是今天。"),
        error_messages={"invalid": _("请选日子")},
    )

    def __init__(self, found: Found, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        if found.piece:
            del self.fields["pieces"]

    def clean_day(self) -> date:
        today = timezone.localdate()
        day = self.cleaned_data["day"] or today
        if not today - LONGEST_AGO <= day <= today:
            raise forms.ValidationError(_("请选今天，或过去 31 天里的一天"))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("when") == NOW and said.get("day", timezone.localdate()) < timezone.localdate():
            told = _("你填了日子。那天给的，选「已经交给顾客了」；现在给，就不填日子")
            self.add_error("when", told)
        return said

    @property
    def is_before(self) -> bool:
        return self.cleaned_data["when"] == BEFORE

    @property
    def how_many(self) -> int:
        return self.cleaned_data.get("pieces", 1)

    @property
    def way(self) -> CounterSale.Paid:
        return CounterSale.Paid(self.cleaned_data["paid_by"])

    @property
    def amount_fen(self) -> int:
        return self.cleaned_data["price"] * self.how_many

    @property
    def handed(self) -> Handed:
        return Handed(
            key=self.cleaned_data["key"],
            work_id=self.found.work.pk,
            piece=self.found.piece,
            numbers=tuple(map(tidied, self.data.getlist("numbers")[: self.how_many])),
            pieces=self.how_many,
            amount_fen=self.amount_fen,
            paid_by=self.way,
            sold_at=self._sold_at() if self.is_before else None,
        )

    def _sold_at(self) -> datetime:
        """At noon of a past day; earlier today is now."""
        day = self.cleaned_data["day"]
        if day == timezone.localdate():
            return timezone.now()
        return timezone.make_aware(datetime.combine(day, time(12)))


class SettleForm(forms.Form):
    note = words(_("是怎么回事，怎么处理的"), 300)


class NumberForm(forms.Form):
    """`already`: numbers that stood there when the page was made."""

    already = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)

    def __init__(self, bare: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pieces"] = Pieces(label=_("给几件编号"), most=max(1, min(bare, MOST)))
