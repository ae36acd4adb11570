import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from sellers.cooperatives.models import Cooperative
from shop.fulfilment.numbers import doubt_about, tidied
from shop.order.carriers import CARRIERS
from shop.order.models import Line, SellerOrder

SURE = "is_sure"
LONGEST_NUMBER = 40
_LETTERS = re.compile(r"[A-Z0-9-]*", re.ASCII)


class TrackingForm(forms.Form):
    """With whom a parcel travels; the number may come later."""

    carrier = forms.ChoiceField(
        label=_("哪家快递"),
        error_messages={"required": _("请选快递"), "invalid_choice": _("请选快递")},
    )
    tracking_number = forms.CharField(
        label=_("快递单号"),
        help_text=_("还没有单号可以先空着，以后再补"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"max_length": _("单号没有这么长")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carrier"].choices = [
            ("", _("请选择")),
            *((code, carrier.name) for code, carrier in CARRIERS.items()),
        ]

    def questions(self) -> list[tuple[str, ...]]:
        """For easy reading: what is asked about the number stands beside it."""
        return [("carrier",), self._number_fields]

    @property
    def _number_fields(self) -> tuple[str, ...]:
        return tuple(name for name in ("tracking_number", SURE) if name in self.fields)

    def clean_tracking_number(self) -> str:
        number = tidied(self.cleaned_data["tracking_number"])
        if len(number) > LONGEST_NUMBER:
            raise forms.ValidationError(_("单号没有这么长"))
        if not _LETTERS.fullmatch(number):
            raise forms.ValidationError(_("单号只有字母和数字"))
        if number and not any(map(str.isdigit, number)):
            raise forms.ValidationError(_("单号里要有数字"))
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._doubt(cleaned)
        return cleaned

    def _doubt(self, cleaned: dict[str, Any]) -> None:
        """A number unlike the carrier's others is asked about; said to be right, it is taken."""
        doubt = doubt_about(cleaned.get("carrier", ""), cleaned.get("tracking_number", ""))
        if not doubt:
            return
        self.fields[SURE] = forms.BooleanField(label=_("就是这个单号，没有写错"), required=False)
        if not self[SURE].data:
            told = gettext("%(looks)s请再对一下。") % {"looks": doubt}
            self.add_error("tracking_number", told)


class BoxForm(TrackingForm):
    """Which orders go into the box, where there are several, and with whom it travels."""

    field_order = ["orders", "carrier", "tracking_number"]

    def __init__(self, parts: Iterable[SellerOrder], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = {str(part.pk): part for part in parts}
        if len(self.parts) > 1:
            self.fields["orders"] = forms.MultipleChoiceField(
                label=_("装哪些订单"),
                choices=[(pk, part.order.number) for pk, part in self.parts.items()],
                initial=list(self.parts),
                widget=forms.CheckboxSelectMultiple,
                error_messages={
                    "required": _("请选至少一个订单"),
                    "invalid_choice": _("有的订单刚刚变了，请再选一次"),
                },
            )
            self.order_fields(self.field_order)

    def questions(self) -> list[tuple[str, ...]]:
        return [*([("orders",)] if "orders" in self.fields else []), *super().questions()]

    @property
    def chosen(self) -> list[SellerOrder]:
        return [self.parts[pk] for pk in self.cleaned_data.get("orders", self.parts)]


class SendForm(TrackingForm):
    """How it leaves: with a number, fetched by the courier, or by her cooperative's hands."""

    NUMBER, FETCHED = "number", "fetched"
    how = forms.ChoiceField(
        label=_("怎么寄"),
        required=False,
        initial=NUMBER,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("请选怎么寄")},
    )
    field_order = ["how", "carrier", "tracking_number"]

    def __init__(
        self, part: SellerOrder, senders: Iterable[Cooperative], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.senders = {f"to-{sender.pk}": sender for sender in senders}
        self.fields["how"].choices = [
            (self.NUMBER, _("我寄了，有单号")),
            (self.FETCHED, _("快递员上门取走了，单号以后补")),
            *(
                (code, gettext("我交给「%(name)s」，请合作社寄") % {"name": sender.name})
                for code, sender in self.senders.items()
            ),
        ]
        self.fields["carrier"].required = False
        self.fields["tracking_number"].help_text = ""
        self.lines = [line for line in part.lines.all() if line.unpacked]
        if sum(line.unpacked for line in self.lines) > 1:
            self.fields |= {f"pieces-{line.pk}": _pieces_field(line) for line in self.lines}

    def questions(self) -> list[tuple[str, ...]]:
        """For easy reading: only what her way of sending leaves open, and all pieces at once."""
        how = self.data.get("how") or self.NUMBER
        pieces = tuple(field.name for field in self.piece_fields)
        asks = [("how",), *([] if how in self.senders else [("carrier",)])]
        asks += [self._number_fields] if how == self.NUMBER else []
        return [*asks, pieces] if pieces else asks

    @property
    def piece_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith("pieces-")]

    @property
    def is_partial(self) -> bool:
        """Whether she has opened 只寄一部分, so that it stays open."""
        return self.is_bound and bool(
            any(field.errors or field.data != str(field.initial) for field in self.piece_fields)
        )

    @property
    def sender(self) -> Cooperative | None:
        return self.senders.get(self.cleaned_data["how"])

    @property
    def pieces(self) -> dict[int, int] | None:
        """By line; None: all that is left."""
        if not self.piece_fields:
            return None
        return {line.pk: self.cleaned_data[f"pieces-{line.pk}"] for line in self.lines}

    def clean_how(self) -> str:
        return self.cleaned_data["how"] or self.NUMBER

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("how") in {self.NUMBER, self.FETCHED}:
            self._ask_for_tracking(cleaned)
        self._fill_pieces(cleaned)
        return cleaned

    def _doubt(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("how") not in self.senders:  # who sends in her place fills the number in
            super()._doubt(cleaned)

    def _ask_for_tracking(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("carrier") == "":
            self.add_error("carrier", _("请选快递"))
        if cleaned["how"] == self.NUMBER and cleaned.get("tracking_number") == "":
            self.add_error(
                "tracking_number", _("请填快递单号。还没有单号，就选「快递员上门取走了」")
            )

    def _fill_pieces(self, cleaned: dict[str, Any]) -> None:
        """A number left empty means all of it, as when nobody asked."""
        fields = self.piece_fields
        for field in fields:
            if field.name in cleaned and cleaned[field.name] is None:
                cleaned[field.name] = field.initial
        if fields and not any(cleaned.get(field.name, 1) for field in fields):
            self.add_error(fields[0].name, _("至少寄一件"))


def _pieces_field(line: Line) -> forms.IntegerField:
    left = line.unpacked
    too_many = gettext("最多 %(most)d 件") % {"most": left}
    return forms.IntegerField(
        label=gettext("「%(title)s」寄几件") % {"title": line.title},
        required=False,
        min_value=0,
        max_value=left,
        initial=left,
        widget=forms.TextInput({"inputmode": "numeric", "class": "pieces", "autocomplete": "off"}),
        error_messages={
            "invalid": _("请填数字"),
            "min_value": _("请填数字"),
            "max_value": too_many,
        },
    )


class ProgressForm(forms.Form):
    """One photo of the work in the making, and a word with it."""

    photo = forms.FileField(
        label=pgettext_lazy("one", "照片"),
        help_text=_("现拍一张，或者从相册里选"),
        widget=forms.FileInput(
            {
                "accept": "image/*",
                "data-shrink": "1600",
                "data-words-busy": _("正在把照片变小……"),
                "data-words-done": _("{} 张照片准备好了，按下面的按钮就能传。"),
            }
        ),
        error_messages={
            "required": _("请选一张照片"),
            "invalid": _("这张照片没有传上来，请再选一次"),
            "empty": _("这张照片没有传完整，请再传一次"),
            "missing": _("这张照片没有传上来，请再选一次"),
        },
    )
    words = forms.CharField(
        label=_("想说的话（可以不写）"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": _("太长了，最多 200 个字")},
    )


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("为什么不接"),
        choices=[
            ("no_time", _("最近做不了")),
            ("no_material", _("材料没有了")),
            ("sold_elsewhere", _("已经卖掉了")),
            ("cannot_send", _("寄不到那里")),
            ("other", _("别的原因")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个原因"), "invalid_choice": _("请选一个原因")},
    )
