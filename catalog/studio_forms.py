"""What she types about a work: little on each page, and read as she types it."""

import re
import unicodedata
from typing import Any

from django import forms
from django.conf import settings
from django.utils.crypto import get_random_string
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from catalog.pricing import FairPrice, NotAnAmount, TooDear, parse_hours, parse_yuan
from ground.crafts.models import Craft

KEY = re.compile(r"[A-Za-z0-9]{32}")
LONGEST_TITLE = 60
MOST_PIECES, MOST_DAYS, MOST_GRAMS = 9999, 365, 100_000
KINDS = [
    (Product.Kind.ONE_OFF, _("一件孤品：只有这一件")),
    (Product.Kind.BATCH, _("现货几件：做好了，不止一件")),
    (Product.Kind.MADE_TO_ORDER, _("预订：有人买了再做")),
    (Product.Kind.CUSTOM, _("定作：照买家的要求做")),
]


def new_key() -> str:
    return get_random_string(32)


_NO_PRICE = _("价格只写数字，比如 268 或 268.50")


class YuanField(forms.CharField):
    """Fen of what she typed in yuan. `wrong`: what is said where it is no price."""

    def __init__(self, wrong: Any = _NO_PRICE, **kwargs: Any) -> None:
        self.wrong = wrong
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(max_length=40, widget=forms.TextInput(attrs), **kwargs)
        self.error_messages["max_length"] = wrong

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return parse_yuan(typed)
        except TooDear as refusal:
            raise forms.ValidationError(_("最多写 1,000,000 元（一百万）")) from refusal
        except NotAnAmount as refusal:
            raise forms.ValidationError(self.wrong) from refusal


class WholeField(forms.CharField):
    """A whole number, in digits of either width."""

    def __init__(self, *, least: int, most: int, **kwargs: Any) -> None:
        self.least, self.most = least, most
        bounds = {"least": least, "most": most}
        # said in the language of whoever asks, not in that of who first loaded the form
        self._between = lazy(lambda: str(_("请写 %(least)s 到 %(most)s 之间的数")) % bounds, str)()
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "pieces"}
        super().__init__(max_length=12, widget=forms.TextInput(attrs), **kwargs)
        self.error_messages["max_length"] = self._between

    def clean(self, value: Any) -> int | None:
        typed = unicodedata.normalize("NFKC", super().clean(value) or "")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit()):
            raise forms.ValidationError(_("只写数字"))
        if not self.least <= int(typed) <= self.most:
            raise forms.ValidationError(self._between)
        return int(typed)


class PhotosInput(forms.FileInput):
    """Several, from the camera or the album; the script makes them smaller where it can."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        words = {
            "data-words-busy": _("正在把照片变小……"),
            "data-words-done": _("{} 张照片准备好了，按下面的按钮就能传。"),
        }
        super().__init__({"accept": "image/*", "data-shrink": "1600", **words})


class UploadField(forms.FileField):
    """Judged by what takes it in, file by file."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        return data


def photos_field(label: Any, help_text: Any) -> UploadField:
    return UploadField(label=label, help_text=help_text, required=False, widget=PhotosInput)


def voice_field(help_text: Any) -> UploadField:
    recorder = forms.FileInput({"accept": "audio/*", "capture": True})
    return UploadField(label=_("录音"), help_text=help_text, required=False, widget=recorder)


class PhotosForm(forms.Form):
    photos = photos_field(_("再加几张"), _("正面、背面、近处各一张最好。"))


class VoiceForm(forms.Form):
    voice = voice_field(_("说说这是什么、怎么做的、卖多少。"))


