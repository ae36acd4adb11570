from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ground.crafts.models import Craft
from sellers.cooperatives.models import Cooperative
from sellers.production.fields import Amount, Pieces, Upload, Yuan, line, photo, words
from sellers.production.models import Assignment, MaterialMove, ProductionOrder
from sellers.production.services import Wanted

Purpose = ProductionOrder.Purpose
_WEEKS = timedelta(weeks=3)
_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请选一个")}


class OrderForm(forms.Form):
    """What is made, how many, by when, and what a piece pays."""

    title = line(_("做什么"), 100, help_text=_("比如：苗绣杯垫，蓝色"))
    pieces = Pieces(label=_("一共几件"))
    due_on = forms.DateField(
        label=_("哪天要交齐"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("请选日子"), "invalid": _("请选日子")},
    )
    piece = Yuan(label=_("一件多少元工钱"), most=99_999)
    piece_minutes = Pieces(
        label=_("一件大约做几分钟"),
        most=60_000,
        missing=_("请写几分钟"),
        help_text=_("照做得不快不慢的人算。她接活以前，会看到大约一小时多少钱。"),
    )
    craft = forms.ModelChoiceField(
        Craft.objects.none(),
        label=_("要会哪门手艺"),
        required=False,
        empty_label=_("都可以"),
        error_messages=_CHOOSE,
    )
    purpose = forms.ChoiceField(
        label=_("为谁做"),
        choices=Purpose.choices,
        initial=Purpose.STOCK,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    work = line(
        _("店里的哪件作品（货号或名字）"),
        200,
        required=False,
        help_text=_("备货时填，合格的就进仓库。"),
    )
    number = line(_("买家的订单号"), 64, required=False, help_text=_("为买家做时填。"))
    customer = line(_("企业的名字"), 100, required=False)
    words = words(_("怎么做（可以以后写）"), 2000, required=False)

    def __init__(self, cooperative: Cooperative, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shop = getattr(cooperative, "shop", None)
        self.meant = self.initial.get("work")
        self.initial["work"] = self.meant.local_title if self.meant else ""
        members = cooperative.memberships.filter(state="member").values("artisan")
        crafts = cooperative.members.model.objects.filter(pk__in=members).values("crafts")
        chosen = self.initial.get("craft")
        rows = Craft.objects.filter(pk__in=crafts) | Craft.objects.filter(pk=chosen or "")
        self.fields["craft"].queryset = rows.distinct()  # type: ignore[attr-defined]
        self.fields["due_on"].initial = timezone.localdate() + _WEEKS

    def clean_due_on(self) -> Any:
        day = self.cleaned_data["due_on"]
        if not timezone.localdate() <= day <= timezone.localdate() + timedelta(days=730):
            raise forms.ValidationError(_("请选今天以后、两年以内的日子"))
        return day

    def clean_work(self) -> Any:
        """By its code, number or name, in the cooperative's own shop."""
        typed = self.cleaned_data["work"].strip()
        if not typed:
            return None
        if self.meant and typed == self.initial["work"]:  # others may be called the same
            return self.meant
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 12 else 0
        alike = Q(upc=typed) | Q(title=typed) | Q(pk=number)
        found = self.shop.works.filter(alike).order_by("pk").first() if self.shop else None
        if found is None:
            raise forms.ValidationError(_("店里没有这件作品"))
        return found

    def clean_number(self) -> Any:
        typed = self.cleaned_data["number"].strip()
        rows = self.shop.seller_orders.filter(order__number=typed) if self.shop else None
        found = rows.first() if typed and rows is not None else None
        if typed and found is None:
            raise forms.ValidationError(_("店里没有这个订单"))
        return found

    @property
    def wanted(self) -> Wanted:
        data = self.cleaned_data
        same = ("title", "pieces", "piece_minutes", "due_on", "purpose", "work", "customer")
        facts = {name: data[name] for name in (*same, "craft", "words")}
        return Wanted(**facts, piece_fen=data["piece"], seller_order=data["number"])


def typed_of(order: ProductionOrder, *, is_new: bool) -> dict[str, Any]:
    """The form as it would be typed; a new one like it has its own day and its own buyer."""
    facts = {
        "title": order.title,
        "pieces": order.pieces,
        "piece": f"{order.piece_fen / 100:.2f}",
        "piece_minutes": order.piece_minutes,
        "craft": order.craft_id,
        "purpose": order.purpose,
        "work": order.work,
        "customer": order.customer,
        "words": order.words,
    }
    if not is_new:
        facts["due_on"] = order.due_on
        facts["number"] = order.seller_order.order.number if order.seller_order else ""
    return facts


class PictureForm(forms.Form):
    picture = photo(_("做法的照片"), required=True)
    words = line(_("这一步是什么"), 300, help_text=_("会读给不认字的人听。"))


class RecordingForm(forms.Form):
    recording = Upload(
        label=_("做法的录音或视频"),
        help_text=_("手机录的就行，30 MB 以内。"),
        widget=forms.FileInput({"accept": "audio/*,video/*"}),
        error_messages={"required": _("请选一段录音或视频")},
    )
    words = line(_("说了什么"), 300, help_text=_("写成字，听不见的人也看得懂。"))


class MaterialForm(forms.Form):
    name = line(_("材料"), 60)
    unit = line(pgettext_lazy("materials", "单位"), 10, help_text=_("比如：束、米、克"))
    per_piece = Amount(label=_("一件要多少"))


class MoveForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("记什么"), choices=MaterialMove.Kind.choices, error_messages=_CHOOSE
    )
    amount = Amount(label=_("多少"))


class DeliverForm(forms.Form):
    key = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(self, hers: Assignment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = {"most": hers.rest} if hers.rest and not self._came(hers) else {}
        self.fields["pieces"] = Pieces(label=_("交几件"), **most)

    def _came(self, hers: Assignment) -> bool:
        """Sent twice: what it was is known, and counted once."""
        keys = hers.deliveries.values_list("key", flat=True) if self.is_bound else ()
        return self.data.get("key") in keys


class MadeForm(forms.Form):
    def __init__(self, hers: Assignment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["made"] = Pieces(
            label=_("一共做好了几件"), least=hers.delivered, most=hers.pieces
        )


class HandOverForm(forms.Form):
    """To another member, or back to be offered."""

    rest = Pieces(label=_("转走几件"))
    to = forms.ChoiceField(label=_("转给谁"), required=False, error_messages=_CHOOSE)

    def __init__(self, members: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _("先收回来")), *members]  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """One delivery in parts; what does not pass has its reason."""

    good = Pieces(label=_("合格几件"), least=0, required=False)
    rework = Pieces(label=_("返工几件"), least=0, required=False)
    rework_reason = words(_("要改什么"), 300, required=False, help_text=_("她看得到，说具体一点。"))
    bad = Pieces(label=_("不合格几件"), least=0, required=False)
    bad_reason = words(_("为什么不合格"), 300, required=False, help_text=_("她看得到。"))

    def __init__(self, unchecked: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unchecked = unchecked

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        number = sum(data.get(name) or 0 for name in ("good", "rework", "bad"))
        if not 1 <= number <= self.unchecked:
            told = _("加起来要在 1 到 %(most)s 件之间") % {"most": self.unchecked}
            self.add_error("good", told)
        for name in ("rework", "bad"):
            if data.get(name) and not (data.get(f"{name}_reason") or "").strip():
                self.add_error(f"{name}_reason", _("请写原因"))
        return data


class CheckPhotoForm(forms.Form):
    """Asked last: a file is not carried from page to page."""

    photo = photo(_("照片（可以不放）"), required=False, help_text=_("拍清楚哪里不对。"))


class AppealForm(forms.Form):
    words = words(_("你想说什么"), 500)


class DecideForm(forms.Form):
    GRANT, REFUSE = "grant", "refuse"
    verdict = forms.ChoiceField(
        label=_("你的决定"),
        choices=[(GRANT, _("算合格，照付工钱")), (REFUSE, _("还是不合格"))],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    answer = words(_("为什么"), 500, help_text=_("她看得到。"))
