"""What she, or the operator, types of an offer; days are whole, and in Beijing."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from catalog.studio_forms import WholeField, YuanField
from sellers.partner.models import Partner
from shop.offers.codes import LONGEST_CODE, plain_code
from shop.offers.models import Offer
from shop.offers.sums import MOST_PERCENT

LONGEST_DAYS = 92
MOST_USES = 100_000
SHORTEST_CODE = 4
MOST_WORKS = 200  # to choose from
_WRITTEN = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
_DAY_WRONG = _("这个日子看不懂，请写成 2026-12-31 这样")


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        input_formats=_WRITTEN,
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        error_messages={"required": _("请选日子"), "invalid": _DAY_WRONG},
    )


def _text(label: Any, longest: int, hint: Any = "", **options: Any) -> forms.CharField:
    attrs = {"autocomplete": "off", **options.pop("attrs", {})}
    said = {"required": _("请填写"), "max_length": _("最多 %(limit_value)d 个字，短一点")}
    widget = forms.TextInput(attrs)
    return forms.CharField(
        label=label,
        max_length=longest,
        help_text=hint,
        widget=widget,
        error_messages=said,
        **options,
    )


class OfferForm(forms.Form):
    name_zh = _text(_("优惠叫什么"), 20, _("买家会看到，例如：春节优惠"))
    name_en = _text(
        _("英文名（可不填）"), 60, _("不填，就写减多少。"), required=False, attrs={"lang": "en"}
    )
    percent = WholeField(
        label=_("减百分之几"),
        help_text=_("写 10，就是打九折。最多 90。"),
        least=1,
        most=MOST_PERCENT,
        required=False,
    )
    amount_fen = YuanField(
        label=_("或者减多少元"), help_text=_("上面和这里只填一个。"), required=False
    )
    from_fen = YuanField(
        label=_("满多少元才减（可不填）"), help_text=_("只算能用这个优惠的作品。"), required=False
    )
    first_day = _day(_("从哪天起"))
    last_day = _day(_("到哪天为止"), _("那天还算。最多三个月。"))
    code = _text(
        _("优惠码（可不填）"),
        LONGEST_CODE,
        _("填了，只有写这个码的人才减。4 到 24 个字母或数字。"),
        required=False,
        attrs={"autocapitalize": "characters"},
    )
    uses_limit = WholeField(
        label=_("最多几单能用（可不填）"), least=1, most=MOST_USES, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_day"].initial = timezone.localdate()

    def clean_code(self) -> str:
        code = plain_code(self.cleaned_data["code"])
        if code and not (code.isascii() and code.isalnum() and len(code) >= SHORTEST_CODE):
            raise forms.ValidationError(_("优惠码要 4 到 24 个英文字母或数字"))
        return code

    def clean_first_day(self) -> date:
        day: date = self.cleaned_data["first_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("请选今天或以后的日子"))
        return day

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors.keys() & {"percent", "amount_fen"}:
            self._check_depth(data.get("percent"), data.get("amount_fen"))
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("结束的日子比开始的早，请再看一遍"))
        elif first and last and last > first + timedelta(days=LONGEST_DAYS):
            self.add_error("last_day", _("最多三个月，请选近一点的日子"))
        return data

    def _check_depth(self, percent: int | None, amount_fen: int | None) -> None:
        if bool(percent) == bool(amount_fen):
            self.add_error("percent", _("减百分之几、减多少元，请填一个"))
        from_fen = self.cleaned_data.get("from_fen")
        if amount_fen and from_fen and amount_fen * 100 > from_fen * MOST_PERCENT:
            self.add_error("amount_fen", _("减得太多了：最多减到一成"))

    @property
    def offer(self) -> Offer:
        """Not written yet; from today on means from now on."""
        typed, first = self.cleaned_data, self.cleaned_data["first_day"]
        names = ("name_zh", "name_en", "percent", "amount_fen", "uses_limit")
        return Offer(
            **{name: typed[name] or None for name in names[2:]},
            **{name: " ".join(typed[name].split()) for name in names[:2]},
            from_fen=typed["from_fen"] or 0,
            begins_at=_start_of(first) if first > timezone.localdate() else timezone.now(),
            ends_at=_start_of(typed["last_day"] + timedelta(days=1)),
        )


class ShopOfferForm(OfferForm):
    works = forms.MultipleChoiceField(
        label=_("哪些作品（不选，就是店里全部）"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("有一件作品已经不在店里了，请再选")},
    )

    def __init__(self, shop: Partner, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shop = shop
        on_show = Product.objects.filter(shop=shop, is_public=True).order_by("title", "pk")
        self.shown = {str(work.pk): work for work in on_show[:MOST_WORKS]}
        self.fields["works"].choices = [  # type: ignore[attr-defined]
            (pk, work.local_title) for pk, work in self.shown.items()
        ]

    @property
    def chosen(self) -> list[Product]:
        return [self.shown[pk] for pk in self.cleaned_data["works"]]

    @property
    def offer(self) -> Offer:
        offer = super().offer
        offer.bearer, offer.shop = Offer.Bearer.SHOP, self.shop
        return offer


class CampaignForm(OfferForm):
    budget_fen = YuanField(
        label=_("平台最多出多少元"),
        help_text=_("到了这个数，优惠就停。店铺照原价得钱。"),
        error_messages={"required": _("请写平台最多出多少元")},
    )
    field_order = ("name_zh", "name_en", "percent", "amount_fen", "from_fen", "budget_fen")

    @property
    def offer(self) -> Offer:
        offer = super().offer
        offer.bearer, offer.budget_fen = Offer.Bearer.MARKETPLACE, self.cleaned_data["budget_fen"]
        return offer


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
