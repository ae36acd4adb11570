from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.questions.models import Question
from catalog.studio_forms import voice_field
from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.privacy.contacts import tells_a_contact

_WRONG = _("这个手机号或邮箱看起来不对，请再看一下")


def words_field(label: Any, hint: Any = "", *, most: int = 500, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        min_length=2,
        max_length=most,
        widget=forms.Textarea({"rows": rows}),
        error_messages={
            "required": _("请写几句"),
            "min_length": _("太短了，请写清楚"),
            "max_length": _("最多 %(limit_value)d 个字，请短一点"),
        },
    )


class AskForm(forms.Form):
    """Of who is signed in the contact is known."""

    words = words_field(_("您想问什么"), _("颜色、大小、材料、能不能定作。最多 300 个字"), most=300)
    contact = forms.CharField(
        label=_("手机号或邮箱"),
        help_text=_("有了回答就告诉您。加密存放，答复以后删掉，作者看不到"),
        max_length=254,
        widget=forms.TextInput({"autocomplete": "tel"}),
        error_messages={"required": _("请填手机号或邮箱"), "max_length": _("太长了")},
    )

    def __init__(self, data: Any = None, *, is_known: bool = False) -> None:
        super().__init__(data)
        if is_known:
            del self.fields["contact"]

    def clean_contact(self) -> str:
        text: str = self.cleaned_data["contact"].strip()
        if "@" in text:
            return str(forms.EmailField(error_messages={"invalid": _WRONG}).clean(text)).lower()
        try:
            return parse_phone(text)
        except NotAPhone as refusal:
            raise forms.ValidationError(_WRONG) from refusal


class AnswerForm(forms.Form):
    words = words_field(_("你的回答"), _("大家都看得到"))

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if tells_a_contact(words):
            raise forms.ValidationError(_("请不要写电话、微信和网址，大家都看得到"))
        return words


class SpeakForm(forms.Form):
    voice = voice_field(_("说出来也行，再写成字。"))


class HideForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("为什么不公开"),
        choices=Question.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个"), "invalid_choice": _("请选一个")},
    )
    words = words_field(_("写给问的人的话"), _("会原样发给问的人"), most=200, rows=3)


class ShowForm(forms.Form):
    words = words_field(_("为什么又公开"), _("留在记录里"), most=200, rows=3)
