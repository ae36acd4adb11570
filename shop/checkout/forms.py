"""The one form of the checkout: who, where, how, and what was read."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sellers.partner.models import Outlet
from sellers.partner.queries import open_outlets
from shop.basket.queries import ShopRows
from shop.checkout.address_forms import AbroadAddressForm, AddressForm, ChinaAddressForm
from shop.checkout.countries import CHINA, places
from shop.checkout.gifts import GiftField
from shop.checkout.queries import Bill, Quote
from shop.checkout.refusals import told_why

POST = "post"
KEPT_TICKS = ("no_return", "save_address")
# What is wrong is told in the order in which the page asks.
ON_THE_PAGE = (
    *("place", "county", "street", "country", "line1", "line2", "city", "state", "postcode"),
    *("save_address", "no_return"),
)


class CheckoutForm(AddressForm):
    """What is asked whatever the country. `to` says which of the two forms it is."""

    to = ""
    email = forms.EmailField(
        label=_("邮箱（可不填）"),
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": _("邮箱看起来不对，例如：name@example.com")},
    )
    save_address = forms.BooleanField(label=_("存进我的地址簿"), required=False, initial=True)
    no_return = forms.BooleanField(required=False)

    def __init__(self, *args: Any, shops: Sequence[ShopRows], **kwargs: Any) -> None:
        self.shops = shops
        self.outlets = open_outlets(part.shop for part in shops)
        super().__init__(*args, **kwargs)
        for part in shops:
            self.fields[self.name_of(part)] = _delivery_field(self.outlets.get(part.shop.pk, []))
            self.fields[self.gift_of(part)] = GiftField()
        of_parts = [name for part in shops for name in (self.name_of(part), self.gift_of(part))]
        self.order_fields(["name", "phone", "email", *of_parts, *ON_THE_PAGE])
        self.needs_address = None in self.ways().values()
        if not self.needs_address:
            self.fields["phone"].help_text = _("作品备好了，告诉您用")
        elif any(self.outlets.values()):
            told = _("寄送要有电话号码。自己来取的，请在上面选「到店自取」。")
            self.needed_for_parcels = self.needed_for_parcels | {"phone": told}

    @staticmethod
    def name_of(part: ShopRows) -> str:
        return f"delivery-{part.shop.pk}"

    @staticmethod
    def gift_of(part: ShopRows) -> str:
        return f"gift-{part.shop.pk}"

    def gifts(self) -> dict[int, str]:
        """By shop, what is to stand on the card of a gift; most often nothing."""
        return {part.shop.pk: self.cleaned_data[self.gift_of(part)] for part in self.shops}

    def of_parts(self, bill: Bill) -> list[dict[str, Any]]:
        """Each with why it cannot be sent there, where it cannot."""
        return [
            {
                "quote": quote,
                "field": self[self.name_of(quote.part)],
                "gift": self[self.gift_of(quote.part)],
                "refused": self._refused(quote),
                "ways": self._ways_of(quote.part),
            }
            for quote in bill.quotes
        ]

    def _ways_of(self, part: ShopRows) -> list[tuple[Any, Outlet | None]]:
        """What there is to choose from, each with its outlet; nothing where it can only be sent."""
        outlets = self.outlets.get(part.shop.pk, [])
        return list(zip(self[self.name_of(part)], [None, *outlets], strict=True)) if outlets else []

    def _refused(self, quote: Quote) -> str:
        return told_why(quote, places()[self.country()].name) if quote.is_refused else ""

    def ways(self) -> dict[int, Outlet | None]:
        """By shop, where its works are fetched, as chosen so far; None: they are sent."""
        return {part.shop.pk: self._outlet_of(part) for part in self.shops}

    def fetched_fen(self) -> int | None:
        """All of it fetched, what it costs; nothing where that cannot be, or is chosen already."""
        if not self.needs_address or not all(self.outlets.get(it.shop.pk) for it in self.shops):
            return None
        return sum(part.goods_fen for part in self.shops)

    def _outlet_of(self, part: ShopRows) -> Outlet | None:
        chosen = self[self.name_of(part)].value()
        outlets = self.outlets.get(part.shop.pk, [])
        return next((each for each in outlets if choice_of(each) == chosen), None)

    def country(self) -> str:
        """As chosen so far; empty: not yet."""
        raise NotImplementedError  # fixed within China, a field of the form abroad

    def unreturnable(self) -> list[Any]:
        """Works made to the buyer's own wishes, which the law lets a shop not take back."""
        works = {row.work.pk: row.work for part in self.shops for row in part.rows}
        return [work for work in works.values() if not work.is_returnable]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not (data.get("phone") or data.get("email") or self.errors.keys() & {"phone", "email"}):
            told = _("请留手机号或邮箱，好让我们告诉您订单的进展")
            self.add_error("phone", ValidationError(told, code="required"))
        if self.unreturnable() and not data.get("no_return"):
            self.add_error("no_return", _("请先确认：定作的作品不能七天无理由退货"))
        return data

    def refuse(self, bill: Bill) -> None:
        """Say at each shop that it does not send to where the buyer is."""
        for quote in bill.refused:
            self.add_error(self.name_of(quote.part), self._refused(quote))


def choice_of(outlet: Outlet) -> str:
    return f"outlet-{outlet.pk}"


def _delivery_field(outlets: Sequence[Outlet]) -> forms.ChoiceField:
    choices = [(POST, _("邮寄"))]
    choices += [(choice_of(it), gettext("到店自取（免邮费）：") + it.local_name) for it in outlets]
    return forms.ChoiceField(
        label=_("怎么送"),
        choices=choices,
        initial=POST,
        required=False,
        widget=forms.RadioSelect({"data-refreshes": ""}),
        error_messages={"invalid_choice": _("请选怎么送")},
    )


class ChinaCheckoutForm(CheckoutForm, ChinaAddressForm):
    to = "china"

    def country(self) -> str:
        return CHINA


class AbroadCheckoutForm(CheckoutForm, AbroadAddressForm):
    to = "abroad"

    def country(self) -> str:
        code = str(self["country"].value() or "")
        return code if code in places() and code != CHINA else ""


FORMS = {form.to: form for form in (ChinaCheckoutForm, AbroadCheckoutForm)}
