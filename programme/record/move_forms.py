"""Where she lives now and since when: by an officer, by herself, and to ask for her."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ground.regions.models import Division
from ground.regions.queries import beyond
from programme.record.desk_forms import DayField, KnownBy
from programme.record.models import Person
from programme.record.moving import Place
from programme.record.queries import special_of
from programme.record.units import WITHIN
from sellers.organs.models import Officer, Special
from sellers.organs.queries import is_in_charge, special_near
from sellers.verification.county_forms import CountyForm
from sellers.verification.forms import LineField, PhotoField

_NOT_YOURS = _("这个地方不归你们管，请联系当地的同事")
_TOO_EARLY = _("要在她上一次搬家以后")
_PLACE = {
    "required": _("请填写她住的县和村镇"),
    "max_length": _("地方最多 80 个字"),
}


class PlaceForm(CountyForm):
    """`person`: whose last move this one follows."""

    place = LineField(
        label=_("她现在住在哪个县、哪个村镇"),
        max_length=80,
        help_text=_("例如：贵州凯里 三棵树镇"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages=_PLACE,
    )
    since = DayField(label=_("从哪天起住在那里"))
    field_order: tuple[str, ...] = ("place", "county", "since")
    person: Person | None = None

    def clean_since(self) -> date:
        day: date = self.cleaned_data["since"]
        last = self.person.lives_since if self.person else None
        if last and day <= last:
            raise forms.ValidationError(_TOO_EARLY)
        return day

    def place_for(self, special: str) -> Place:
        data, county = self.cleaned_data, self.county_found
        assert county is not None  # noqa: S101 -- asked before
        return Place(county, data["since"], beyond(data["place"], county), special)


class MovedForm(PlaceForm):
    """By an officer, within her organ's region."""

    def __init__(self, officer: Officer, person: Person, data: Any = None) -> None:
        super().__init__(data)
        self.officer, self.person = officer, person

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        county = self.county_found if data.get("place") and not self.errors else None
        if county and not is_in_charge(self.officer, county):
            self.add_error("place", _("这个地方不归你们管。那里的残联问过她，她就能转过去"))
        return data

    @property
    def to(self) -> Place:
        county = self.county_found
        return self.place_for(self._special(county) if county else "")

    def _special(self, county: Division) -> str:
        """As before, as far as that is there."""
        assert self.person is not None  # noqa: S101 -- given above
        was = special_of(self.person)
        return was if was and county.pk.startswith(WITHIN[was]) else ""


class SayForm(PlaceForm):
    """By herself. Where the Corps or the state farms lie, she is asked whose she is."""

    special = forms.ChoiceField(
        label=_("你属于"),
        required=False,
        choices=[("no", _("住的省")), *Special.choices],
        widget=forms.RadioSelect,
    )
    field_order = ("place", "county", "special", "since")

    def __init__(self, person: Person | None, data: Any = None) -> None:
        super().__init__(data)
        self.person = person
        self.fields["place"].label = _("你现在住在哪个县、哪个村镇")
        self.fields["place"].error_messages["required"] = _("请填写你住的县和村镇")
        self.fields["since"].label = _("你从哪天起住在那里")
        if special_near(self.county_said) is None:
            del self.fields["special"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "special" in self.fields and not data.get("special"):
            self.add_error("special", _("请选一个"))
        return data

    @property
    def to(self) -> Place:
        said = self.cleaned_data.get("special", "no")
        return self.place_for("" if said == "no" else said)


class AskForm(KnownBy):
    """For a woman who came: by her name and what she gives with it."""

    since = DayField(label=_("从哪天起住在那里"))
    field_order = ("name", "number", "phone", "place", "county", "since")

    def __init__(self, officer: Officer, data: Any = None) -> None:
        super().__init__(data)
        self.officer = officer
        self.fields["name"].label = _("她的名字")
        self.fields["name"].help_text = _("和登记的一样。")
        self.fields["number"].label = _("她的残疾人证号")
        self.fields["phone"].label = _("或者她登记过的手机号")
        self.fields["place"].label = _("她现在住在哪个县、哪个村镇")
        self.fields["place"].error_messages["required"] = _PLACE["required"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("number") or data.get("phone") or {"number", "phone"} & set(self.errors)):
            self.add_error("number", _("请写她给的证号或手机号，两样里有一样就行"))
        county = self.county_found if data.get("place") and not self.errors else None
        if county and not is_in_charge(self.officer, county):
            self.add_error("place", _NOT_YOURS)
        return data

    @property
    def to(self) -> Place:
        data, county = self.cleaned_data, self.county_found
        assert county is not None  # noqa: S101 -- asked before
        special = self.officer.organ.special
        return Place(county, data["since"], beyond(data["place"], county), special)


class PaperForm(forms.Form):
    photo = PhotoField(
        label=_("她签了字的纸，拍一张"),
        error_messages={"required": _("请拍一张她签了字的纸")},
    )
