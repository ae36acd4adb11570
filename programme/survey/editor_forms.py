"""A question as an officer writes it: options one a line, in both languages, with their mark."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ground.crafts.models import Craft
from programme.survey.editing import Line
from programme.survey.models import Edition, Question
from programme.survey.questionnaire import MOST, Block, Kind, Resource

_CHOOSES = (Kind.ONE, Kind.MANY)
_MOST = {"max_length": _("太长了")}
_CHOOSE = dict.fromkeys(("required", "invalid_choice"), _("请选一个"))


class QuestionnaireForm(forms.Form):
    name = forms.CharField(
        label=_("问卷叫什么"),
        max_length=60,
        error_messages={"required": _("请写问卷的名字"), **_MOST},
    )
    source = forms.ModelChoiceField(
        label=_("从哪一版抄起"),
        queryset=Edition.objects.none(),
        empty_label=None,
        error_messages=_CHOOSE,
    )

    def __init__(self, editions: Any, *sent: Any) -> None:
        super().__init__(*sent)
        self.fields["source"].queryset = editions


class QuestionForm(forms.Form):
    block = forms.ChoiceField(
        label=_("哪一块"), choices=Block.choices, widget=forms.RadioSelect, error_messages=_CHOOSE
    )
    kind = forms.ChoiceField(
        label=_("怎么答"), choices=Kind.choices, widget=forms.RadioSelect, error_messages=_CHOOSE
    )
    text_zh = forms.CharField(
        label=_("问什么（中文）"),
        help_text=_("用平常说话的词，一句话，不超过 40 个字。"),
        max_length=40,
        error_messages={"required": _("请写问什么"), **_MOST},
    )
    text_en = forms.CharField(
        label=_("问什么（英文）"), max_length=200, required=False, error_messages=_MOST
    )
    options = forms.CharField(
        label=_("可以选什么"),
        help_text=_(
            "一行一个：中文 | 英文 | 记号。问手艺的，记号写 绣、剪、编、织、钩编、染、布艺；"
            "问需要的，写 人、钱、物。没有就空着。"
        ),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 8}),
        error_messages=_MOST,
    )
    bands = forms.CharField(
        label=_("数字怎么分档"),
        help_text=_("每一档从几开始，用逗号隔开，例如 1,500,1000,2000。"),
        required=False,
        max_length=60,
        error_messages=_MOST,
    )
    most = forms.IntegerField(
        label=_("数字最多是多少"),
        help_text=_("例如一天的小时数，写 24。没有就空着。"),
        required=False,
        min_value=1,
        max_value=MOST,
        widget=forms.TextInput({"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("请写一个整数")),
    )
    is_craft = forms.BooleanField(label=_("这一题问的是她会哪门手艺"), required=False)

    def clean_bands(self) -> str:
        text = re.sub(r"[\s，、]+", ",", self.cleaned_data["bands"].strip()).strip(",")
        if text and not re.fullmatch(r"\d{1,7}(,\d{1,7}){0,9}", text, re.ASCII):
            raise forms.ValidationError(_("请写整数，用逗号隔开，最多十个"))
        return text

    def clean_options(self) -> list[Line]:
        lines = [each.strip() for each in self.cleaned_data["options"].splitlines()]
        read = [_line(each) for each in lines if each]
        if len({line.text_zh for line in read}) != len(read):
            raise forms.ValidationError(_("有两行写的一样"))
        if len(read) > 12:
            raise forms.ValidationError(_("最多 12 个，多了她听不过来"))
        return read

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chooses = data.get("kind") in _CHOOSES
        if chooses and len(data.get("options") or []) < 2 and "options" not in self.errors:
            self.add_error("options", _("至少写两行，她才有得选"))
        if data.get("is_craft") and not chooses:
            self.add_error("is_craft", _("问手艺的题，要能选"))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "options"}


def _line(text: str) -> Line:
    """Raises ValidationError."""
    parts = [part.strip() for part in text.replace("｜", "|").split("|")]
    parts += [""] * (3 - len(parts))
    text_zh, text_en, mark = parts[:3]
    family = _key(mark, Craft.Family.choices)
    resource = _key(mark, Resource.choices)
    if len(parts) > 3 or not text_zh or (mark and not (family or resource)):
        raise forms.ValidationError(_now("看不懂这一行：%(line)s") % {"line": text[:60]})
    if len(text_zh) > 40 or len(text_en) > 100:
        raise forms.ValidationError(_now("这一行太长了：%(line)s") % {"line": text[:60]})
    return Line(text_zh, text_en, family, resource)


_SIGNS = {
    "绣": "embroidery", "剪": "papercut", "编": "plaiting", "织": "loom", "钩编": "knit",
    "染": "dye", "布艺": "fabric", "人": "people", "钱": "money", "物": "things",
}  # fmt: skip


def _key(mark: str, choices: list[tuple[str, Any]]) -> str:
    """By its sign, or its word in the reader's language."""
    keys = dict(choices)
    if _SIGNS.get(mark) in keys:
        return _SIGNS[mark]
    return next((key for key, word in choices if mark and str(word) == mark), "")


def written(question: Question) -> str:
    """Its options as lines, to be changed."""
    signs = {key: sign for sign, key in _SIGNS.items()}
    lines = []
    for option in question.options.all():
        mark = signs.get(option.family or option.resource, "")
        parts = [option.text_zh, option.text_en, mark]
        lines.append(" | ".join(parts).rstrip(" |"))
    return "\n".join(lines)


class VoiceForm(forms.Form):
    voice = forms.FileField(
        label=_("读这一题的录音"),
        widget=forms.FileInput({"accept": "audio/*", "capture": "user"}),
        error_messages={"required": _("请选一段录音"), "empty": _("请选一段录音")},
    )
