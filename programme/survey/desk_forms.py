"""What officers type: a round, a surveyor, a request, and its answer."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.models import User
from ground.accounts.phones import parse_phone
from ground.money.typed import NotAnAmount, parse_yuan
from ground.regions.models import Division
from ground.regions.queries import path_of
from programme.survey.models import Edition, Option
from programme.survey.questionnaire import Resource

_LONG = {"max_length": _("太长了")}
_CHOOSE = dict.fromkeys(("required", "invalid_choice"), _("请选一个"))
_DAY = dict.fromkeys(("required", "invalid"), _("日期不对，请写成 2030-05-31"))
_LONGEST = timedelta(days=730)


def day_field(label: Any, **rest: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=_DAY, **rest)


def _is_ahead(form: forms.Form, name: str) -> Any:
    day = form.cleaned_data[name]
    today = timezone.localdate()
    if not today <= day <= today + _LONGEST:
        raise forms.ValidationError(_("请写今天以后、两年以内的一天"))
    return day


class RoundForm(forms.Form):
    name = forms.CharField(
        label=_("这次调查叫什么"),
        help_text=_("例如：凯里市 2026 年春季摸底调查"),
        min_length=2,
        max_length=60,
        error_messages={
            "required": _("请写调查的名字"),
            "min_length": _("太短了，请写清楚"),
            **_LONG,
        },
    )
    edition = forms.ModelChoiceField(
        label=_("用哪一版问卷"),
        queryset=Edition.objects.none(),
        empty_label=None,
        error_messages=_CHOOSE,
    )
    closes_on = day_field(_("打算哪一天结束"))

    def __init__(self, editions: Any, *sent: Any) -> None:
        super().__init__(*sent)
        self.fields["edition"].queryset = editions.exclude(published_at=None)

    def clean_closes_on(self) -> Any:
        return _is_ahead(self, "closes_on")


class FormsForm(forms.Form):
    how_many = forms.IntegerField(
        label=_("印几份"),
        min_value=1,
        max_value=200,
        initial=20,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("请写 1 到 200 的整数")
        ),
    )


class SurveyorForm(forms.Form):
    phone = forms.CharField(
        label=_("调查员的手机号"),
        help_text=_("她先用这个号登录一次。"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "max_length"), _("手机号不对，请写 11 位")),
    )
    region = forms.ModelChoiceField(
        label=_("在哪里调查"),
        queryset=Division.objects.none(),
        empty_label=None,
        error_messages=_CHOOSE,
    )
    until = day_field(_("到哪一天"))

    def __init__(self, places: Any, *sent: Any) -> None:
        super().__init__(*sent)
        region = self.fields["region"]
        region.queryset = places
        region.label_from_instance = path_of

    def clean_phone(self) -> User:
        try:
            phone = parse_phone(self.cleaned_data["phone"])
        except NotAPhone as refusal:
            raise forms.ValidationError(_("手机号不对，请写 11 位")) from refusal
        user = User.objects.filter(phone=phone, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("这个号还没有登录过，请她先登录一次"))
        return user

    def clean_until(self) -> Any:
        return _is_ahead(self, "until")


class RequestForm(forms.Form):
    need = forms.ModelChoiceField(
        label=_("为了哪一种需要"),
        queryset=Option.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    kind = forms.ChoiceField(
        label=_("要什么"),
        choices=Resource.choices,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    what = forms.CharField(
        label=_("具体要什么"),
        help_text=_("例如：会蜡染的老师，每月来两次"),
        min_length=2,
        max_length=100,
        error_messages={
            "required": _("请写具体要什么"),
            "min_length": _("太短了，请写清楚"),
            **_LONG,
        },
    )
    much = forms.CharField(
        label=_("要多少"),
        help_text=_("人和物写个数；钱写多少元。"),
        max_length=14,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": _("请写要多少"), **_LONG},
    )
    reason = forms.CharField(
        label=_("为什么要"),
        min_length=4,
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": _("请写明理由"),
            "min_length": _("理由太短了，至少写 4 个字"),
            **_LONG,
        },
    )

    def __init__(self, needs: list[tuple[Option, int]], *sent: Any) -> None:
        super().__init__(*sent)
        counts = {option.pk: n for option, n in needs}
        field = self.fields["need"]
        field.queryset = Option.objects.filter(pk__in=counts)
        field.choices = [(option.pk, f"{option.text}（{n}）") for option, n in needs]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "much" not in data or "kind" not in data:
            return data
        try:
            data |= _amount(data["kind"], data["much"])
        except (NotAnAmount, ValueError):
            self.add_error("much", _("请写一个比 0 大的数"))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("need", "kind", "what", "reason", "quantity", "amount_fen")
        return {name: data[name] for name in names}


def _amount(kind: str, typed: str) -> dict[str, int | None]:
    """Raises NotAnAmount, ValueError."""
    if kind == Resource.MONEY:
        fen = parse_yuan(typed)
        if fen <= 0:
            raise ValueError
        return {"amount_fen": fen, "quantity": None}
    number = int(typed)
    if not 0 < number <= 1_000_000:
        raise ValueError
    return {"amount_fen": None, "quantity": number}


class DecideForm(forms.Form):
    grants = forms.ChoiceField(
        label=_("给不给"),
        choices=[("yes", _("给")), ("no", _("不给"))],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    answer = forms.CharField(
        label=_("怎么答复"),
        help_text=_("会用短信原样发给他们，给或不给都写明白。"),
        min_length=4,
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": _("请写明理由"),
            "min_length": _("理由太短了，至少写 4 个字"),
            "max_length": _("理由最多 200 个字"),
        },
    )
