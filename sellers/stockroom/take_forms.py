from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sellers.stockroom.models import Place

_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请从列出的里面选")}


class PlaceForm(forms.Form):
    """Where one counts."""

    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("数哪里"), empty_label=None, error_messages=_CHOOSE
    )

    def __init__(self, places: QuerySet[Place], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
