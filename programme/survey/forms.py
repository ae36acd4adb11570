"""The questions as a form: consent first, each may be passed over, nothing is filled in before."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from programme.survey.asking import MOST_LETTERS, NO, YES
from programme.survey.models import Question
from programme.survey.questionnaire import Block, Kind
from programme.survey.texts import CONSENT, MAY_FILL

_NO_FILLING = {"autocomplete": "off"}
_CHOOSE = {"invalid_choice": _("请从列出的里面选")}


def field_for(question: Question) -> forms.Field:
    names = [(option.code, option.text) for option in question.options.all()]
    made: dict[str, Callable[..., forms.Field]] = {
        Kind.ONE: lambda **rest: forms.ChoiceField(
            choices=names, widget=forms.RadioSelect(_NO_FILLING), error_messages=_CHOOSE, **rest
        ),
        Kind.MANY: lambda **rest: forms.MultipleChoiceField(
            choices=names,
            widget=forms.CheckboxSelectMultiple(_NO_FILLING),
            error_messages=_CHOOSE,
            **rest,
        ),
        Kind.YESNO: lambda **rest: forms.ChoiceField(
            choices=[("yes", YES), ("no", NO)],
            widget=forms.RadioSelect(_NO_FILLING),
            error_messages=_CHOOSE,
            **rest,
        ),
        Kind.NUMBER: lambda **rest: _number(question.limit, **rest),
        Kind.WORDS: _words,
    }
    return made[question.kind](label=question.text, required=False)


def _number(most: int, **rest: Any) -> forms.Field:
    whole = dict.fromkeys(("invalid", "min_value"), _("请写整数，没有就写 0"))
    return forms.IntegerField(
        min_value=0,
        max_value=most,
        widget=forms.TextInput({"inputmode": "numeric", **_NO_FILLING}),
        error_messages={"max_value": _("太大了，最多写 %(limit_value)s"), **whole},
        **rest,
    )


def _words(**rest: Any) -> forms.Field:
    return forms.CharField(
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 3, **_NO_FILLING}),
        error_messages={"max_length": _("太长了，最多 300 个字")},
        **rest,
    )


class AnswerForm(forms.Form):
    """`plays`: the address at which a question's recording is heard."""

    agrees = forms.BooleanField(label=CONSENT.says, error_messages={"required": _("同意才能记")})

    def __init__(
        self, questions: Iterable[Question], plays: Callable[[Question], str], *sent: Any
    ) -> None:
        super().__init__(*sent)
        self.asks = list(questions)
        for question in self.asks:
            field = field_for(question)
            field.help_text = heard(question, plays)
            self.fields[question.code] = field
        self.fields["may_fill"] = forms.BooleanField(label=MAY_FILL, required=False)

    @property
    def said(self) -> dict[str, Any]:
        return {question.code: self.cleaned_data[question.code] for question in self.asks}

    @property
    def blocks(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The three, each with its questions."""
        return [
            (block.label, [self[each.code] for each in self.asks if each.block == block])
            for block in Block
        ]


def heard(question: Question, plays: Callable[[Question], str]) -> SafeString | str:
    if not question.voice_id:
        return ""
    return format_html('<audio controls preload="none" src="{}"></audio>', plays(question))
