"""What is typed in a report, a suspension, an appeal, an answer and a version of the rules."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from shop.moderation.models import OF_GOODS, OF_WORDS, Appeal

_DAYS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]


def _words(label: Any, hint: Any = "", longest: int = 1000, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        min_length=4,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": _("请写几句"),
            "min_length": _("太短了，请写清楚"),
            "max_length": _("最多 %(limit_value)d 个字，请短一点"),
        },
    )


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个"), "invalid_choice": _("请选一个")},
    )


class ReportForm(forms.Form):
    reason = _choice(_("哪里不对"), OF_GOODS)
    words = _words(_("请写写您看到的"))
    contact = forms.CharField(
        label=_("手机号或邮箱（可以不写）"),
        help_text=_("想知道结果就写。加密存放，只用来答复您，答复以后删掉"),
        required=False,
        max_length=254,
        widget=forms.TextInput({"autocomplete": "tel"}),
        error_messages={"max_length": _("太长了")},
    )

    def clean_contact(self) -> str:
        text: str = self.cleaned_data["contact"].strip()
        if not text:
            return ""
        if "@" in text:
            return str(forms.EmailField(error_messages={"invalid": _WRONG}).clean(text)).lower()
        try:
            return parse_phone(text)
        except NotAPhone as refusal:
            raise forms.ValidationError(_WRONG) from refusal


_WRONG = _("这个手机号或邮箱看起来不对，请再看一下")


class WordsReportForm(ReportForm):
    """Of what somebody wrote here: a review, a question, the answer to it."""

    reason = _choice(_("哪里不对"), OF_WORDS)


class ComplaintForm(ReportForm):
    """Of a buyer whose contact stands with the order."""

    contact = None  # type: ignore[assignment]  # Django's way to leave a field out


class SuspendForm(forms.Form):
    reason = _choice(_("为什么"), OF_GOODS)
    words = _words(_("写给她的话"), _("会用短信原样发给她：哪里不对、怎么改"), 200, 3)


class WordsForm(forms.Form):
    """One text; the view names it."""

    words = _words(_("写给她的话"), _("会用短信原样发给她，请写得简单明白。"), 200, 3)


class AppealForm(forms.Form):
    words = _words(_("你想说的"), longest=1000)


class AnswerForm(forms.Form):
    words = _words(_("答复"), _("会原样发给反映的人；不要写店家的私事"), 300, 4)


class DecideForm(forms.Form):
    decision = _choice(_("怎么定"), Appeal.Decision.choices)
    words = _words(_("写给她的话"), _("会用短信原样发给她，请写得简单明白。"), 200, 3)


class RulesForm(forms.Form):
    text_zh = _words(_("中文"), _("## 是标题，- 是一条，空一行是新的一段"), 20000, 20)
    text_en = _words(_("英文"), longest=40000, rows=20)
    change_zh = _words(_("改了什么、为什么"), longest=1000, rows=3)
    change_en = _words(_("改了什么的英文"), longest=2000, rows=3)


class PublishForm(forms.Form):
    first_day = forms.DateField(
        label=_("从哪天起有效"),
        help_text=_("年-月-日；要过七天以后"),
        input_formats=_DAYS,
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("请填写日期"),
            "invalid": _("日期不对，请写成 2030-05-31 这样"),
        },
    )

    def clean_first_day(self) -> datetime:
        """Its first moment."""
        day = self.cleaned_data["first_day"]
        if day > timezone.localdate() + timedelta(days=366):
            raise forms.ValidationError(_("最远一年以内"))
        return timezone.make_aware(datetime.combine(day, time.min))
