"""What who leads types of members, keepers, the registration and the relations."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from sellers.cooperatives.models import Cooperative, Keeper, Membership, Relation

FLOORS = [
    ("100", _("一分也不能少")),
    ("90", _("最少九折")),
    ("80", _("最少八折")),
    ("70", _("最少七折")),
]
_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请从列出的里面选")}
_DAY = {"required": _("请选日子"), "invalid": _("请写日期，例如 2026-12-01")}


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=_("她的手机号"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={
            "required": _("请填写她的手机号"),
            "max_length": _("这不像一个手机号，请检查一下"),
        },
    )

    def clean_phone(self) -> str:
        try:
            return parse_phone(self.cleaned_data["phone"])
        except NotAPhone as refusal:
            raise forms.ValidationError(_("这不像一个手机号，请检查一下")) from refusal


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label=_("她管什么"),
        choices=Keeper.Role.choices,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )


class KeeperForm(PhoneForm, RoleForm):
    field_order = ("phone", "role")


def _pieces() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("一周能做几件（可以空着）"),
        required=False,
        min_value=1,
        max_value=999,
        error_messages={
            "invalid": _("请写一个整数"),
            "min_value": _("最少写 1，或空着"),
            "max_value": _("最多写 999"),
        },
    )


class PiecesForm(forms.Form):
    pieces_a_week = _pieces()


class MemberForm(forms.Form):
    number = forms.CharField(
        label=_("成员号（可以空着）"),
        max_length=20,
        required=False,
        help_text=_("你们自己名册上的号。"),
        error_messages={"max_length": _("成员号最多 20 个字")},
    )
    pieces_a_week = _pieces()


class RegisterForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("是什么"),
        choices=Cooperative.Kind.choices,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    uscc = forms.CharField(
        label=_("统一社会信用代码（还没有就空着）"),
        max_length=30,
        required=False,
        help_text=_("营业执照上的 18 位。"),
        error_messages={"max_length": _("应该是 18 位，请检查一下")},
    )


class RelationForm(forms.Form):
    model = forms.ChoiceField(
        label=_("怎么合作"),
        choices=Relation.Model.choices,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    agreed_on = forms.DateField(
        label=_("哪天约好的"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=_DAY,
    )
    others = forms.ModelMultipleChoiceField(
        Cooperative.objects.none(),
        label=_("和谁一起（可以不选）"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("请从列出的里面选")},
    )
    members = forms.ModelMultipleChoiceField(
        Membership.objects.none(),
        label=_("哪些成员在里面（可以不选）"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("请从列出的里面选")},
    )
    note = forms.CharField(
        label=_("记一笔（可以空着）"),
        max_length=300,
        required=False,
        error_messages={"max_length": _("请写短一点，300 个字以内")},
    )

    def __init__(self, *args: Any, cooperative: Cooperative, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others, members = self.fields["others"], self.fields["members"]
        others.queryset = Cooperative.objects.exclude(pk=cooperative.pk).order_by("name_zh")  # type: ignore[attr-defined]
        hers = cooperative.memberships.current().select_related("artisan", "cooperative")
        members.queryset = hers.order_by("number", "pk")  # type: ignore[attr-defined]
        members.label_from_instance = lambda each: each.artisan.name  # type: ignore[attr-defined]

    def clean_agreed_on(self) -> date:
        return _not_to_come(self.cleaned_data["agreed_on"])


class EndForm(forms.Form):
    on = forms.DateField(
        label=_("哪天结束的"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=_DAY,
    )

    def clean_on(self) -> date:
        return _not_to_come(self.cleaned_data["on"])


def _not_to_come(day: date) -> date:
    if day > timezone.localdate():
        raise forms.ValidationError(_("这一天还没到"))
    return day


class FloorForm(forms.Form):
    floor_percent = forms.TypedChoiceField(
        label=_("价格最低到哪里"),
        choices=FLOORS,
        coerce=int,
        initial="90",
        widget=forms.RadioSelect,
        help_text=_("按你最后一次定的价算。再低，要你自己改。"),
        error_messages=_CHOOSE,
    )
