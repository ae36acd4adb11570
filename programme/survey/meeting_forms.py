"""Name, phone and village of who answers, and whether she is one of those on record."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.regions.models import Division
from ground.regions.queries import path_of
from programme.record.models import Person
from programme.survey.meeting import NEW, Acting, asks_special, namesakes, tail
from sellers.organs.models import Special
from sellers.verification.forms import LineField

_OFF = {"autocomplete": "off"}


class WhoField(forms.ChoiceField):
    """Its choices are found by the other fields, so it is judged after them."""

    def valid_value(self, value: Any) -> bool:
        return True


class MeetForm(forms.Form):
    name = LineField(
        label=_("她叫什么名字"),
        max_length=40,
        widget=forms.TextInput(_OFF),
        error_messages={"required": _("请填写名字"), "max_length": _("名字最多 40 个字")},
    )
    phone = forms.CharField(
        label=_("她的手机号（可以不写）"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"inputmode": "tel", **_OFF}),
        error_messages={"max_length": _("手机号不对，请写 11 位")},
    )
    place = LineField(
        label=_("她住在哪个村、哪条街"),
        required=False,
        max_length=80,
        widget=forms.TextInput(_OFF),
        error_messages={"max_length": _("地方最多 80 个字")},
    )
    county = forms.ModelChoiceField(
        label=_("是哪一个县"),
        queryset=Division.objects.none(),
        empty_label=_("请选一个"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请从列出的县里选一个")),
    )
    special = forms.ChoiceField(
        label=_("她属于"), required=False, choices=[("", _("住的省")), *Special.choices]
    )
    who = WhoField(label=_("是不是她？"), required=False, widget=forms.RadioSelect)

    def __init__(self, acting: Acting, counties: Iterable[Division], *sent: Any) -> None:
        super().__init__(*sent)
        self.acting = acting
        county = self.fields["county"]
        county.queryset = counties
        county.label_from_instance = path_of
        if len(counties) == 1:
            county.initial = counties[0]
            county.widget = forms.HiddenInput()
        if not asks_special(acting):
            del self.fields["special"]
        self.persons: dict[str, Person] = {}

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"].strip()
        try:
            return parse_phone(typed) if typed else ""
        except NotAPhone as refusal:
            raise forms.ValidationError(_("手机号不对，请写 11 位")) from refusal

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("name") or "phone" not in data:
            del self.fields["who"]
            return data
        met = namesakes(acting=self.acting, name=data["name"], phone=data["phone"])
        self.persons = {str(each.pk): each for each in met.persons}
        if not self.persons:
            del self.fields["who"]
            return data
        labels = [(key, _called(each, knows)) for key, each, knows in met.choices()]
        self.fields["who"].choices = [*labels, (NEW, _("都不是她，新登记一个"))]
        chosen = self.data.get("who", "")
        if chosen not in {*self.persons, NEW}:
            self.add_error("who", _("已经登记过这个名字或手机号。请看清楚是不是她"))
        data["who"] = chosen
        return data

    @property
    def person(self) -> Person | None:
        """None: she is to be put on record."""
        return self.persons.get(self.cleaned_data.get("who", ""))

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "name_zh": data["name"],
            "phone": data["phone"],
            "place_zh": data["place"],
            "region": data["county"],
            "special": data.get("special", ""),
        }


def _called(person: Person, has_phone: bool) -> str:
    """Enough to know her by, and no more."""
    parts = [person.name, path_of(person.region), person.place_zh]
    if end := tail(person.phone):
        parts.append(_now("手机尾号 %(end)s") % {"end": end})
    if has_phone:
        parts.append(_now("就是这个手机号"))
    return " · ".join(part for part in parts if part)
