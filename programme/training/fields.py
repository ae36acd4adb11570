"""What officers and trainers type: lines, days, counties of their own region, a calendar."""

import re
import unicodedata
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.studio_forms import WholeField
from ground.regions.models import Division
from ground.regions.queries import find_county, path_of
from sellers.organs.models import Officer
from sellers.verification.forms import LineField

MOST_DAYS = 60
_LINE = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})\s+(\d{1,2}:\d{2})\s+(\d{1,3})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 2015, 2100
Way = tuple[date, time, int]


def line(label: Any, *, most: int = 80, needed: bool = True, hint: Any = "") -> LineField:
    return LineField(
        label=label,
        help_text=hint,
        required=needed,
        max_length=most,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("这里要写"), "max_length": _("太长了")},
    )


def number(label: Any, *, least: int, most: int, hint: Any = "") -> WholeField:
    field = WholeField(least=least, most=most, label=label, help_text=hint)
    field.error_messages["required"] = _("请写一个数")
    return field


def tick(label: Any, *, hint: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=hint, required=False)


def choice(label: Any, choices: Any) -> forms.ChoiceField:
    told = {"required": _("请选一个"), "invalid_choice": _("请选一个")}
    return forms.ChoiceField(label=label, choices=choices, error_messages=told)


class RowField(forms.ModelChoiceField):
    """One of those that are the officer's to choose; the form says which these are."""

    def __init__(self, label: Any, rows: Any, **options: Any) -> None:
        told = {"required": _("请选一个"), "invalid_choice": _("请选一个")}
        options.setdefault("empty_label", _("请选一个"))
        super().__init__(rows, label=label, error_messages=told, **options)


class DayField(forms.DateField):
    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(
            label=label,
            help_text=_("年-月-日，例如 2026-05-31"),
            input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"],
            widget=forms.DateInput({"autocomplete": "off"}),
            error_messages={
                "required": _("请写日期"),
                "invalid": _("日期不对，请写成 2030-05-31 这样"),
            },
            **options,
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if isinstance(value, date) and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"])


class CountyField(LineField):
    """A county of the officer's region, as she types it. `officer` is set by the form."""

    officer: Officer | None = None

    def __init__(self) -> None:
        super().__init__(
            label=_("在哪个县"),
            help_text=_("例如：贵州凯里"),
            max_length=60,
            widget=forms.TextInput({"autocomplete": "off"}),
            error_messages={"required": _("这里要写"), "max_length": _("太长了")},
        )

    def clean(self, value: Any) -> Division:
        found = find_county(super().clean(value))
        if found.county is None:
            names = "、".join(path_of(each) for each in found.choices[:6])
            told = _("请写得再准一点，例如：%(names)s") if names else _("没有找到这个县")
            raise forms.ValidationError(told, params={"names": names})
        assert self.officer is not None  # noqa: S101 -- set by each form
        own, here = self.officer.organ.region_id, found.county.pk
        if own and own not in {here, f"{here[:4]}00", f"{here[:2]}0000"}:
            raise forms.ValidationError(_("这个县不归你们管"))
        return found.county


class DaysField(forms.CharField):
    """One line a session: day, hour, minutes."""

    def __init__(self) -> None:
        super().__init__(
            label=_("上课的日子"),
            help_text=_("一行一次：日期、几点开始、多少分钟。例如：2026-03-02 09:00 180"),
            max_length=3000,
            widget=forms.Textarea({"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
            error_messages={"required": _("至少要写一次课"), "max_length": _("太长了")},
        )

    def clean(self, value: Any) -> list[Way]:
        text = unicodedata.normalize("NFKC", super().clean(value)).replace("/", "-")
        lines = [each.strip() for each in text.splitlines() if each.strip()]
        if len(lines) > MOST_DAYS:
            told = _("一期最多 %(most)s 次课") % {"most": MOST_DAYS}
            raise forms.ValidationError(told)
        days = sorted(self._day(number, each) for number, each in enumerate(lines, start=1))
        if len({each[:2] for each in days}) < len(days):
            raise forms.ValidationError(_("同一个时间写了两次"))
        return days

    def _day(self, number: int, line: str) -> Way:
        wrong = _("第 %(line)s 行看不明白，请照例子写") % {"line": number}
        found = _LINE.fullmatch(line)
        if not found:
            raise forms.ValidationError(wrong)
        try:
            day = datetime.strptime(found[1], "%Y-%m-%d").date()  # noqa: DTZ007 -- a mere day
            at = time.fromisoformat(f"{found[2]:0>5}")
        except ValueError as refusal:
            raise forms.ValidationError(wrong) from refusal
        if not (_FIRST_YEAR <= day.year <= _LAST_YEAR and 1 <= int(found[3]) <= 720):
            raise forms.ValidationError(wrong)
        return day, at, int(found[3])


def written(days: Any) -> str:
    """As one types them."""
    return "\n".join(f"{each.day} {each.starts_at:%H:%M} {each.minutes}" for each in days)
