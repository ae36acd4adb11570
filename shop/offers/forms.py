from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_TYPED = 60  # with spaces and dashes between


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("优惠码"),
        help_text=_("大小写都行，空格不管。"),
        max_length=LONGEST_TYPED,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={
            "required": _("请填优惠码"),
            "max_length": _("优惠码没有这么长，请再看一下"),
            "null_characters_not_allowed": _("没有这个优惠码，请再看一下"),
        },
    )
