from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import to_python

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone


class FindForm(forms.Form):
    """What a buyer still has when the link is lost."""

    number = forms.CharField(
        label=_("订单号"),
        max_length=20,
        error_messages={"required": _("请填订单号"), "max_length": _("订单号没有这么长")},
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
    contact = forms.CharField(
        label=_("下单时留的手机号或邮箱"),
        max_length=254,
        error_messages={"required": _("请填手机号或邮箱"), "max_length": _("太长了")},
        widget=forms.TextInput({"autocomplete": "tel"}),
    )

    def clean_number(self) -> str:
        return self.cleaned_data["number"].strip().upper()

    def clean_contact(self) -> str:
        """E.164 of a phone; an e-mail address in small letters."""
        text: str = self.cleaned_data["contact"].strip()
        if "@" in text:
            return text.lower()
        try:
            return parse_phone(text)
        except NotAPhone:
            return _landline(text)


def _landline(text: str) -> str:
    """A guest abroad may have left one. Raises ValidationError."""
    phone: Any = to_python(text, region="CN")
    if phone is None or not phone.is_valid():
        raise forms.ValidationError(_("这个手机号或邮箱看起来不对，请再看一下"))
    return str(phone.as_e164)
