"""What is asked for by kind, and what each side says later."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from programme.lending.models import Lending
from programme.lending.queries import (
    organs_to_ask,
    runs_to_serve,
    sites_to_borrow,
    teachers_to_borrow,
)
from programme.training.fields import DayField, RowField, line
from programme.training.models import Run, Site, Trainer
from sellers.organs.models import Officer

Kind = Lending.Kind


class RunChoice(RowField):
    def label_from_instance(self, run: Run) -> str:
        return f"{run.course} · {date_format(run.begins_on, 'DATE_FORMAT')}"


class SiteChoice(RowField):
    def label_from_instance(self, site: Site) -> str:
        return f"{site} · {site.organ}"


class TeacherChoice(RowField):
    def label_from_instance(self, trainer: Trainer) -> str:
        return f"{trainer} · {trainer.site} · {trainer.site.organ}"


def _asked(officer: Officer, kind: Kind) -> dict[str, forms.Field]:
    """What is borrowed, and of whom."""
    if kind == Kind.SITE:
        return {"site": SiteChoice(_("借哪个地方"), sites_to_borrow(officer))}
    if kind == Kind.TEACHER:
        return {"trainer": TeacherChoice(_("借哪位老师"), teachers_to_borrow(officer))}
    return {
        "lender": RowField(_("问哪个单位借"), organs_to_ask(officer)),
        "things_zh": line(_("借什么，多少"), most=120, hint=_("例如：绷架 20 个")),
    }


class AskForm(forms.Form):
    """Of one kind: the fields that it needs, then when and what for."""

    from_on = DayField(_("从哪天起"))
    until_on = DayField(_("用到哪天"))
    why_zh = line(_("做什么用"), most=200, hint=_("会告诉对方单位。"))

    def __init__(self, officer: Officer, kind: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        asked = _asked(officer, Kind(kind))
        runs = RunChoice(_("给哪一期培训用（可以不选）"), runs_to_serve(officer), required=False)
        self.fields |= {**asked, "run": runs}
        first = next(iter(asked.values()))
        self.has_choice = isinstance(first, RowField) and bool(first.queryset)
        self.order_fields([*asked, "from_on", "until_on", "run", "why_zh"])

    def clean_from_on(self) -> Any:
        day = self.cleaned_data["from_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("这一天已经过了"))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("from_on"), data.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("最后一天在第一天前面了"))
        return data


class RefuseForm(forms.Form):
    reason = forms.CharField(
        label=_("为什么不借"),
        help_text=_("会原样告诉对方单位。"),
        min_length=4,
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        error_messages={
            "required": _("请写明理由"),
            "min_length": _("理由太短了，至少写 4 个字"),
            "max_length": _("理由最多 200 个字"),
        },
    )


class UseForm(forms.Form):
    used_on = DayField(_("从哪天开始用的"))

    def __init__(self, officer: Officer, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        runs = RunChoice(_("给哪一期培训用（可以不选）"), runs_to_serve(officer), required=False)
        self.fields["run"] = runs


class BackForm(forms.Form):
    returned_on = DayField(_("哪天还的"))
    note_zh = line(_("还回来怎么样（可以不写）"), most=200, needed=False)
