"""What a keeper types of pieces that came or went, and of places."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from sellers.stockroom.fields import Pieces, line
from sellers.stockroom.losing import GONE, Gone
from sellers.stockroom.models import Movement, Place, Shelf
from sellers.stockroom.pages import a_key
from sellers.stockroom.places import Facts

Reason = Movement.Reason
_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请从列出的里面选")}


class InForm(forms.Form):
    key = forms.CharField(max_length=32, widget=forms.HiddenInput, initial=a_key)
    pieces = Pieces(label=_("收进几件"))
    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("放在哪里"), empty_label=None, error_messages=_CHOOSE
    )

    def __init__(self, places: QuerySet[Place], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class OutForm(forms.Form):
    """Lost, damaged, or given back; said once more before it is done."""

    key = forms.CharField(max_length=32, widget=forms.HiddenInput, initial=a_key)
    reason = forms.ChoiceField(
        label=_("怎么少的"),
        choices=[(each.value, each.label) for each in GONE],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    place = forms.ChoiceField(label=_("从哪里少的"), error_messages=_CHOOSE)
    pieces = Pieces(label=_("少了几件"), initial=1)
    note = line(_("怎么回事"), 200, required=False, help_text=_("丢了、坏了，请写一句。"))

    def __init__(self, shelves: list[Shelf], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shelves = {str(shelf.place_id): shelf for shelf in shelves}
        choices = [(place, _lying(shelf)) for place, shelf in self.shelves.items()]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        shelf = self.shelves.get(said.get("place", ""))
        if shelf and (said.get("pieces") or 0) > shelf.pieces:
            self.add_error("pieces", _("那里只有 %(pieces)s 件") % {"pieces": shelf.pieces})
        if said.get("reason") in (Reason.LOST, Reason.DAMAGED) and not said.get("note"):
            self.add_error("note", _("请写一句是怎么回事"))
        return said

    @property
    def source(self) -> Place:
        return self.shelves[self.cleaned_data["place"]].place

    def gone(self, work_id: int) -> Gone:
        said = {name: self.cleaned_data[name] for name in ("key", "pieces", "note")}
        return Gone(work_id=work_id, reason=Reason(self.cleaned_data["reason"]), **said)


def _lying(shelf: Shelf) -> str:
    said = ngettext("%(place)s（%(pieces)s 件）", "%(place)s（%(pieces)s 件）", shelf.pieces)
    return said % {"place": shelf.place, "pieces": shelf.pieces}


class PlaceForm(forms.Form):
    """Its name, and whom to ask there."""

    name = line(_("叫什么"), 60, help_text=_("比如：苗年集市、西江代卖点"))
    keeper_name = line(_("那里找谁（可以空着）"), 60, required=False)
    phone = forms.CharField(
        label=_("那个人的手机号（可以空着）"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={"max_length": _("这不像一个手机号，请检查一下")},
    )

    def clean_phone(self) -> str:
        if not self.cleaned_data["phone"].strip():
            return ""
        try:
            return parse_phone(self.cleaned_data["phone"])
        except NotAPhone as refusal:
            raise forms.ValidationError(_("这不像一个手机号，请检查一下")) from refusal

    @property
    def facts(self) -> Facts:
        return Facts(**{name: self.cleaned_data[name] for name in ("name", "keeper_name", "phone")})


class NewPlaceForm(PlaceForm):
    kind = forms.ChoiceField(
        label=_("是什么地方"),
        choices=[(kind.value, kind.label) for kind in Place.SELLS],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    field_order = ("kind", "name", "keeper_name", "phone")
