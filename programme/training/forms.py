"""What she says with her enrolling, and what anyone types to check a certificate."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class EnrolForm(forms.Form):
    access = forms.CharField(
        label=_("你要什么方便（可以不写）"),
        help_text=_("例如：要坐轮椅进去，要有人会手语，要带孩子。只给办班的人看。"),
        required=False,
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": _("最多 200 个字")},
    )

    def __init__(self, data: Any = None, *, helps: bool = False) -> None:
        super().__init__(data)
        if helps:
            self.fields["access"].label = _("她要什么方便（可以不写）")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("结业证上的码"),
        help_text=_("13 个字母和数字。"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("请写上码"), "max_length": _("码太长了")},
    )
