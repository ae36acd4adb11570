"""What her account is; what an operator types of holds, looks and batches."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from sellers.cooperatives.models import Cooperative
from shop.payouts.models import Batch, Method

_CARD = re.compile(r"\d{8,30}")
_UNIONPAY = re.compile(r"62\d{14,17}")
_SAID = re.compile(r"[\w·.()（）&' -]+")  # nothing that a spreadsheet takes for a formula
_TEXT = {"autocomplete": "off", "spellcheck": "false"}
_LONG = forms.Textarea(attrs={"rows": 3})


class PayoutAccountForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("钱打到哪里"),
        choices=[
            (Method.BANK.value, Method.BANK.label),
            (Method.ALIPAY.value, Method.ALIPAY.label),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选银行卡或支付宝"),
            "invalid_choice": _("请选银行卡或支付宝"),
        },
    )
    holder = forms.CharField(
        label=_("账户是谁的名字"),
        max_length=100,
        help_text=_("要和店主的名字一样。"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("请填写账户上的名字"), "max_length": _("名字太长了")},
    )
    number = forms.CharField(
        label=_("卡号或支付宝账号"),
        max_length=100,
        help_text=_("支付宝账号是手机号或邮箱。"),
        widget=forms.TextInput(attrs=_TEXT),
        error_messages={"required": _("请填写卡号或支付宝账号"), "max_length": _("账号太长了")},
    )
    bank = forms.CharField(
        label=_("开户银行（只有银行卡要填）"),
        max_length=60,
        required=False,
        help_text=_("例如：中国农业银行凯里支行"),
        widget=forms.TextInput(attrs=_TEXT),
        error_messages={"max_length": _("银行名字最多 60 个字")},
    )

    def clean_holder(self) -> str:
        return _harmless(self.cleaned_data["holder"], _("名字里有奇怪的符号"))

    def clean_bank(self) -> str:
        bank = self.cleaned_data["bank"].strip()
        is_card = self.cleaned_data.get("kind") == Method.BANK
        if is_card and not bank:
            raise ValidationError(_("请填写开户银行"))
        return _harmless(bank, _("银行名字里有奇怪的符号")) if is_card and bank else ""

    def clean_number(self) -> str:
        typed = unicodedata.normalize("NFKC", self.cleaned_data["number"]).strip()
        if self.cleaned_data.get("kind") == Method.ALIPAY:
            return _alipay(typed)
        digits = re.sub(r"[\s-]", "", typed)
        if not (digits.isascii() and _CARD.fullmatch(digits)):
            raise ValidationError(_("卡号只有数字，请对着卡再看一遍"))
        if _UNIONPAY.fullmatch(digits) and not _adds_up(digits):
            raise ValidationError(_("卡号有一位不对，请对着卡再看一遍"))
        return digits


def _harmless(text: str, told: Any) -> str:
    plain = unicodedata.normalize("NFKC", text).strip()
    if not _SAID.fullmatch(plain) or not plain[0].isalnum():
        raise ValidationError(told)
    return plain


def _alipay(typed: str) -> str:
    if "@" in typed:
        try:
            validate_email(typed)
        except ValidationError as refusal:
            raise ValidationError(_("这不像支付宝账号")) from refusal
        if not typed[0].isalnum():
            raise ValidationError(_("这不像支付宝账号"))
        return typed.lower()
    try:
        return parse_phone(typed).removeprefix("+86").lstrip("+")
    except NotAPhone as refusal:
        raise ValidationError(_("这不像支付宝账号")) from refusal


def _adds_up(digits: str) -> bool:
    """The last digit checks the others (Luhn), so that a slip of the finger is seen at once."""
    doubled = [int(d) * 2 if place % 2 else int(d) for place, d in enumerate(reversed(digits))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


class CollectForm(forms.Form):
    cooperative = forms.ModelChoiceField(
        label=_("请哪个合作社代收"),
        queryset=Cooperative.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("请选一个合作社"),
            "invalid_choice": _("请从列出的合作社里选"),
        },
    )
    agrees = forms.BooleanField(
        label=_("我同意货款打给合作社，由合作社转给我"),
        error_messages={"required": _("请先勾选同意")},
    )

    def __init__(self, *args: Any, choices: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["cooperative"].queryset = choices  # type: ignore[attr-defined]


class SignedForm(forms.Form):
    signed_on = forms.DateField(
        label=_("委托书上写的日子"),
        help_text=_("年-月-日，例如 2026-05-31"),
        input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"],
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("请填写委托书上的日子"),
            "invalid": _("日期不对，请写成 2026-05-31 这样"),
        },
    )

    def clean_signed_on(self) -> Any:
        if self.cleaned_data["signed_on"] > timezone.localdate():
            raise ValidationError(_("这个日子还没有到"))
        return self.cleaned_data["signed_on"]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("理由"),
        min_length=4,
        max_length=200,
        widget=_LONG,
        error_messages={
            "required": _("请写明理由"),
            "min_length": _("理由太短了，至少写 4 个字"),
            "max_length": _("理由最多 200 个字"),
        },
    )


class HoldForm(ReasonForm):
    """`number`: of an order, whose part of this shop is held; empty: all of the shop."""

    shop = forms.CharField(
        label=_("店铺"),
        help_text=_("写店名，或店铺网址里的名字。"),
        max_length=120,
        widget=forms.TextInput(attrs={**_TEXT, "list": "shops"}),
        error_messages={"required": _("请填写店铺"), "max_length": _("没有这家店")},
    )
    number = forms.CharField(
        label=_("订单号（空着就是全店）"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=_TEXT),
        error_messages={"max_length": _("没有这个订单")},
    )
    until = forms.DateField(
        label=_("到哪一天（空着就是等人解除）"),
        required=False,
        help_text=_("年-月-日，例如 2026-05-31"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("日期不对，请写成 2026-05-31 这样")},
    )
    field_order = ("shop", "number", "reason", "until")

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until <= timezone.localdate():
            raise ValidationError(_("请填写今天以后的日子"))
        return until


class BatchForm(forms.Form):
    method = forms.ChoiceField(
        label=_("打款方式"),
        choices=Method.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一种打款方式"), "invalid_choice": _("请选一种打款方式")},
    )
    encoding = forms.ChoiceField(
        label=_("文件的编码"),
        choices=Batch.Encoding.choices,
        initial=Batch.Encoding.UTF8,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一种编码"), "invalid_choice": _("请选一种编码")},
    )


class ConfirmationForm(forms.Form):
    file = forms.FileField(
        label=_("银行或支付宝的结果（CSV）"),
        help_text=_("第一行：打款编号、金额（元）、结果、原因。最后一行：合计、总金额、笔数。"),
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        error_messages={"required": _("请选一个文件"), "empty": _("这个文件是空的")},
    )
