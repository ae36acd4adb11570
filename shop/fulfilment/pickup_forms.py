from django import forms
from django.utils.translation import gettext_lazy as _

from shop.fulfilment.pickups import LENGTH, tidied


class CodeForm(forms.Form):
    """What the buyer shows: typed, or read by a hand scanner that types it."""

    code = forms.CharField(
        label=_("取货码"),
        help_text=_("六个数字，买家的短信里和订单页上都有"),
        max_length=40,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "code"}),
        error_messages={"required": _("请填取货码"), "max_length": _("取货码是六个数字")},
    )

    def clean_code(self) -> str:
        code = tidied(self.cleaned_data["code"])
        if len(code) != LENGTH or not code.isdecimal():
            raise forms.ValidationError(_("取货码是六个数字"))
        return code


class UncodedForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("为什么没有取货码"),
        choices=[
            ("no_phone", _("买家没带手机，或手机没电")),
            ("somebody", _("买家请别人来取")),
            ("known", _("我认识这位买家")),
            ("other", _("别的原因")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个原因"), "invalid_choice": _("请选一个原因")},
    )
