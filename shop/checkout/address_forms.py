"""Where parcels go: two forms, in the words and the order of a Chinese address and of others."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import to_python

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.regions.queries import find_county, names_of
from shop.checkout.countries import CHINA, abroad_choices
from shop.order.addresses import place_of
from shop.order.models import ShippingAddress


def _text(label: Any, autocomplete: str, length: int, **options: Any) -> forms.CharField:
    """A line of an address. Each may be left empty unless the form says that it is needed."""
    hint = options.pop("hint", "")
    attrs = {"autocomplete": autocomplete} | options
    return forms.CharField(
        label=label,
        max_length=length,
        required=False,
        help_text=hint,
        widget=forms.TextInput(attrs),
        error_messages={"max_length": _("太长了，最多 %(limit_value)s 个字")},
    )


class AddressForm(forms.Form):
    """Who receives. `needs_address` is off when everything is picked up."""

    name = _text(_("收件人姓名"), "name", 60)
    phone = _text(_("手机号"), "tel", 30, type="tel", inputmode="tel", hint=_("送货时联系您用"))

    needs_address = True
    needed = {"name": _("请填收件人姓名")}
    needed_for_parcels: dict[str, Any] = {}

    def country_code(self) -> str:
        raise NotImplementedError  # fixed within China, a field of the form abroad

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        needed = self.needed | (self.needed_for_parcels if self.needs_address else {})
        for name, told in needed.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(told, code="required"))
        self._clean_phone(data)
        self._clean_postcode(data)
        return data

    def _clean_phone(self, data: dict[str, Any]) -> None:
        """As it is dialled where the parcel goes, a landline too, or as one signs in with it."""
        if not data.get("phone"):
            return
        phone = to_python(data["phone"], region=self.country_code() or None)
        try:
            is_valid = phone is not None and phone.is_valid()
            data["phone"] = phone.as_e164 if is_valid else parse_phone(data["phone"])
        except NotAPhone:
            told = _("这个号码看起来不对，请再看一下；外国号码请以 + 和国家代码开头")
            self.add_error("phone", told)

    def _clean_postcode(self, data: dict[str, Any]) -> None:
        if not self.needs_address:
            data["postcode"] = ""  # of a place that nothing is sent to, whatever was typed
        if not data.get("postcode"):
            return
        address = ShippingAddress(country_id=self.country_code(), postcode=data["postcode"])
        try:
            address.ensure_postcode_is_valid_for_country()
        except ValidationError:
            self.add_error("postcode", _("邮编看起来不对，请再看一下"))

    def shipping_address(self) -> ShippingAddress:
        """Not saved yet."""
        county = self.cleaned_data.get("county") or None
        return ShippingAddress(**self.address_fields(), division=county)

    def address_fields(self) -> dict[str, Any]:
        """For Oscar's address models; one name, in `first_name`."""
        data = self.cleaned_data
        return {
            "first_name": data["name"],
            "phone_number": data["phone"],
            "country_id": self.country_code(),
            "postcode": data.get("postcode", ""),
        }


class CountyField(forms.ChoiceField):
    """Its choices follow from the place typed: one chosen for an earlier text is forgotten."""

    def validate(self, value: Any) -> None:
        """`clean_county` looks it up."""


class ChinaAddressForm(AddressForm):
    """省 市 区县 are typed as one writes them; what can mean several is chosen from a list.

    With the script there are three lists, which write into the same two fields.
    """

    place = _text(_("省、市、区县"), "off", 60, hint=_("例如：贵州 凯里市，或 北京 朝阳区"))
    county = CountyField(label=_("您说的是哪里"), required=False, widget=forms.RadioSelect)
    street = _text(_("详细地址"), "street-address", 200, hint=_("乡镇、街道、小区、门牌号"))
    postcode = _text(_("邮编（可不填）"), "postal-code", 10, inputmode="numeric")

    needed_for_parcels = {
        "phone": _("请填手机号，送货时要用"),
        "place": _("请填省、市、区县"),
        "street": _("请填详细地址"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].widget.attrs |= {
            "data-provinces": reverse("divisions"),
            "data-divisions": reverse("divisions-of", args=["000000"]),
            "data-labels": _("省 市 区县"),
            "data-or": _("直接写就行，或者在这里一级一级选："),
        }
        self.found = find_county(str(self["place"].value() or "")[:60])
        choices = self.found.choices or ([self.found.county] if self.found.county else [])
        self.counties = {county.code: county for county in choices}
        self.fields["county"].choices = [
            (code, " ".join(names_of(county))) for code, county in self.counties.items()
        ]

    def country_code(self) -> str:
        return CHINA

    @property
    def asks_which_county(self) -> bool:
        return bool(self.found.choices)

    def clean_county(self) -> Any:
        """The one chosen, or the only one that the text can mean."""
        return self.counties.get(self.cleaned_data["county"]) or self.found.county

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.needs_address and data.get("place") and not data.get("county"):
            self._ask_for_county()
        return data

    def _ask_for_county(self) -> None:
        if self.asks_which_county:
            self.add_error("county", _("请选是哪个区县"))
        else:
            self.add_error("place", _("没有找到这个区县，请写到区或县，例如：贵州 凯里市"))

    def address_fields(self) -> dict[str, Any]:
        county = self.cleaned_data.get("county")
        return super().address_fields() | {
            "line1": self.cleaned_data["street"],
            **(_division_fields(county) if county else {}),
        }


def _division_fields(county: Any) -> dict[str, str]:
    """Names are copied in Chinese whatever the buyer reads: the courier reads Chinese."""
    city = county.parent
    return {
        "line3": county.name_zh,
        "line4": city.name_zh,
        "state": city.parent.name_zh if city.parent else "",
    }


class AbroadAddressForm(AddressForm):
    country = forms.ChoiceField(
        label=_("国家或地区"),
        required=False,
        widget=forms.Select({"autocomplete": "country", "data-refreshes": ""}),
        error_messages={"invalid_choice": _("请从列表里选国家或地区")},
    )
    line1 = _text(_("地址"), "address-line1", 200)
    line2 = _text(_("地址第二行（可不填）"), "address-line2", 200)
    city = _text(_("城市"), "address-level2", 100)
    state = _text(_("州、省（可不填）"), "address-level1", 100)
    postcode = _text(_("邮编"), "postal-code", 16)

    needed_for_parcels = {
        "phone": _("请填电话号码，海关和快递要用"),
        "country": _("请选国家或地区"),
        "line1": _("请填地址"),
        "city": _("请填城市"),
    }

    field_order = ("name", "phone", "country")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("请选择")), *abroad_choices()]

    def country_code(self) -> str:
        return str(self.cleaned_data.get("country") or CHINA)

    def address_fields(self) -> dict[str, Any]:
        data = self.cleaned_data
        return super().address_fields() | {
            "line1": data["line1"],
            "line2": data["line2"],
            "line4": data["city"],
            "state": data["state"],
        }


def initial_of(address: Any) -> dict[str, Any]:
    """What a form shows of a saved address."""
    common = {
        "name": address.first_name,
        "phone": str(address.phone_number or ""),
        "postcode": address.postcode,
    }
    if address.country_id == CHINA:
        return common | {"place": place_of(address), "street": address.line1}
    return common | {
        "country": address.country_id,
        "line1": address.line1,
        "line2": address.line2,
        "city": address.line4,
        "state": address.state,
    }
