"""What is called for, what is proposed, and what came of it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from programme.competitions.forms import PersonChoice, a_day, a_line, some_words
from programme.competitions.showing import Piece
from programme.record.models import Person
from sellers.verification.forms import PhotoField

_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请选一个")}


class ExhibitionForm(forms.Form):
    name_zh = a_line(_("展览的名字"), 80)
    name_en = a_line(_("英文名字（可以不写）"), 160, required=False)
    place_zh = a_line(_("在哪里办"), 100)
    call_zh = some_words(_("征集什么"), 2000, _("要什么样的作品、怎么送来。"), rows=6)
    propose_until = a_day(_("征集到哪一天"))
    opens_on = a_day(_("哪一天开展"))
    closes_on = a_day(_("哪一天展完"))

    def clean_propose_until(self) -> Any:
        day = self.cleaned_data["propose_until"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("这一天已经过了"))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        until, opens, closes = (data.get(n) for n in ("propose_until", "opens_on", "closes_on"))
        if until and opens and opens < until:
            self.add_error("opens_on", _("开展不能在征集结束以前"))
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("展完不能在开展以前"))
        return data


class PieceForm(forms.Form):
    title = a_line(_("作品叫什么"), 80)
    words = a_line(_("说几句（可以不写）"), 300, required=False)
    work = forms.ModelChoiceField(
        label=_("在店里卖的是哪一件（可以不选）"),
        help_text=_("选了，展品上就印它的方块码，看展的人能买。"),
        queryset=Product.objects.none(),
        required=False,
        empty_label=_("不选"),
        error_messages=_CHOOSE,
    )
    photo = PhotoField(label=_("作品照片（可以不放）"), required=False)

    def __init__(self, works: QuerySet[Product], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["work"].queryset = works  # type: ignore[attr-defined]

    @property
    def piece(self) -> Piece:
        data = self.cleaned_data
        return Piece(data["title"], data["words"], data["work"], data["photo"])


class HerPieceForm(PieceForm):
    """By an officer for a woman of her region."""

    person = PersonChoice(label=_("谁做的"))
    field_order = ("person",)

    def __init__(self, persons: QuerySet[Person], *args: Any, **options: Any) -> None:
        super().__init__(Product.objects.none(), *args, **options)
        del self.fields["work"]
        self.fields["person"].queryset = persons  # type: ignore[attr-defined]

    @property
    def piece(self) -> Piece:
        data = self.cleaned_data
        return Piece(data["title"], data["words"], None, data["photo"])


class ReportForm(forms.Form):
    report = some_words(_("展览的报告"), 2000, _("来了多少人、认识了谁、接了什么活。"), rows=8)
