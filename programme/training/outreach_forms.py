"""What an officer writes after she was in a village."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from ground.crafts.models import Craft
from ground.regions.queries import path_of
from programme.training.fields import CountyField, DayField, RowField, choice, line, number
from programme.training.models import Outreach, Run
from programme.training.queries import runs_for
from sellers.organs.models import Officer

BEFORE = timedelta(days=500)  # courses further back are not offered to choose from


class RunsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.course} · {obj.site} · {obj.begins_on}"


class OutreachForm(forms.Form):
    key = forms.CharField(
        max_length=32, widget=forms.HiddenInput, initial=lambda: get_random_string(24)
    )
    kind = choice(_("去哪里"), Outreach.Kind.choices)
    region = CountyField()
    place_zh = line(_("哪个村，哪个社区"), most=100)
    on = DayField(_("哪一天去的"))
    who_zh = line(_("谁去的"), most=200, hint=_("例如：县残联、妇联，绣娘吴阿朵"))
    met = number(_("见到多少位残疾妇女"), least=0, most=2000)
    craft = RowField(_("带去的手艺"), Craft.objects.all())
    shown_zh = line(_("给大家看了什么，试了什么"), most=300)
    registered = number(_("当场登记了几人"), least=0, most=2000, hint=_("没有就写 0。"))
    followed_zh = line(_("后来还有什么（可以不写）"), most=300, needed=False)
    runs = RunsField(
        Run.objects.none(),
        label=_("后来办了哪些班（可以不选）"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("请选一个"), "invalid_pk_value": _("请选一个")},
    )

    def __init__(self, officer: Officer, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        region: Any = self.fields["region"]
        region.officer = officer
        runs: Any = self.fields["runs"]
        since = timezone.localdate() - BEFORE
        chosen = self.initial.get("runs", [])
        rows = runs_for(officer).exclude(state=Run.State.CANCELLED)
        near = rows.filter(begins_on__gte=since) | rows.filter(pk__in=[run.pk for run in chosen])
        runs.queryset = near.order_by("-begins_on", "-pk")

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("这一天还没到"))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        met, registered = data.get("met"), data.get("registered")
        if met is not None and registered is not None and registered > met:
            self.add_error("registered", _("登记的人不能比见到的还多"))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        return {name: v for name, v in self.cleaned_data.items() if name not in {"key", "runs"}}

    @property
    def followed_by(self) -> list[Run]:
        return list(self.cleaned_data["runs"])


def typed_of(row: Outreach) -> dict[str, Any]:
    known = {name: getattr(row, name) for name in OutreachForm.base_fields if name != "runs"}
    return {**known, "region": path_of(row.region), "runs": list(row.runs.all())}
