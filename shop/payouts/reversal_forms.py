from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ground.money.fen import FractionOfFen, to_fen
from shop.payouts.forms import ReasonForm


class ReversalForm(ReasonForm):
    """`amount_fen`: typed in yuan, no more than can be reached."""

    amount_fen = forms.DecimalField(
        label=_("收回多少（元）"),
        max_digits=12,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "required": _("请填写金额"),
            "invalid": _("金额不对，请写成 268.00 这样"),
            "max_digits": _("金额不对，请写成 268.00 这样"),
            "max_whole_digits": _("金额不对，请写成 268.00 这样"),
        },
    )
    field_order = ("amount_fen", "reason")

    def __init__(self, reach_fen: int, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reach_fen = reach_fen
        self.initial["amount_fen"] = f"{Decimal(reach_fen) / 100:.2f}"

    def clean_amount_fen(self) -> int:
        try:
            fen = to_fen(self.cleaned_data["amount_fen"])
        except FractionOfFen as finer:
            raise ValidationError(_("金额不对，请写成 268.00 这样")) from finer
        if not 0 < fen <= self.reach_fen:
            raise ValidationError(_("现在收不回这么多。请看上面的数。"))
        return fen
