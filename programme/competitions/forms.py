"""What officers, entrants and judges type."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.crafts.models import Craft
from ground.money.typed import folded
from programme.competitions.entering import MOST_PHOTOS, Said
from programme.competitions.models import Criterion
from programme.record.models import Person
from sellers.verification.forms import PhotoField

_LONG = {"max_length": _("太长了"), "min_length": _("太短了，请写清楚")}
_DAY = {"required": _("请写哪一天"), "invalid": _("日期这样写：2026-03-01")}
_NUMBER = {
    "required": _("请写一个数"),
    "invalid": _("请写一个数"),
    "min_value": _("太小了"),
    "max_value": _("太大了"),
}
_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请选一个")}
_CRITERION = re.compile(r"(\S.{0,29}?)\s*(\d{1,3})")
_MARK = re.compile(r"(100|\d{1,2})(\.\d{1,2})?", re.ASCII)


def a_line(label: Any, most: int, hint: Any = "", required: bool = True) -> forms.CharField:
    told = {**_LONG, "required": _("请填写这一项")}
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=required, error_messages=told
    )


def some_words(label: Any, most: int, hint: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        min_length=4,
        max_length=most,
        widget=forms.Textarea({"rows": rows}),
        error_messages={**_LONG, "required": _("请写几句")},
    )


def a_day(label: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=_DAY)


def _number(label: Any, bounds: tuple[int, int], hint: Any = "", **more: Any) -> forms.IntegerField:
    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
    lowest, highest = bounds
    return forms.IntegerField(
        label=label, min_value=lowest, max_value=highest, help_text=hint, widget=widget,
        error_messages=_NUMBER, **more,
    )  # fmt: skip


class CompetitionForm(forms.Form):
    name_zh = a_line(_("比赛的名字"), 80)
    name_en = a_line(_("英文名字（可以不写）"), 160, required=False)
    place_zh = a_line(_("在哪里办"), 100)
    notice_zh = some_words(_("通知"), 2000, _("谁能参加、带什么、怎么去。大家都看得到。"), rows=8)
    enter_until = a_day(_("报名到哪一天"))
    held_on = a_day(_("哪一天比赛"))
    youngest = _number(_("最小多少岁（可以不写）"), (10, 99), required=False)
    oldest = _number(_("最大多少岁（可以不写）"), (10, 120), required=False)
    judges_at_least = _number(
        _("一件作品最少几位评委"), (3, 15), _("不到这么多人打分，就不排名次。"), initial=3
    )
    drops_extremes = forms.BooleanField(
        label=_("五位评委以上，去掉一个最高分和一个最低分"), required=False, initial=True
    )
    notice_days = _number(
        _("公示几个工作日"),
        (5, 7),
        _("按周一到周五数。遇上放假，请多写一天。"),
        initial=5,
    )

    def clean_enter_until(self) -> Any:
        day = self.cleaned_data["enter_until"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("这一天已经过了"))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        last, held = data.get("enter_until"), data.get("held_on")
        if last and held and held < last:
            self.add_error("held_on", _("比赛不能在报名结束以前"))
        young, old = data.get("youngest"), data.get("oldest")
        if young and old and old < young:
            self.add_error("oldest", _("最大的年纪比最小的还小"))
        return data


class EventForm(forms.Form):
    name_zh = a_line(_("项目的名字"), 40, _("例如：苗绣。"))
    name_en = a_line(_("英文名字（可以不写）"), 80, required=False)
    craft = forms.ModelChoiceField(
        label=_("哪一种手艺"),
        queryset=Craft.objects.all(),
        empty_label=_("请选一个"),
        error_messages=_CHOOSE,
    )
    quota = _number(_("每个地方能报几个人"), (1, 500), _("市州、县各算各的；县里办的一起算。"))
    minutes = _number(_("现场做多少分钟"), (1, 1440))
    winners = _number(_("公布前几名"), (1, 50), initial=3)
    criteria = some_words(
        _("按什么打分"), 600, _("一行一项，后面写占多少，例如：技法 40。"), rows=5
    )

    def clean_criteria(self) -> list[tuple[str, int]]:
        read = []
        for line in self.cleaned_data["criteria"].splitlines():
            if not (typed := folded(line)):
                continue
            found = _CRITERION.fullmatch(typed)
            if not found or not int(found[2]):
                raise forms.ValidationError(_("每一行写名字和占多少，例如：技法 40"))
            read.append((found[1], int(found[2])))
        if len({name for name, _weight in read}) != len(read) or not read:
            raise forms.ValidationError(_("有两行是同一个名字"))
        return read

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "criteria"}


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=_("评委的手机号"),
        help_text=_("他要先用这个号码登录过一次。"),
        max_length=40,
        widget=forms.TextInput({"type": "tel", "autocomplete": "off"}),
        error_messages={
            "required": _("请填写手机号"),
            "max_length": _("这不像一个手机号，请检查一下"),
        },
    )

    def clean_phone(self) -> str:
        try:
            return parse_phone(self.cleaned_data["phone"])
        except NotAPhone as refusal:
            raise forms.ValidationError(_("这不像一个手机号，请检查一下")) from refusal


class KinForm(forms.Form):
    name = a_line(
        _("她的名字"), 80, _("亲戚、徒弟、同事，或者一起做生意的人。她来不来参赛都可以写。")
    )


class NeedsForm(forms.Form):
    """What everyone who enters is asked; officers answer for her."""

    needs = forms.CharField(
        label=_("现场需要什么（可以不写）"),
        help_text=_("例如：坐着做、手语翻译、有人陪。只给安排现场的人看。"),
        max_length=200,
        required=False,
        error_messages=_LONG,
    )
    photo = PhotoField(
        label=_("作品照片（可以不放）"),
        help_text=_("评委只看照片和号码，看不到名字。别拍到人和字。"),
        required=False,
    )
    more = PhotoField(label=_("再放一张（可以不放）"), required=False)
    agrees_to_name = forms.BooleanField(label=_("公示的时候可以写名字"), required=False)

    @property
    def said(self) -> Said:
        data = self.cleaned_data
        photos = [data[name] for name in ("photo", "more") if data[name]][:MOST_PHOTOS]
        return Said(data["needs"], data["agrees_to_name"], photos)


class PersonChoice(forms.ModelChoiceField):
    """Women of the officer's region, by name and place."""

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


