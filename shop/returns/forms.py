from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from catalog.studio_forms import YuanField, photos_field
from shop.fulfilment.forms import TrackingForm
from shop.order.models import Line
from shop.payments.sums import goods_of
from shop.returns.deciding import OF_WHAT_NEVER_CAME, Verdict
from shop.returns.models import ReturnLine, ReturnRequest
from shop.returns.services import Wanted

Reason = ReturnLine.Reason
Payer = ReturnRequest.Payer


def _words(label: Any, *, required: bool, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=300,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("请写几句"), "max_length": _("太长了，最多 300 个字")},
    )


def _radio(
    label: Any, choices: Sequence[tuple[str, Any]], help_text: Any = ""
) -> forms.ChoiceField:
    told = _("请选一个")
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": told, "invalid_choice": told},
    )


class AskForm(forms.Form):
    """Of each line: how many, and why."""

    photos = photos_field(_("照片（可以不放）"), _("有问题的地方，拍清楚一点。最多 4 张。"))

    def __init__(self, left: Mapping[Line, int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines, self.left = list(left), left
        for line, number in left.items():
            fields = {f"pieces-{line.pk}": _pieces(number), f"reason-{line.pk}": _reason(line)}
            self.fields |= fields
        self.fields["words"] = _words(_("想说明的（可以不写）"), required=False)
        self.order_fields([name for name in self.fields if name != "photos"])

    def row_of(self, name: str) -> str:
        """The title, where the field is a line's."""
        english = get_language() == "en"
        titles = {str(each.pk): english and each.title_en or each.title for each in self.lines}
        return titles.get(name.partition("-")[2], "")

    @property
    def rows(self) -> list[tuple[Line, int, int, forms.BoundField, forms.BoundField]]:
        return [
            (each, left, _worth(each, left), self[f"pieces-{each.pk}"], self[f"reason-{each.pk}"])
            for each, left in self.left.items()
        ]

    @property
    def wanted(self) -> list[Wanted]:
        data = self.cleaned_data
        return [
            Wanted(line.pk, int(data[f"pieces-{line.pk}"]), Reason(data[f"reason-{line.pk}"]))
            for line in self.lines
            if int(data[f"pieces-{line.pk}"])
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        pieces = {line: data.get(f"pieces-{line.pk}") for line in self.lines}
        for line, number in pieces.items():
            name = f"reason-{line.pk}"
            if number not in {None, "0"} and not data.get(name) and name not in self.errors:
                self.add_error(name, _("请选为什么退"))
        if all(number == "0" for number in pieces.values()):
            self.add_error(f"pieces-{self.lines[0].pk}", _("请选要退的作品和件数"))
        return data


def _worth(line: Line, pieces: int) -> int:
    return goods_of(left_fen=line.left_fen, pieces_left=line.pieces_left, pieces=pieces)


def _pieces(number: int) -> forms.ChoiceField:
    names = [gettext("%(pieces)d 件") % {"pieces": n} for n in range(1, number + 1)]
    return forms.ChoiceField(
        label=_("退几件"),
        choices=[("0", _("不退")), *((str(n), name) for n, name in enumerate(names, 1))],
        initial="1" if number == 1 else "0",
        error_messages={"required": _("请选退几件"), "invalid_choice": _("请选退几件")},
    )


def _reason(line: Line) -> forms.ChoiceField:
    """What is made to her own wishes comes back for a fault alone."""
    known = [each for each in Reason if each != Reason.MISSING]
    reasons = [each for each in known if line.is_returnable or each != Reason.CHANGED]
    return forms.ChoiceField(
        label=_("为什么退"),
        required=False,
        choices=[("", _("请选")), *((each.value, each.label) for each in reasons)],
        error_messages={"invalid_choice": _("请选为什么退")},
    )


class SendBackForm(TrackingForm):
    """Carrier and number; and what it cost, where another bears it."""

    freight = YuanField(
        label=_("寄回花了多少元（可以不写）"),
        help_text=_("请留好快递的收据。"),
        wrong=_("金额只写数字，比如 26 或 26.50"),
        required=False,
    )

    def __init__(self, request: ReturnRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if request.is_on_buyer:
            del self.fields["freight"]


class EscalateForm(forms.Form):
    words = _words(_("您想对平台说什么"), required=True)


class AnswerForm(forms.Form):
    """What the shop says to it; a no needs its reason."""

    ACCEPT, KEEP, REFUSE = "accept", "keep", "refuse"
    answer = _radio(
        _("你怎么答复"),
        [
            (ACCEPT, _("可以退，请买家寄回来")),
            (KEEP, _("直接退款，不用寄回来")),
            (REFUSE, _("不同意")),
        ],
    )
    words = _words(_("不同意的话，写一下为什么"), required=False, help_text=_("买家看得到。"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") == self.REFUSE and data.get("words") == "":
            self.add_error("words", _("请写一下为什么不同意"))
        return data

    def questions(self) -> list[tuple[str, ...]]:
        """For easy reading: who agrees is not asked why."""
        is_no = self.data.get("answer") == self.REFUSE
        return [("answer",), ("words",)] if is_no else [("answer",)]


class MissingForm(forms.Form):
    """The buyer's own words to it, if she likes."""

    words = _words(_("想说明的（可以不写）"), required=False)


class SearchForm(forms.Form):
    """What the shop found out of a parcel that never came."""

    REFUND, FOUND = "refund", "found"
    search = _radio(
        _("包裹在哪里"),
        [(FOUND, _("找到了：在路上，或已经送到")), (REFUND, _("找不到，退款"))],
    )
    words = _words(_("找到了的话，写一下在哪里"), required=False, help_text=_("买家看得到。"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("search") == self.FOUND and data.get("words") == "":
            self.add_error("words", _("请写一下包裹在哪里"))
        return data

    def questions(self) -> list[tuple[str, ...]]:
        is_found = self.data.get("search") == self.FOUND
        return [("search",), ("words",)] if is_found else [("search",)]


class GoodsForm(forms.Form):
    """What she sees when the parcel is open."""

    SHELF, KEEP, LOOK, PROBLEM = "shelf", "keep", "look", "problem"
    goods = _radio(_("寄回来的作品怎么样"), [])
    words = _words(_("有问题的话，写一下是什么"), required=False, help_text=_("买家和平台看得到。"))

    def __init__(self, request: ReturnRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (self.SHELF, _("完好，放回架上卖，退款")),
            (self.KEEP, _("不再卖，退款")),
            (self.LOOK, _("收到了，我要先看看")),
            (self.PROBLEM, _("有问题，请平台看")),
        ]
        is_here = request.state == ReturnRequest.State.RECEIVED
        shown = [each for each in choices if not (is_here and each[0] == self.LOOK)]
        self.fields["goods"] = _radio(_("寄回来的作品怎么样"), shown)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("goods") == self.PROBLEM and data.get("words") == "":
            self.add_error("words", _("请写一下有什么问题"))
        return data

    def questions(self) -> list[tuple[str, ...]]:
        is_wrong = self.data.get("goods") == self.PROBLEM
        return [("goods",), ("words",)] if is_wrong else [("goods",)]


class DecideForm(forms.Form):
    """The operator's verdict, with its reason for both sides."""

    verdict = _radio(_("决定"), [])
    amount = YuanField(
        label=_("退多少元"),
        help_text=_("只在退一部分钱时填。"),
        required=False,
        wrong=_("金额只写数字，比如 26 或 26.50"),
    )
    freight_on = _radio(
        _("寄回的运费谁付"), Payer.choices, help_text=_("要寄回的，或已经寄回的，才算。")
    )
    words = _words(_("理由"), required=True, help_text=_("买家和店铺都看得到。"))

    def __init__(self, request: ReturnRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        known = [each for each in Verdict if not (each == Verdict.RETURN and request.sent_at)]
        if request.is_missing:
            known = list(OF_WHAT_NEVER_CAME)
            del self.fields["amount"], self.fields["freight_on"]
        self.fields["verdict"] = _radio(_("决定"), [(each.value, each.label) for each in known])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._freight(data)
        if data.get("verdict") != Verdict.PART:
            data["amount"] = None
        elif not data.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("请填退多少元"))
        return data

    def _freight(self, data: dict[str, Any]) -> None:
        """Where nothing comes back, nobody is asked who pays for the way."""
        if data.get("verdict") == Verdict.RETURN or self.request.sent_at:
            return
        self.errors.pop("freight_on", None)
        data["freight_on"] = self.request.freight_on
