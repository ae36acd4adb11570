"""What an officer writes of a woman she met: who she is, her household, her work."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.privacy.vault import fingerprint
from ground.regions.models import Division
from ground.regions.queries import beyond
from programme.record.models import Person, Poverty, Spell
from programme.record.queries import alike
from sellers.organs.models import Officer, Special
from sellers.organs.queries import is_in_charge
from sellers.verification.errors import NotANumber
from sellers.verification.forms import NamedForm
from sellers.verification.number import read_number

_TOO_LONG = _("太长了")
_WRONG_DAY = {"required": _("请写日期"), "invalid": _("日期不对，请写成 2026-05-31 这样")}


class DayField(forms.DateField):
    """A day that has been; in any of the ways one writes it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            help_text=_("年-月-日，例如 2026-05-31"),
            input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"],
            widget=forms.DateInput(attrs={"autocomplete": "off"}),
            error_messages=_WRONG_DAY,
            **options,
        )

    Refused = forms.ValidationError

    def validate(self, value: Any) -> None:
        super().validate(value)
        if isinstance(value, date) and not (value.year >= 1990 and value <= timezone.localdate()):
            raise forms.ValidationError(_("日期不能是以后的，也不能太早"))


class CertificateField(forms.CharField):
    """Its fingerprint, or nothing: the number itself is kept nowhere."""

    def __init__(self, **options: Any) -> None:
        told = _("证号不对：应该是 20 到 22 位。请对着证件再看一遍")
        super().__init__(
            help_text=_("只用来认出同一个人，号码本身不留。"),
            max_length=60,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            error_messages={"max_length": told, "invalid": told, "required": told},
            **options,
        )

    def clean(self, value: Any) -> str:
        typed = super().clean(value).strip()
        try:
            read = read_number(typed, timezone.localdate()) if typed else None
        except NotANumber as refusal:
            raise forms.ValidationError(self.error_messages["invalid"]) from refusal
        return fingerprint(read.identity, "identity") if read else ""


class CheckForm(forms.Form):
    """An officer holds her certificate in her hand."""

    number = CertificateField(label=_("她的残疾人证号"))


class KnownBy(NamedForm):
    """What tells one woman from another of her name; both may stay empty."""

    phone = forms.CharField(
        label=_("她的手机号（可以不填）"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"max_length": _("手机号不对，请再看一遍")},
    )
    number = CertificateField(label=_("她的残疾人证号（可以不填）"), required=False)

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"].strip()
        try:
            return parse_phone(typed) if typed else ""
        except NotAPhone as refusal:
            raise forms.ValidationError(_("手机号不对，请再看一遍")) from refusal


class PersonForm(KnownBy):
    """Her name and place as in her own registering; all else may stay empty."""

    field_order: tuple[str, ...] = ("name", "place", "county", "special", "phone", "number")

    special = forms.ChoiceField(
        label=_("她属于"),
        required=False,
        choices=[("", _("住的省")), *Special.choices],
    )
    shares = forms.BooleanField(label=_("她同意：妇联和乡村振兴部门也能看到她"), required=False)
    another = forms.BooleanField(label=_("我看过了，不是同一个人"), required=False)

    def __init__(self, officer: Officer, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.officer = officer
        self.alike: list[Person] = []
        if officer.organ.special:
            del self.fields["special"]
        self.fields["name"].label = _("她的名字")
        self.fields["place"].label = _("她住在哪个县、哪个村镇")
        self.fields["name"].help_text = _("和她的证件上一样。")
        self.fields["place"].error_messages["required"] = _("请填写她住的县和村镇")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        county = self.county_found if data.get("place") and not self.errors else None
        if county:
            self._look_around(county, data)
        return data

    def _look_around(self, county: Division, data: dict[str, Any]) -> None:
        """Hers to register, and nobody who might be the same woman, or the officer looked."""
        if not is_in_charge(self.officer, county):
            self.add_error("place", _("这个地方不归你们管，请联系当地的同事"))
            return
        self.alike = list(alike(data["name"], data.get("phone", ""), county))
        if self.alike and not data.get("another"):
            self.add_error("another", _("下面有同名或同号的人。请先看是不是同一个人，再勾选"))

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "name_zh": data["name"],
            "region": self.county_found,
            "place_zh": beyond(data["place"], self.county_found) if self.county_found else "",
            "phone": data["phone"],
            "identity_print": data["number"],
            "shares": data["shares"],
        }


class PovertyForm(forms.Form):
    status = forms.ChoiceField(
        label=_("她家是"),
        choices=Poverty.Status.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个"), "invalid_choice": _("请选一个")},
    )
    source = forms.CharField(
        label=_("根据什么"),
        help_text=_("例如：县乡村振兴局 2026 年 3 月名单。"),
        min_length=2,
        max_length=120,
        error_messages={
            "required": _("请写明根据什么"),
            "min_length": _("太短了，请写清楚"),
            "max_length": _TOO_LONG,
        },
    )
    checked_on = DayField(label=_("哪天核对的"))


class SpellForm(forms.Form):
    """Work that no sale here proves: a contract, or what the officer saw herself."""

    kind = forms.ChoiceField(
        label=_("凭什么知道她在做手工"),
        choices=[each for each in Spell.Kind.choices if each[0] in {"contract", "officer"}],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个"), "invalid_choice": _("请选一个")},
    )
    evidence = forms.CharField(
        label=_("看到了什么"),
        help_text=_("例如：和云岭合作社签的用工协议，2026 年 1 月起。"),
        min_length=4,
        max_length=120,
        error_messages={
            "required": _("请写看到了什么"),
            "min_length": _("太短了，请写清楚"),
            "max_length": _TOO_LONG,
        },
    )
    began_on = DayField(label=_("从哪天开始"))
