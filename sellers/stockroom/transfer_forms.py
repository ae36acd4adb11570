from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sellers.stockroom.models import Place

_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请从列出的里面选")}


class EndsForm(forms.Form):
    """From where to where; then what lies there is listed."""

    source = forms.ModelChoiceField(
        Place.objects.none(), label=_("从哪里拿"), empty_label=None, error_messages=_CHOOSE
    )
    target = forms.ModelChoiceField(
        Place.objects.none(), label=_("送到哪里"), empty_label=None, error_messages=_CHOOSE
    )
    work = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, places: QuerySet[Place], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("source", "target"):
            self.fields[name].queryset = places  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("source") and said.get("source") == said.get("target"):
            self.add_error("target", _("请选另一个地方"))
        return said