class PriceHelp(forms.Form):
    """Material and hours; the answer stands beside the price and never in it."""

    material = YuanField(label=_("材料花了多少元"), required=False)
    hours = forms.CharField(
        label=_("做了几小时"),
        max_length=12,
        required=False,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "class": "pieces"}),
        error_messages={"max_length": _("小时只写数字，比如 8 或 8.5")},
    )
    shown = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def clean_hours(self) -> Any:
        typed = self.cleaned_data["hours"]
        try:
            return parse_hours(typed) if typed else None
        except NotAnAmount as refusal:
            raise forms.ValidationError(_("小时只写数字，比如 8 或 8.5")) from refusal

    @property
    def sum(self) -> str:
        """What was reckoned last: a press of Enter among these fields never publishes."""
        return f"{self.data.get('material', '')}|{self.data.get('hours', '')}"[:60]

    @property
    def is_new(self) -> bool:
        return self.sum not in {"|", self.data.get("shown", "")}

    @property
    def fair(self) -> FairPrice | None:
        """None: there is nothing to reckon."""
        material, hours = (self.cleaned_data.get(name) for name in ("material", "hours"))
        if material is None and hours is None:
            return None
        return FairPrice(material or 0, hours or parse_hours("0"), settings.FAIR_HOURLY_WAGE_FEN)

    def beside(self, price_fen: int | None) -> dict[str, FairPrice | int | None]:
        """What the page says next to the price she typed."""
        fair = self.fair
        short_fen = fair.short_by(price_fen) if fair and price_fen else None
        return {"fair": fair, "price_fen": price_fen, "short_fen": short_fen}


def _price_field(*, required: bool) -> YuanField:
    return YuanField(
        label=_("卖多少元"), required=required, error_messages={"required": _("请写卖多少元")}
    )


class ListForm(forms.Form):
    """One photo, what it is, a price, one choice; all else is known or can wait."""

    photos = photos_field(_("照片"), _("拍一张，或者从相册选。可以选几张，第一张是封面。"))
    title = forms.CharField(
        label=_("这是什么"),
        help_text=_("比如：苗绣手包"),
        max_length=LONGEST_TITLE,
        error_messages={
            "required": _("请写这是什么"),
            "max_length": _("名字最多 60 个字，短一点"),
        },
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    price = _price_field(required=True)
    kind = forms.ChoiceField(
        label=_("怎么卖"),
        choices=KINDS,
        initial=Product.Kind.ONE_OFF,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选怎么卖"), "invalid_choice": _("请选怎么卖")},
    )
    voice = voice_field(_("说说这是什么、卖多少。帮你的人听了替你写。写好就删。"))

    def __init__(self, *args: Any, is_draft: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_draft:  # the rest can come another day
            self.fields["title"].required = self.fields["price"].required = False

    def clean_price(self) -> int | None:
        return _of_something(self.cleaned_data["price"])


def _of_something(fen: int | None) -> int | None:
    if fen == 0:
        raise forms.ValidationError(_("价格要比 0 元多"))
    return fen


class PriceForm(forms.Form):
    price = _price_field(required=True)

    def clean_price(self) -> int | None:
        return _of_something(self.cleaned_data["price"])


class StockForm(forms.Form):
    kind = ListForm.base_fields["kind"]
    pieces = WholeField(
        label=_("一共有几件"),
        help_text=_("卖了还没寄的也算。卖完了写 0。预订和定作不用写。"),
        least=0,
        most=MOST_PIECES,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        kind, pieces = said.get("kind"), said.get("pieces")
        if "pieces" in self.errors or kind not in {Product.Kind.ONE_OFF, Product.Kind.BATCH}:
            return said
        if pieces is None:
            self.add_error("pieces", _("请写一共有几件"))
        elif kind == Product.Kind.ONE_OFF and pieces > 1:
            self.add_error("pieces", _("孤品只有一件。不止一件，请选“现货几件”。"))
        return said


class KindForm(forms.Form):
    """Of a cooperative's work: its stockroom says how many there are."""

    kind = ListForm.base_fields["kind"]


class WordsForm(forms.Form):
    alt_zh = forms.CharField(
        label=_("照片上有什么"),
        help_text=_("看不见照片的人，会听到这句话。"),
        max_length=200,
        error_messages={
            "required": _("请写一句，没有这句话不能上架"),
            "max_length": _("最多 200 个字"),
        },
        widget=forms.Textarea({"rows": 3}),
    )
    alt_en = forms.CharField(
        label=_("英文说明（可以不写）"),
        max_length=200,
        required=False,
        error_messages={"max_length": _("最多 200 个字")},
        widget=forms.Textarea({"rows": 3, "lang": "en"}),
    )


def craft_choices() -> list[tuple[str, str]]:
    return [("", _("请选择")), *((craft.code, craft.name) for craft in Craft.objects.all())]
