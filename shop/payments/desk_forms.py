from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sellers.verification.forms import PhotoField
from shop.payments.models import Adjustment

Kind = Adjustment.Kind
_LONG = forms.Textarea({"rows": 4})


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("查到了什么"),
        help_text=_("写清楚是什么钱、怎么处理的。"),
        max_length=1000,
        widget=_LONG,
        error_messages={"required": _("请写查到了什么"), "max_length": _("最多 1000 个字")},
    )


class AdjustForm(forms.Form):
    """`kinds`: what may be asked here."""

    kind = forms.ChoiceField(
        label=_("怎么处理"),
        widget=forms.RadioSelect,
        error_messages={"required": _("请选怎么处理"), "invalid_choice": _("请选怎么处理")},
    )
    reason = forms.CharField(
        label=_("为什么"),
        help_text=_("同意的人要看得明白。"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("请写为什么"), "max_length": _("最多 300 个字")},
    )

    def __init__(self, kinds: list[Adjustment.Kind], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]


class EvidenceForm(forms.Form):
    text = forms.CharField(
        label=_("要说的话"),
        help_text=_("写寄出的日子、单号、和买家说过的话。不要写残疾和家里的事。"),
        max_length=15000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("请写要回答银行的话"), "max_length": _("太长了")},
    )
    photo = PhotoField(label=_("凭据的照片"), help_text=_("可以不传。"), required=False)
