"""The one form of the checkout: who, where, how, and what was read."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.basket.queries import ShopRows
from shop.checkout.address_forms import AbroadAddressForm, AddressForm, ChinaAddressForm
from shop.checkout.countries import CHINA, places
from shop.checkout.queries import PICKUP, POST, Bill

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
        super().__init__(*args, **kwargs)
        for part in shops:
            self.fields[self.name_of(part)] = _delivery_field(part)
        self.order_fields(["name", "phone", "email", *map(self.name_of, shops), *ON_THE_PAGE])
        self.needs_address = any(kind == POST for kind in self.kinds().values())

    @staticmethod
    def name_of(part: ShopRows) -> str:
        return f"delivery-{part.shop.pk}"

    def kinds(self) -> dict[int, str]:
        """How each shop's works travel, as chosen so far."""
        kinds = {}
        for part in self.shops:
            is_pickup = self[self.name_of(part)].value() == PICKUP and part.shop.pickup_place_zh
            kinds[part.shop.pk] = PICKUP if is_pickup else POST
        return kinds

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
            told = _("%(shop)s 不寄往%(place)s。请移除这家店的作品，或换一个地址。") % {
                "shop": quote.part.shop.local_name,
                "place": places()[self.country()].name,
            }
            self.add_error(self.name_of(quote.part), told)


def _delivery_field(part: ShopRows) -> forms.ChoiceField:
    choices = [(POST, _("邮寄"))]
    if part.shop.pickup_place_zh:
        choices.append((PICKUP, _("到店自取（免邮费）")))
    return forms.ChoiceField(
        label=_("怎么送"),
        choices=choices,
        initial=POST,
        required=False,
        widget=forms.RadioSelect,
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
