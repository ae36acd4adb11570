"""What an officer writes of sites, courses, runs, trainers, plans and follow-ups."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.studio_forms import YuanField
from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.crafts.models import Craft
from programme.training.fields import (
    CountyField,
    DayField,
    DaysField,
    RowField,
    choice,
    line,
    number,
    tick,
)
from programme.training.models import Course, CourseTag, Site, Trainer
from programme.training.queries import courses_for, sites_for, trainers_for
from sellers.organs.models import Officer

_REASON = {
    "required": _("请写明理由"),
    "min_length": _("理由太短了，至少写 4 个字"),
    "max_length": _("理由最多 200 个字"),
}


class SiteForm(forms.Form):
    name_zh = line(_("名字"), hint=_("例如：凯里市特殊教育学校"))
    name_en = line(_("英文名（可以不写）"), most=160, needed=False)
    kind = choice(_("是哪一类"), Site.Kind.choices)
    region = CountyField()
    address_zh = line(_("地址"), most=120)
    seats = number(_("一次能坐多少人"), least=1, most=2000)
    is_step_free = tick(_("没有台阶，轮椅进得去"))
    has_toilet = tick(_("有无障碍厕所"))
    signs = tick(_("有人会手语"))
    has_lodging = tick(_("可以住"))
    access_zh = line(_("进出方便不方便，还有什么要说的"), most=200, needed=False)
    contact_zh = line(_("找谁，电话多少"), needed=False)
    is_active = forms.BooleanField(label=_("现在还在用"), required=False, initial=True)

    def __init__(self, officer: Officer, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        region: Any = self.fields["region"]
        region.officer = officer


class CourseForm(forms.Form):
    name_zh = line(_("课程名"), hint=_("会印在结业证上。例如：苗绣入门"))
    name_en = line(_("英文名（可以不写）"), most=160, needed=False)
    craft = RowField(_("手艺"), Craft.objects.all())
    kind = choice(_("是哪一种"), Course.Kind.choices)
    units = number(_("多少学时"), least=1, most=400, hint=_("1 学时是 45 分钟。"))
    materials_zh = line(_("发什么材料和工具"), most=200, needed=False)
    access_zh = line(_("要看得见、坐得住，还是手要用力"), most=200, needed=False)
    about_zh = line(_("学什么（可以不写）"), most=300, needed=False)
    about_en = line(_("学什么，用英文写（可以不写）"), most=600, needed=False)
    fee = YuanField(label=_("收多少钱（元）"), help_text=_("算在计划里的课不收钱，写 0。"))
    counts = forms.BooleanField(label=_("算在计划里"), required=False, initial=True)
    is_assessed = forms.BooleanField(label=_("要考核"), required=False, initial=True)
    is_active = forms.BooleanField(label=_("现在还在教"), required=False, initial=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        hint = _("不是就空着。是，就写根据什么：哪份文件、哪次调查、卖了多少。")
        for tag, label in CourseTag.Tag.choices:
            self.fields[why(tag)] = line(label, most=200, needed=False, hint=hint)

    def clean_name_zh(self) -> str:
        name: str = self.cleaned_data["name_zh"]
        if "残" in name:
            raise forms.ValidationError(_("结业证谁都能查，课程名里不要写残疾"))
        return name

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("counts") and data.get("fee"):
            self.add_error("fee", _("算在计划里的课不能收钱"))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        said = {tag: data.pop(why(tag)) for tag in CourseTag.Tag.values}
        tags = {tag: reason for tag, reason in said.items() if reason}
        data["fee_fen"] = data.pop("fee") or 0
        return {**data, "tags": tags}


def why(tag: str) -> str:
    """The field in which the course's writer gives the tag's reason."""
    return f"why_{tag}"


class TrainerForm(forms.Form):
    name_zh = line(_("老师的名字"), most=40)
    phone = forms.CharField(
        label=_("老师的手机号"),
        help_text=_("要先用这个号码登录过一次。"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": _("这里要写"), "max_length": _("手机号不对，请再看一遍")},
    )
    until = DayField(_("教到哪天"))

    def clean_phone(self) -> str:
        try:
            return parse_phone(self.cleaned_data["phone"])
        except NotAPhone as refusal:
            raise forms.ValidationError(_("手机号不对，请再看一遍")) from refusal

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError(_("这一天已经过了"))
        return until


class RunForm(forms.Form):
    course = RowField(_("哪门课"), Course.objects.none())
    site = RowField(_("在哪里"), Site.objects.none())
    trainer = RowField(
        _("老师（可以以后再定）"), Trainer.objects.none(), required=False, empty_label=_("以后再定")
    )
    seats = number(_("多少个名额"), least=1, most=2000)
    enrol_until = DayField(_("报名到哪天"))
    days = DaysField()
    note_zh = line(_("还要告诉她什么"), most=200, needed=False, hint=_("怎么去、管不管饭。"))

    def __init__(self, officer: Officer, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows: dict[str, Any] = {
            "course": courses_for(officer).filter(is_active=True),
            "site": sites_for(officer).filter(is_active=True),
            "trainer": Trainer.objects.in_force().filter(pk__in=trainers_for(officer)),
        }
        for name, queryset in rows.items():
            field: Any = self.fields[name]
            field.queryset = queryset

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        site, trainer = data.get("site"), data.get("trainer")
        if site and (data.get("seats") or 0) > site.seats:
            told = _("那里一次只坐得下 %(seats)s 人") % {"seats": site.seats}
            self.add_error("seats", told)
        if site and trainer and trainer.site_id != site.pk:
            self.add_error("trainer", _("这位老师不在这个地方教"))
        if data.get("days") and data.get("enrol_until", data["days"][-1][0]) > data["days"][-1][0]:
            self.add_error("enrol_until", _("报名要在最后一次课以前结束"))
        return data


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("理由"),
        help_text=_("会原样告诉她，请写得简单明白。"),
        min_length=4,
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        error_messages=_REASON,
    )


class SeatsForm(forms.Form):
    seats = number(_("多少个名额"), least=1, most=2000)


class AnswerForm(forms.Form):
    is_arranged = forms.TypedChoiceField(
        label=_("办得到吗"),
        choices=[("yes", _("安排好了")), ("no", _("办不到"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个"), "invalid_choice": _("请选一个")},
    )
    words = line(_("怎么告诉她"), most=200, hint=_("会原样告诉她，请写得简单明白。"))


class AccessForm(forms.Form):
    """With an officer's enrolling of somebody."""

    access = line(_("她要什么方便（可以不写）"), most=200, needed=False)


class FollowupForm(forms.Form):
    works = forms.TypedChoiceField(
        label=_("她在做手工挣钱吗"),
        choices=[("yes", _("在做手工")), ("no", _("没有做"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个"), "invalid_choice": _("请选一个")},
    )
    sales = YuanField(label=_("学完以后一共卖了多少元（可以不写）"), required=False)
    pieces = YuanField(label=_("合作社一共付了多少元（可以不写）"), required=False)
    note = line(_("她还需要什么（可以不写）"), most=300, needed=False)

    @property
    def facts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return {**data, "sales_fen": data.pop("sales"), "pieces_fen": data.pop("pieces")}


class RuleForm(forms.Form):
    begins_on = DayField(_("从哪天起"))
    share_percent = number(_("至少学满百分之几"), least=1, most=100)
    least_minutes = number(_("短期复训至少多少分钟才算"), least=0, most=18_000)
    source = line(_("根据什么文件"), most=200)


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("出勤表"),
        help_text=_("CSV 或 XLSX，第一行是：序号、姓名、分钟。序号在名单上。"),
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
        error_messages={"required": _("请选一个文件"), "empty": _("这个文件是空的")},
    )
