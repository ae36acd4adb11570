from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from catalog.insight.models import LONGEST_PHRASE, Novelty
from catalog.insight.novelties import months_back

_MONTHS = 24


class NoveltyForm(forms.Form):
    name = forms.CharField(
        label=_("叫什么"),
        help_text=_("比如：星空花样、竹丝灯罩"),
        max_length=LONGEST_PHRASE,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": _("请写叫什么"),
            "max_length": _("最多 40 个字，短一点"),
        },
    )
    kind = forms.ChoiceField(
        label=_("是哪一种"),
        choices=[
            (Novelty.Kind.VARIETY, _("新品种：以前没做过这样东西")),
            (Novelty.Kind.PATTERN, _("新花色：东西一样，花样是新的")),
            (Novelty.Kind.TECHNIQUE, _("新工艺：做法是新的")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一种"), "invalid_choice": _("请选一种")},
    )
    begun = forms.ChoiceField(
        label=_("从哪个月开始做"),
        error_messages={"required": _("请选一个月"), "invalid_choice": _("请选一个月")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = months_back(timezone.localdate(), _MONTHS)
        self.fields["begun"].choices = [
            (f"{day:%Y-%m}", date_format(day, "YEAR_MONTH_FORMAT")) for day in days
        ]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def facts(self) -> dict[str, object]:
        year, month = map(int, self.cleaned_data["begun"].split("-"))
        begun = timezone.localdate().replace(year=year, month=month, day=1)
        facts = {name: self.cleaned_data[name] for name in ("name", "kind")}
        return facts | {"begun_on": begun}
