from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from shop.order.carriers import CARRIERS


class SendForm(forms.Form):
    """How it was sent. Without a number yet: the courier fetched it, the number comes later."""

    carrier = forms.ChoiceField(
        label=_("哪家快递"),
        error_messages={"required": _("请选快递"), "invalid_choice": _("请选快递")},
    )
    tracking_number = forms.CharField(
        label=_("快递单号"),
        help_text=_("还没有单号可以先空着，以后再补"),
        max_length=40,
        required=False,
        validators=[RegexValidator(r"^[A-Za-z0-9-]*$", _("单号只有字母和数字"))],
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"max_length": _("单号没有这么长")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carrier"].choices = [
            ("", _("请选择")),
            *((code, carrier.name) for code, carrier in CARRIERS.items()),
        ]

    def clean_tracking_number(self) -> str:
        return str(self.cleaned_data["tracking_number"]).upper()


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("为什么不接"),
        choices=[
            ("no_time", _("最近做不了")),
            ("no_material", _("材料没有了")),
            ("sold_elsewhere", _("已经卖掉了")),
            ("cannot_send", _("寄不到那里")),
            ("other", _("别的原因")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个原因"), "invalid_choice": _("请选一个原因")},
    )
