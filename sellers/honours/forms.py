from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sellers.honours.models import Honour
from sellers.verification.forms import PhotoField

_EARLIEST = 1949
_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请选一个")}


class ClaimForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("是什么荣誉"),
        choices=Honour.Kind.choices,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    name_zh = forms.CharField(
        label=_("奖或称号的名字"),
        help_text=_("选了「别的奖或称号」才要写。"),
        required=False,
        max_length=60,
        error_messages={"max_length": _("太长了")},
    )
    grantor_zh = forms.CharField(
        label=_("谁给的"),
        help_text=_("证书上盖章的单位，例如：贵州省妇联。"),
        min_length=2,
        max_length=80,
        error_messages={
            "required": _("请写谁给的"),
            "min_length": _("太短了，请写清楚"),
            "max_length": _("太长了"),
        },
    )
    level = forms.ChoiceField(
        label=_("哪一级"),
        choices=Honour.Level.choices,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    year = forms.CharField(
        label=_("哪一年"),
        help_text=_("四个数字，例如 2023。"),
        max_length=6,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("请写哪一年"), "max_length": _("年份写四个数字")},
    )
    shows = forms.BooleanField(
        label=_("我同意放在我的页面和作品旁边"),
        required=False,
    )
    photo = PhotoField(
        label=_("证书的照片（可以不放）"),
        help_text=_("只给核对的人看，核对完就删掉。"),
        required=False,
    )

    def clean_year(self) -> int:
        text = self.cleaned_data["year"].strip().removesuffix("年")
        this_year = timezone.localdate().year
        if not (text.isascii() and text.isdigit() and _EARLIEST <= int(text) <= this_year):
            raise forms.ValidationError(_("年份写四个数字，不能是以后的"))
        return int(text)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == Honour.Kind.PRIZE and not data.get("name_zh"):
            self.add_error("name_zh", _("请写奖或称号的名字"))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        is_prize = data["kind"] == Honour.Kind.PRIZE
        facts = {name: data[name] for name in ("kind", "grantor_zh", "level", "year")}
        return {**facts, "name_zh": data["name_zh"] if is_prize else ""}


class RefuseForm(forms.Form):
    reason = forms.CharField(
        label=_("为什么不通过"),
        help_text=_("会用短信原样发给她，请写得简单明白。"),
        min_length=4,
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": _("请写明理由"),
            "min_length": _("理由太短了，至少写 4 个字"),
            "max_length": _("理由最多 200 个字"),
        },
    )
