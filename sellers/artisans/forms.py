from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from sellers.artisans.models import Scope

SPANS = [("30", _("一个月")), ("90", _("三个月")), ("180", _("半年")), ("365", _("一年"))]


class HelperForm(forms.Form):
    phone = forms.CharField(
        label=_("她的手机号"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={
            "required": _("请填写她的手机号"),
            "max_length": _("这不像一个手机号，请检查一下"),
        },
    )
    scopes = forms.MultipleChoiceField(
        label=_("她可以做什么"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("碰不到钱，也改不了你的资料。"),
        error_messages={
            "required": _("请至少选一样她可以做的事"),
            "invalid_choice": _("请从列出的几样里选"),
        },
    )
    days = forms.ChoiceField(
        label=_("帮到什么时候"),
        choices=SPANS,
        initial="90",
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选一个期限"),
            "invalid_choice": _("请从列出的期限里选"),
        },
    )

    def clean_phone(self) -> str:
        try:
            return parse_phone(self.cleaned_data["phone"])
        except NotAPhone as refusal:
            raise forms.ValidationError(_("这不像一个手机号，请检查一下")) from refusal

    def clean_scopes(self) -> list[Scope]:
        return [Scope(name) for name in self.cleaned_data["scopes"]]

    @property
    def until(self) -> date:
        return timezone.localdate() + timedelta(days=int(self.cleaned_data["days"]))

    @property
    def terms(self) -> dict[str, Any]:
        """As `ask_helper` takes them."""
        return {
            "phone": self.cleaned_data["phone"],
            "scopes": self.cleaned_data["scopes"],
            "until": self.until,
        }


class HelperConsentForm(HelperForm):
    """The first time she also agrees to be helped; never ticked for her (PIPL art. 14)."""

    agrees = forms.BooleanField(
        label=_("我同意帮办人在约定的日子里替我做这些事"),
        error_messages={"required": _("请先勾选同意，再请人帮忙")},
    )
