"""What the public list can be asked for. What is not understood is left out and told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ground.crafts.models import Craft
from ground.regions.queries import provinces
from programme.training.showing import Shelf

_NAMES = {"region": _("在哪个省"), "craft": _("手艺")}


class ShelfForm(forms.Form):
    region = forms.ModelChoiceField(provinces(), required=False)
    craft = forms.ChoiceField(choices=Craft.Family.choices, required=False)

    def shelf(self) -> Shelf:
        self.is_valid()
        said = self.cleaned_data
        return Shelf(region=said.get("region"), family=said.get("craft", ""))

    def unknown(self) -> list[str]:
        return [str(_NAMES[name]) for name in self.errors]
