"""What officers and leaders type of pairings."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.models import User
from ground.accounts.phones import parse_phone
from ground.crafts.models import Craft
from ground.regions.models import Division
from ground.regions.queries import find_county
from programme.pairing.models import Enterprise, Leader, Pairing
from programme.record.models import Person
from sellers.cooperatives.errors import NotAUscc
from sellers.cooperatives.uscc import read_uscc
from sellers.organs.models import Officer

_LONG = {"max_length": _("太长了"), "min_length": _("太短了，请写清楚")}
_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请选一个")}
MOST_WOMEN = 1_000_000


def _line(label: Any, most: int, hint: Any = "", required: bool = True) -> forms.CharField:
    told = {**_LONG, "required": _("请填写这一项")}
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=required, error_messages=told
    )


def _words(label: Any, most: int, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        widget=forms.Textarea({"rows": 3}),
        error_messages={**_LONG, "required": _("请写几句")},
    )


class PastDay(forms.DateField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            initial=timezone.localdate,
            error_messages={
                "required": _("请写哪一天"),
                "invalid": _("日期这样写：2026-03-01"),
            },
            **options,
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("这一天还没到"))
        return day


class PlaceForm(forms.Form):
    """A county within the officer's region; hers, where she has one and writes none."""

    place = _line(_("在哪个县（不写就是你们这里）"), 60, _("例如：贵州凯里。"), required=False)

    def __init__(self, officer: Officer, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.officer = officer

    def clean_place(self) -> Division:
        own, typed = self.officer.organ.region, self.cleaned_data["place"].strip()
        county = find_county(typed).county if typed else own
        if county is None:
            raise forms.ValidationError(_("没找到这个县，请把省和县都写上"))
        above = [county.pk, county.parent_id, county.parent and county.parent.parent_id]
        if own and own.pk not in above:
            raise forms.ValidationError(_("这个县不归你们管"))
        return county


class LeaderForm(PlaceForm):
    name_zh = _line(_("带头人的名字"), 80)
    phone = _line(
        _("她的手机号（可以不写）"), 40, _("用这个号码登录过，才能在工作台看到和她结对的人。"),
        required=False,
    )  # fmt: skip
    craft = forms.ModelChoiceField(
        label=_("哪一种手艺"),
        queryset=Craft.objects.all(),
        empty_label=_("请选一个"),
        error_messages=_CHOOSE,
    )
    since = PastDay(label=_("从哪一天起"))
    agrees_to_name = forms.BooleanField(
        label=_("她同意：和她结对的人能看到她的名字"), required=False
    )
    field_order = ("name_zh", "phone", "place", "craft", "since", "agrees_to_name")

    def clean_phone(self) -> User | None:
        typed = self.cleaned_data["phone"].strip()
        if not typed:
            return None
        try:
            user = User.objects.filter(phone=parse_phone(typed), is_active=True).first()
        except NotAPhone as refusal:
            raise forms.ValidationError(_("这不像一个手机号，请检查一下")) from refusal
        if user is None:
            raise forms.ValidationError(_("没有用这个号码登录过的人"))
        return user

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("name_zh", "craft", "since", "agrees_to_name")
        return {"user": data["phone"], "region": data["place"], **{n: data[n] for n in names}}


class PersonChoice(forms.ModelChoiceField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            queryset=Person.objects.none(),
            widget=forms.RadioSelect,
            empty_label=None,
            error_messages=_CHOOSE,
            **options,
        )

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}，{obj.region} {obj.place_zh}"


class PersonForm(forms.Form):
    person = PersonChoice(label=_("哪一位"))

    def __init__(self, persons: QuerySet[Person], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = persons  # type: ignore[attr-defined]


class PairForm(PersonForm):
    model = forms.ChoiceField(
        label=_("哪一种办法"), choices=Pairing.Model.choices, error_messages=_CHOOSE
    )
    enterprise = forms.ModelChoiceField(
        label=_("哪一家企业给活（可以不选）"),
        queryset=Enterprise.objects.none(),
        required=False,
        error_messages=_CHOOSE,
    )
    from_on = PastDay(label=_("从哪一天起"))

    def __init__(
        self, persons: QuerySet[Person], enterprises: QuerySet[Enterprise], *args: Any
    ) -> None:
        super().__init__(persons, *args)
        self.fields["enterprise"].queryset = enterprises  # type: ignore[attr-defined]


class VisitForm(forms.Form):
    key = forms.CharField(
        max_length=32, widget=forms.HiddenInput, initial=lambda: get_random_string(24)
    )
    on = PastDay(label=_("哪一天去的"))
    done_zh = _words(_("做了什么"), 300)
    result_zh = _words(_("结果怎么样（可以不写）"), 300, required=False)

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}


class EndForm(forms.Form):
    why = _line(_("为什么结束"), 200)


class GroupForm(PlaceForm):
    name_zh = _line(_("互助组的名字"), 60)
    leader = forms.ModelChoiceField(
        label=_("带头人（可以不选）"),
        queryset=Leader.objects.none(),
        required=False,
        error_messages=_CHOOSE,
    )
    since = PastDay(label=_("从哪一天起"))
    field_order = ("name_zh", "place", "leader", "since")

    def __init__(self, officer: Officer, leaders: QuerySet[Leader], *args: Any) -> None:
        super().__init__(officer, *args)
        self.fields["leader"].queryset = leaders  # type: ignore[attr-defined]

    @property
    def facts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return {"region": data.pop("place"), **data}


class LicenceForm(forms.Form):
    """The code as it stands on the licence."""

    uscc = _line(_("统一社会信用代码"), 30, _("照营业执照写。"))

    def clean_uscc(self) -> str:
        typed = self.cleaned_data["uscc"].strip()
        try:
            return read_uscc(typed) if typed else ""
        except NotAUscc as refusal:
            raise forms.ValidationError(_("这个代码对不上。请照营业执照再看一遍")) from refusal


class EnterpriseForm(PlaceForm, LicenceForm):
    name_zh = _line(_("企业的名字"), 100)
    name_en = _line(_("英文名字（可以不写）"), 160, required=False)
    uscc = _line(_("统一社会信用代码（可以不写）"), 30, required=False)
    field_order = ("name_zh", "name_en", "place", "uscc")

    @property
    def facts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return {"region": data.pop("place"), **data}


class ReportForm(forms.Form):
    women = forms.IntegerField(
        label=_("企业自己报的残疾妇女人数"),
        min_value=0,
        max_value=MOST_WOMEN,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("请写一个数"),
            "invalid": _("请写一个数"),
            "min_value": _("太小了"),
            "max_value": _("太大了"),
        },
    )
    on = PastDay(label=_("哪一天报的"))
