from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalog.studio_forms import photos_field
from ground.privacy.contacts import tells_a_contact
from shop.reviews.models import MOST_PHOTOS, Hiding, Review
from shop.reviews.services import Said

_STARS = [
    ("5", _("5 星，很喜欢")),
    ("4", _("4 星，喜欢")),
    ("3", _("3 星，一般")),
    ("2", _("2 星，不太满意")),
    ("1", _("1 星，不满意")),
]


def words_field(label: Any, *, most: int = 500, hint: Any = "", rows: int = 4) -> forms.CharField:
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


def _one_of(label: Any, choices: Any) -> forms.ChoiceField:
    told = _("请选一个")
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": told, "invalid_choice": told},
    )


class ReviewForm(forms.Form):
    """A new one; with `review` a change of it."""

    stars = _one_of(_("您觉得怎么样"), _STARS)
    words = words_field(_("说几句"), most=1000, hint=_("好的、不足的都可以写。不要写电话和网址"))
    signature = forms.CharField(
        label=_("怎么称呼您（可以不写）"),
        help_text=_("只显示第一个字，后面是星号，比如「王**」；不写就是「匿名」"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": _("最多 %(limit_value)d 个字，请短一点")},
    )
    photos = photos_field(_("照片（可以不放）"), _("最多 4 张。我们看过以后公开；位置等信息会去掉"))

    def __init__(self, data: Any = None, review: Review | None = None) -> None:
        first = {}
        if review:
            first = {name: getattr(review, name) for name in ("words", "signature")}
            first["stars"] = str(review.stars)
        super().__init__(data, initial=first)
        self.kept = review.kept_photos if review else []
        if self.kept:
            self.fields["drop"] = self._dropping()
            self.order_fields(["stars", "words", "signature", "drop", "photos"])
        if len(self.kept) == MOST_PHOTOS:
            self.fields["photos"].help_text = gettext("已经有 4 张了；想换，先拿掉")

    def _dropping(self) -> forms.MultipleChoiceField:
        names = [
            (str(each.pk), gettext("拿掉第 %(number)s 张") % {"number": number})
            for number, each in enumerate(self.kept, start=1)
        ]
        return forms.MultipleChoiceField(
            label=_("您放过的照片"),
            choices=names,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("请从列出的几样里选")},
        )

    @property
    def said(self) -> Said:
        data = self.cleaned_data
        return Said(int(data["stars"]), data["words"], data["signature"])

    @property
    def drop(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data.get("drop", [])]


class ReplyForm(forms.Form):
    words = words_field(_("回一句"), hint=_("谢谢买家，或者说明情况。大家都看得到"))

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if tells_a_contact(words):
            raise forms.ValidationError(_("请不要写电话、微信和网址，大家都看得到"))
        return words


class HideForm(forms.Form):
    reason = _one_of(_("为什么不公开"), Hiding.Reason.choices)
    words = words_field(_("写给买家的话"), most=200, hint=_("会原样发给写评价的人"), rows=3)


class ShowForm(forms.Form):
    words = words_field(_("为什么又公开"), most=200, hint=_("留在记录里"), rows=3)


class PhotosForm(forms.Form):
    """Either: show them; or: not, and why."""

    SHOW, REFUSE = "show", "refuse"

    photos = _one_of(_("照片"), [(SHOW, _("可以公开")), (REFUSE, _("不公开"))])
    words = forms.CharField(
        label=_("不公开，写给买家的话"),
        required=False,
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": _("最多 %(limit_value)d 个字，请短一点")},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("photos") == self.REFUSE and not data.get("words"):
            self.add_error("words", _("请写几句"))
        return data
