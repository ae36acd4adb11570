"""The address book of a signed-in buyer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from oscar.apps.address.models import UserAddress

from shop.checkout.address_forms import (
    AbroadAddressForm,
    AddressForm,
    ChinaAddressForm,
    initial_of,
)
from shop.checkout.countries import CHINA
from shop.checkout.queries import addresses_of
from shop.order.addresses import lines_of

private = cache_control(private=True, no_store=True)
FORMS = {"china": ChinaAddressForm, "abroad": AbroadAddressForm}


@private
@login_required
@require_GET
def show_addresses(request: HttpRequest) -> HttpResponse:
    addresses = [(address, lines_of(address)) for address in addresses_of(request.user)]
    return render(request, "checkout/addresses.html", {"addresses": addresses})


@private
@login_required
@require_http_methods(["GET", "POST"])
def add_address(request: HttpRequest) -> HttpResponse:
    return _edit(request, UserAddress(user=request.user), "china")


@private
@login_required
@require_http_methods(["GET", "POST"])
def change_address(request: HttpRequest, pk: int) -> HttpResponse:
    address = get_object_or_404(addresses_of(request.user), pk=pk)
    return _edit(request, address, "china" if address.country_id == CHINA else "abroad")


@private
@login_required
@require_POST
def delete_address(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(addresses_of(request.user), pk=pk).delete()
    messages.success(request, _("地址已删除。"))
    return redirect("account-addresses")


def _edit(request: HttpRequest, address: UserAddress, to: str) -> HttpResponse:
    asked = request.POST.get("to") or request.GET.get("to", "")
    to = asked if asked in FORMS else to
    initial = initial_of(address) if address.pk else {"name": request.user.name}
    form: AddressForm = FORMS[to](
        request.POST if request.method == "POST" else None, initial=initial
    )
    if form.is_valid() and _keep(address, form):
        messages.success(request, _("地址已保存。"))
        return redirect("account-addresses")
    context: dict[str, Any] = {"form": form, "address": address, "to": to}
    return render(request, "checkout/address.html", context, status=400 if form.errors else 200)


def _keep(address: UserAddress, form: AddressForm) -> bool:
    """False: the very same address stands in the book already, and the form says so."""
    empty = dict.fromkeys(["line1", "line2", "line3", "line4", "state"], "")
    for name, value in (empty | form.address_fields()).items():
        setattr(address, name, value)
    twins = addresses_of(address.user).filter(hash=address.generate_hash()).exclude(pk=address.pk)
    if twins.exists():
        form.add_error(None, _("这个地址已经在地址簿里了"))
        return False
    address.save()
    return True
