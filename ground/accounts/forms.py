import unicodedata
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.models import User
from ground.accounts.phones import parse_phone


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=_("手机号"),
        max_length=40,
        help_text=_("大陆号码直接填；其他国家和地区请加 + 和区号，例如 +44 7400 123456。"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={
            "required": _("请填写手机号"),
            "max_length": _("这不像一个手机号，请检查一下"),
        },
    )

    def clean_phone(self) -> str:
        try:
            return parse_phone(self.cleaned_data["phone"])
        except NotAPhone as refusal:
            raise forms.ValidationError(_("这不像一个手机号，请检查一下")) from refusal


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("验证码"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
        error_messages={
            "required": _("请填写短信里的验证码"),
            "max_length": _("验证码是 6 位数字"),
        },
    )

    def clean_code(self) -> str:
        typed = unicodedata.normalize("NFKC", self.cleaned_data["code"])
        code = typed.replace(" ", "").replace("-", "")
        if not (len(code) == 6 and code.isascii() and code.isdigit()):
            raise forms.ValidationError(_("验证码是 6 位数字"))
        return code


class AccountForm(forms.Form):
    name = forms.CharField(
        label=_("姓名"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": _("姓名最多 80 个字")},
    )
    email = forms.EmailField(
        label=_("邮箱"),
        required=False,
        help_text=_("可以不填。填了，订单的消息在短信之外多一条路。"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        max_length=254,
        error_messages={
            "invalid": _("这不像一个邮箱地址，请检查一下"),
            "max_length": _("邮箱地址太长了"),
        },
    )
    language = forms.ChoiceField(
        label=_("我们用哪种语言给您发消息"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("请选择一种语言"), "required": _("请选择一种语言")},
    )

    @classmethod
    def of(cls, user: User, data: Any = None) -> "AccountForm":
        known = {"name": user.name, "email": user.email, "language": user.language}
        return cls(data, initial=known)

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()
