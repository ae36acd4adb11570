"""A printed form, typed in by its numbers alone: 1, or 1 3, and on to the next by the tab key."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from programme.survey.asking import MOST_LETTERS, values_of
from programme.survey.desk_forms import day_field
from programme.survey.meeting import Acting
from programme.survey.meeting_forms import MeetForm
from programme.survey.models import PaperForm, Question, Response, Round
from programme.survey.numbers import form_of
from programme.survey.questionnaire import Kind

_QUICK = {"autocomplete": "off", "inputmode": "numeric"}


_ENTERED = {
    "number": _("这张表已经录过了，没有再录"),
    "name": _("她这一次已经答过了，没有再录"),
}


class EntryForm(MeetForm):
    met: int | None = None  # the response that is there already
    field_order = ["number", "name", "phone", "place", "county", "who", "answered_on"]
    number = forms.CharField(
        label=_("调查表的号"),
        help_text=_("印在右上角，例如 12-00034-7。"),
        max_length=20,
        widget=forms.TextInput({"autofocus": True, **_QUICK}),
        error_messages=dict.fromkeys(("required", "max_length"), _("请写调查表右上角的号")),
    )
    answered_on = day_field(_("哪一天答的"))
    agrees = forms.BooleanField(
        label=_("纸上有她的签名或手印，表示同意"), error_messages={"required": _("同意才能记")}
    )
    may_fill = forms.BooleanField(label=_("第二个同意也签了"), required=False)

    def __init__(
        self, acting: Acting, counties: Any, survey: Round, asks: Iterable[Question], *sent: Any
    ) -> None:
        super().__init__(acting, counties, *sent)
        self.survey, self.asks = survey, list(asks)
        self.fields["answered_on"].initial = timezone.localdate()
        for number, question in enumerate(self.asks, start=1):
            words = question.kind == Kind.WORDS
            self.fields[f"a-{question.code}"] = forms.CharField(
                label=f"{number}. {question.text}",
                help_text=_shown(question),
                required=False,
                max_length=MOST_LETTERS if words else 60,
                widget=forms.TextInput({"autocomplete": "off"} if words else _QUICK),
                error_messages={"max_length": _("太长了")},
            )
        for name in ("agrees", "may_fill"):
            self.fields[name] = self.fields.pop(name)

    def clean_number(self) -> PaperForm:
        form = form_of(self.survey, self.cleaned_data["number"])
        if form is None:
            raise forms.ValidationError(_("没有这个号，请对着纸再看一遍"))
        if met := Response.objects.filter(form=form).first():
            self.met = met.pk
            raise forms.ValidationError(_ENTERED["number"])
        return form

    def entered_before(self, name: str, pk: int) -> None:
        """The page leads to the first one, whose key is `met`."""
        self.met = pk
        self.add_error(name, _ENTERED[name])

    def clean_answered_on(self) -> Any:
        day = self.cleaned_data["answered_on"]
        began = self.survey.opened_at
        if day > timezone.localdate() or (began and day < timezone.localdate(began)):
            raise forms.ValidationError(_("请写调查开始以后、今天以前的一天"))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.said: dict[str, Any] = {}
        for question in self.asks:
            name = f"a-{question.code}"
            try:
                self.said[question.code] = quick(question, data.get(name) or "")
            except ValueError:
                self.add_error(name, _wrong(question))
        return data


def _wrong(question: Question) -> str:
    if question.kind == Kind.NUMBER:
        return _now("请写整数，最多写 %(most)s") % {"most": question.limit}
    return _now("看不懂，请写选项前面的数字")


def _shown(question: Question) -> str:
    if question.kind in (Kind.NUMBER, Kind.WORDS):
        return str(question.get_kind_display())
    return "　".join(
        f"{at}\u00a0{name}" for at, (_value, name) in enumerate(values_of(question), 1)
    )


def quick(question: Question, typed: str) -> Any:
    """What the numbers stand for. Raises ValueError."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if not text:
        return None
    if question.kind == Kind.WORDS:
        return typed.strip()
    if question.kind == Kind.NUMBER:
        number = int(text)
        if not 0 <= number <= question.limit:
            raise ValueError(typed)
        return number
    values = [value for value, _name in values_of(question)]
    chosen = [values[at - 1] for at in _places(text, len(values))]
    if question.kind == Kind.MANY:
        return list(dict.fromkeys(chosen))
    if len(chosen) != 1:
        raise ValueError(typed)
    return chosen[0]


def _places(text: str, most: int) -> list[int]:
    """Of 1 3, 1,3 or 13; the last only where no number has two digits."""
    if not re.fullmatch(r"[\d\s,、.]+", text, re.ASCII):
        raise ValueError(text)
    parts = re.findall(r"\d+", text) if most > 9 else re.findall(r"\d", text)
    places = [int(part) for part in parts]
    if not places or not all(1 <= place <= most for place in places):
        raise ValueError(text)
    return places