class EnterHerForm(NeedsForm):
    person = PersonChoice(label=_("给谁报名"))
    field_order = ("person",)

    def __init__(self, persons: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = persons  # type: ignore[attr-defined]


class MarksForm(forms.Form):
    """One number a criterion, 0 to 100 with at most two places."""

    def __init__(self, criteria: list[Criterion], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria = criteria
        for each in criteria:
            self.fields[f"c{each.pk}"] = forms.CharField(
                label=each.name,
                help_text=_("写 0 到 100 的数。这一项占 %(weight)d。") % {"weight": each.weight},
                max_length=12,
                widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
                error_messages={"required": _("请打分"), "max_length": _("请写 0 到 100 的数")},
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in list(data):
            typed = folded(data[name])
            if not _MARK.fullmatch(typed) or Decimal(typed) > 100:
                self.add_error(name, _("请写 0 到 100 的数"))
            else:
                data[name] = int(Decimal(typed) * 1000)
        return data

    @property
    def points(self) -> dict[int, int]:
        return {each.pk: self.cleaned_data[f"c{each.pk}"] for each in self.criteria}


class ObjectionForm(forms.Form):
    words = some_words(_("你想说什么"), 500, _("哪里不对，为什么。"))


class WrittenObjectionForm(ObjectionForm):
    said_by = a_line(_("是谁说的"), 80)
    field_order = ("said_by",)


class AnswerForm(forms.Form):
    words = some_words(_("答复"), 500, _("会原样发给她，请写得简单明白。"))
    reopens = forms.BooleanField(label=_("她说得对，重新评分"), required=False)


class TitleForm(forms.Form):
    grantor = a_line(_("谁给的"), 80)
    year = _number(_("哪一年"), (1949, 2200))

    def clean_year(self) -> int:
        year = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise forms.ValidationError(_("不能是以后的年份"))
        return year
