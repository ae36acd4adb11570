"""A yearly plan by craft, a run held again, and the plan that a run belongs to."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.crafts.models import Craft
from programme.training.fields import DayField, RowField, number
from programme.training.models import Run, TrainingPlan
from programme.training.planning import plans_of

_LINE = re.compile(r"(\S.*?)[\s:,，：]+(\d{1,7})\s*(?:人次)?", re.ASCII)
_MOST_LINES = 40


class LinesField(forms.CharField):
    """One line a craft: its name as the list has it, and how many."""

    def __init__(self) -> None:
        super().__init__(
            label=_("每门手艺多少人次（可以不写）"),
            help_text=_("一行一门：手艺的名字、多少人次。例如：苗绣 40"),
            required=False,
            max_length=2000,
            widget=forms.Textarea({"rows": 4, "autocomplete": "off"}),
            error_messages={"max_length": _("太长了")},
        )

    def clean(self, value: Any) -> dict[Craft, int]:
        text = unicodedata.normalize("NFKC", super().clean(value))
        typed = [each.strip() for each in text.splitlines() if each.strip()]
        if len(typed) > _MOST_LINES:
            raise forms.ValidationError(_("太长了"))
        known = {name: craft for craft in Craft.objects.all() for name in _names(craft)}
        lines: dict[Craft, int] = {}
        for at, each in enumerate(typed, start=1):
            found = _LINE.fullmatch(each)
            craft = known.get(found[1].casefold()) if found else None
            if not (found and craft and int(found[2])) or craft in lines:
                told = _("第 %(line)s 行看不明白，请照例子写") % {"line": at}
                raise forms.ValidationError(told)
            lines[craft] = int(found[2])
        return lines


def _names(craft: Craft) -> list[str]:
    """As the list has it, also without what stands in brackets, and in English."""
    said = [craft.name_zh, craft.short_name, craft.name_en]
    return [unicodedata.normalize("NFKC", each).casefold() for each in said]


class PlanForm(forms.Form):
    year = number(_("哪一年"), least=2017, most=2100)
    person_times = number(_("打算培训多少人次"), least=1, most=1_000_000)
    words = forms.CharField(
        label=_("教什么，在哪里，教给谁"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("这里要写"), "max_length": _("太长了")},
    )
    lines = LinesField()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        meant, whole = sum((data.get("lines") or {}).values()), data.get("person_times")
        if whole and meant > whole:
            self.add_error("lines", _("各门手艺加起来，比一共的人次还多"))
        return data


class AgainForm(forms.Form):
    begins_on = DayField(_("第一次课在哪天"))

    def clean_begins_on(self) -> date:
        day: date = self.cleaned_data["begins_on"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("要写以后的日子"))
        return day


class PlanChoice(RowField):
    def label_from_instance(self, plan: TrainingPlan) -> str:
        where = str(plan.region) if plan.region else _("全国")
        return _("%(year)s 年 · %(where)s") % {"year": plan.year, "where": where}


class LinkForm(forms.Form):
    """A plan of the run's year and place, or none."""

    def __init__(self, run: Run, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        nothing = {"required": False, "empty_label": _("不算进计划")}
        self.fields["plan"] = PlanChoice(_("算进哪一个年度计划"), plans_of(run), **nothing)
