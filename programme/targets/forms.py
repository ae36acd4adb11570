from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ground.regions.models import Division
from programme.record.models import ReportingUnit
from programme.record.units import WITHIN
from programme.targets.models import Target

_LATEST = 2099
_REQUIRED = {"required": _("请写上"), "max_length": _("太长了")}


def _text(label: Any, most: int = 200, hint: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, error_messages=_REQUIRED, **more
    )


def _year(label: Any) -> forms.IntegerField:
    wrong = _("年份写四个数字，例如 2021")
    told = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
    return forms.IntegerField(
        label=label,
        min_value=1949,
        max_value=_LATEST,
        error_messages=told,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )


class SetForm(forms.Form):
    number = _text(_("文号"), 60, _("例如：残联发〔2017〕24号"))
    title_zh = _text(_("文件名"), 120)
    issuers_zh = _text(_("发文单位"))
    issued_on = forms.DateField(
        label=_("发文日期"),
        widget=forms.DateInput({"type": "date"}),
        error_messages=dict.fromkeys(("required", "invalid"), _("请选日期")),
    )
    name_zh = _text(_("这一组叫什么"), 60, _("例如：附件一"))
    from_year = _year(_("从哪一年"))
    until_year = _year(_("到哪一年"))
    source = _text(_("出处"), hint=_("在文件的哪里，例如：第三条"))
    note_zh = forms.CharField(
        label=_("说明（可以不写）"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("until_year", _LATEST) < data.get("from_year", 0):
            self.add_error("until_year", _("要在开始的那一年以后"))
        return data


class TargetForm(forms.Form):
    unit = forms.ModelChoiceField(
        label=_("哪个报告单位"),
        queryset=ReportingUnit.objects.all(),
        required=False,
        empty_label=_("全国"),
        error_messages={"invalid_choice": _("请选一个")},
    )
    region = forms.CharField(
        label=_("下面哪个市县（可以不写）"),
        help_text=_("写全名或代码，例如：凯里市，522601。"),
        required=False,
        max_length=40,
    )
    metric = forms.ChoiceField(
        label=_("统计什么"),
        choices=Target.Metric.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请选一个")),
    )
    value = forms.IntegerField(
        label=_("数字"),
        help_text=_("文件里没有数字，就空着，不要写 0。"),
        required=False,
        min_value=0,
        max_value=100_000_000,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("请写整数，比如 3")),
    )
    source = _text(_("出处"), hint=_("在文件的哪里，例如：第三条"))
    responsible_zh = _text(
        _("谁负责（可以不写）"), 80, _("文件没有写，是本平台自己加的一项。"), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        unit, typed = data.get("unit"), data.get("region", "").replace("\x00", "").strip()
        data["region"] = None
        if typed and unit is None:
            self.add_error("region", _("先选单位，再写市县"))
        elif typed and unit:
            data["region"] = self._division(unit, typed)
        return data

    def _division(self, unit: ReportingUnit, typed: str) -> Division | None:
        below = Division.objects.filter(code__startswith=WITHIN.get(unit.pk, unit.pk))
        below = below.exclude(level=Division.Level.PROVINCE).select_related("parent")
        found = list(below.filter(pk=typed) or below.filter(name_zh=typed)[:2])
        if len(found) == 1:
            return found[0]
        self.add_error("region", _("没有找到，或者不止一个，请写代码"))
        return None


class MetricForm(forms.Form):
    metric = forms.ChoiceField(
        label=_("这个数字算的是什么"),
        choices=[each for each in Target.Metric.choices if each[0] != "unspecified"],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请选一个")),
    )
    source = _text(_("凭什么这样说"), hint=_("写明文件和文号，或者哪个部门的答复。"))


class ResponsibleForm(forms.Form):
    responsible_zh = _text(_("谁负责"), 80, _("文件没有写，是本平台自己加的一项。"), required=False)
