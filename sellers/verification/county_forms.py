"""A county by what she types of it; where it can mean several, she chooses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ground.regions.models import Division
from ground.regions.queries import path_of
from sellers.verification.places import Asked, offer_for

NONE = "none"
_NONE_OF_THEM = _("那就写大一点的地方：州、市或省，例如：贵州黔东南。还是找不到，请打电话给我们")
_NOT_FOUND = _("没找到这个县。请把县名写全，或者只写州、市或省，例如：贵州黔东南")
_WHY_ASKED = {
    Asked.COUNTY: _("请选一下是哪个县。"),
    Asked.WIDER: _("没看到县名。请在这个地方的县里选一个。"),
    Asked.CITY: _("没看到县名。先选州或市，再选县。"),
}


class CountyForm(forms.Form):
    """Whoever builds on it has a field `place`, as she types it."""

    county = forms.ChoiceField(
        label=_("是哪一个县"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("请从列出的县里选一个")},
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        typed = data or {}
        self.offer = offer_for(typed.get("place", "")[:80], typed.get("county", ""))
        if self.offer.is_step:
            data = data.copy()
            del data["county"]
        super().__init__(data, **options)
        county = self.fields["county"]
        county.choices = [(each.code, path_of(each)) for each in self.offer.choices]
        county.choices += [(NONE, _("都不是"))]
        if self.offer.asked == Asked.CITY:
            county.label = _("是哪个州或市")
        if not self.offer.choices:
            del self.fields["county"]

    @property
    def asks_county(self) -> bool:
        """Several counties fit what she typed, and she has not said which."""
        return "county" in self.fields and not self.data.get("county")

    @property
    def county_said(self) -> Division | None:
        """Before all else is looked at: the one for certain, or the one she chose."""
        chosen = self.data.get("county") if "county" in self.fields else None
        return self.offer.county or next(
            (each for each in self.offer.choices if each.code == chosen), None
        )

    @property
    def why_asked(self) -> Any:
        return _WHY_ASKED[self.offer.asked]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("county") == NONE:
            del self.fields["county"]
            self.add_error("place", _NONE_OF_THEM)
        elif data.get("place") and not (self.offer.county or self.offer.choices):
            self.add_error("place", _NOT_FOUND)
        return data

    @property
    def county_found(self) -> Division | None:
        if self.offer.county:
            return self.offer.county
        return Division.objects.filter(code=self.cleaned_data.get("county") or "-").first()
