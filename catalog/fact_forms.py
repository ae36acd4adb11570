"""Each thing that buyers would like to know is a small form of its own."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from catalog.studio_forms import (
    LONGEST_TITLE,
    MOST_DAYS,
    MOST_GRAMS,
    WholeField,
    craft_choices,
)

_SIZE = re.compile(r"\d{1,4}(\.\d)?(×\d{1,4}(\.\d)?){0,2}")


def _text(label: Any, longest: int, *, required: bool = False, **attrs: Any) -> forms.CharField:
    rows = attrs.pop("rows", 0)
    widget = forms.Textarea({"rows": rows, **attrs}) if rows else forms.TextInput(attrs)
    messages = {
        "max_length": _("最多 %(limit_value)d 个字，短一点"),
        "required": _("请写一点"),
    }
    return forms.CharField(
        label=label, max_length=longest, required=required, widget=widget, error_messages=messages
    )


class TitleForm(forms.Form):
    title = _text(_("这是什么"), LONGEST_TITLE, required=True)


class EnglishTitleForm(forms.Form):
    title_en = _text(_("英文名"), 120, lang="en")


class StoryForm(forms.Form):
    story_zh = _text(_("它的故事"), 3000, rows=8)
    story_en = _text(_("英文的故事（可以不写）"), 6000, rows=8, lang="en")


class MaterialForm(forms.Form):
    material_zh = _text(_("用了什么材料"), 200)
    material_en = _text(_("材料的英文（可以不写）"), 200, lang="en")


class CareForm(forms.Form):
    care_zh = _text(_("怎么洗、怎么放"), 300, rows=3)
    care_en = _text(_("保养的英文（可以不写）"), 300, rows=3, lang="en")


class SizeForm(forms.Form):
    size = forms.CharField(
        label=_("尺寸，厘米"),
        help_text=_("比如：22×14×3"),
        max_length=40,
        required=False,
        error_messages={"max_length": _("尺寸写厘米，比如 22×14×3")},
    )

    def clean_size(self) -> str:
        typed = unicodedata.normalize("NFKC", self.cleaned_data["size"]).lower()
        folded = re.sub(r"[x*·乘]", "×", re.sub(r"\s|厘米|cm", "", typed))
        if folded and not _SIZE.fullmatch(folded):
            raise forms.ValidationError(_("尺寸写厘米，比如 22×14×3"))
        return folded


class WeightForm(forms.Form):
    weight_g = WholeField(label=_("重多少克"), least=0, most=MOST_GRAMS, required=False)
    stays_in_china = forms.BooleanField(label=_("这件只寄中国大陆"), required=False)

    def clean_weight_g(self) -> int:
        return self.cleaned_data["weight_g"] or 0


class DaysForm(forms.Form):
    days_to_make = WholeField(label=_("要做几天"), least=0, most=MOST_DAYS, required=False)

    def clean_days_to_make(self) -> int:
        return self.cleaned_data["days_to_make"] or 0


class CraftForm(forms.Form):
    craft_id = forms.ChoiceField(
        label=_("哪门手艺"),
        required=False,
        error_messages={"invalid_choice": _("请从里面选一个")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["craft_id"].choices = craft_choices()

    def clean_craft_id(self) -> str | None:
        return self.cleaned_data["craft_id"] or None


@dataclass(frozen=True)
class Fact:
    title: Any
    why: Any
    form: type[forms.Form]

    def of(self, work: Product) -> dict[str, Any]:
        """What is known; a number not given yet is an empty field."""
        names = self.form.base_fields
        return {name: getattr(work, name) or "" for name in names}


FACTS = {
    "title": Fact(_("改名字"), _("买家先看到名字。"), TitleForm),
    "title-en": Fact(_("英文名"), _("外国游客用英文找，找得到。"), EnglishTitleForm),
    "story": Fact(_("它的故事"), _("知道谁做的、怎么做的，买家更愿意买。"), StoryForm),
    "material": Fact(_("材料"), _("买家看会不会过敏、好不好洗。"), MaterialForm),
    "size": Fact(_("尺寸"), _("不知道多大，买家不敢下单。"), SizeForm),
    "weight": Fact(_("重量"), _("邮费按重量算，写了才算得准。"), WeightForm),
    "care": Fact(_("怎么保养"), _("洗坏了会来退，先说清楚。"), CareForm),
    "days": Fact(_("要做几天"), _("买家知道什么时候能收到。"), DaysForm),
    "craft": Fact(_("手艺"), _("买家按手艺找作品。"), CraftForm),
}
