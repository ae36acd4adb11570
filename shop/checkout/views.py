from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from catalog.models import Product
from sellers.partner.errors import OutletClosed
from sellers.stockroom.errors import OutOfStock
from shop.basket import cookies
from shop.basket.queries import ShopRows, load_lines, rows_by_shop
from shop.checkout.address_forms import initial_of
from shop.checkout.forms import FORMS, CheckoutForm
from shop.checkout.queries import Bill, addresses_of, bill_for
from shop.checkout.seen import changes, is_first_sum, seal, unseal
from shop.checkout.services import keep_address, take_out_shop
from shop.offers.applicator import Applicator
from shop.offers.errors import OfferGone
from shop.offers.models import Offer
from shop.order.errors import AlreadyPlaced, EmptyBasket
from shop.order.links import order_url
from shop.order.models import Order
from shop.order.queries import payable_orders
from shop.order.services import Buyer, place_order
from shop.payments.errors import OrderNotPayable, PaymentUnavailable
from shop.payments.services import start_payment


class SeeOther(HttpResponseRedirect):
    """Whatever the browser does with the form it sent, it GETs what comes next."""

    status_code = 303


@cache_control(private=True, no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request: HttpRequest) -> HttpResponse:
    shops = rows_by_shop(request.basket)
    if not shops:
        return _find_placed_order(request)
    if not all(part.is_ready for part in shops):
        messages.warning(request, _("有的作品现在买不到了，请先看看购物篮。"))
        return redirect("basket")
    if request.method == "POST":
        return _answer(request, shops)
    return _page(request, _first_form(request, shops))


def _find_placed_order(request: HttpRequest) -> HttpResponse:
    """The basket is empty; pressed twice, or in a second tab, it has become an order."""
    basket_pk = unseal(request.POST.get("seen", "")).get("basket")
    number = request.get_signed_cookie(cookies.UNPAID, "")
    order = Order.objects.filter(basket_id=basket_pk).first() if basket_pk else None
    order = order or payable_orders().filter(number=number, user=None).first()
    if order is None or order.user_id not in {None, request.user.pk}:
        return redirect("basket")
    return _pay(request, order)


def _first_form(request: HttpRequest, shops: list[ShopRows]) -> CheckoutForm:
    """Filled with what we know: the saved address she names, or her first one."""
    initial: dict[str, Any] = {}
    to = "abroad" if get_language() == "en" else "china"
    if request.user.is_authenticated:
        user = request.user
        initial = {"name": user.name, "phone": user.phone, "email": user.email}
        saved = addresses_of(user)
        number = request.GET.get("address", "")
        address = (saved.filter(pk=number) if number.isdecimal() else saved).first()
        if address and request.GET.get("to") not in FORMS:
            to = "china" if address.country_id == "CN" else "abroad"
            initial |= initial_of(address)
    form = FORMS.get(request.GET.get("to", ""), FORMS[to])
    return form(initial=initial, shops=shops)


def _answer(request: HttpRequest, shops: list[ShopRows]) -> HttpResponse:
    form_class = FORMS.get(request.POST.get("to", ""), FORMS["china"])
    action = request.POST.get("action", "place")
    if action.startswith("remove-"):
        return _remove_shop(request, shops, action.removeprefix("remove-"))
    if action == "update":
        typed = request.POST.dict() | {"save_address": "save_address" in request.POST}
        return _page(request, form_class(initial=typed, shops=shops))
    form = form_class(request.POST, shops=shops)
    bill = bill_for(shops, form.ways(), form.country())
    if form.is_valid():
        form.refuse(bill)
    if not form.is_valid():
        return _page(request, form, status=400)
    seen = unseal(request.POST.get("seen", ""))
    news = changes(seen, bill)
    if news and is_first_sum(seen, bill):
        return _page(request, form, asks_to_confirm=True)
    if news:
        return _page(request, form, status=409, news=news)
    return _place(request, form, bill)


def _place(request: HttpRequest, form: CheckoutForm, bill: Bill) -> HttpResponse:
    try:
        order = place_order(
            basket=request.basket,
            buyer=_buyer(request, form),
            address=form.shipping_address(),
            deliveries=bill.deliveries(form.gifts()),
        )
    except AlreadyPlaced as placed:
        return _pay(request, placed.order)
    except EmptyBasket:
        return redirect("basket")
    except OutOfStock as gone:
        return _tell_gone(request, gone.work_id)
    except OfferGone as gone:
        return _reckon_anew(request, form, gone.offer)
    except OutletClosed as closed:
        return _ask_where_anew(request, form, closed.name)
    if request.user.is_authenticated and form.needs_address and form.cleaned_data["save_address"]:
        keep_address(user=request.user, fields=form.address_fields())
    return _pay(request, order)


def _buyer(request: HttpRequest, form: CheckoutForm) -> Buyer:
    return Buyer(
        user=request.user if request.user.is_authenticated else None,
        phone=form.cleaned_data["phone"],
        email=form.cleaned_data["email"],
        language=get_language() or settings.LANGUAGE_CODE,
        no_return_at=timezone.now() if form.cleaned_data["no_return"] else None,
    )


def _pay(request: HttpRequest, order: Order) -> HttpResponse:
    """To the hosted page; where that cannot be, to the order, which has a button to pay."""
    try:
        answer = SeeOther(start_payment(order=order))
    except (OrderNotPayable, PaymentUnavailable):
        answer = SeeOther(order_url(order))
    if order.user_id is None:
        answer.set_signed_cookie(
            cookies.UNPAID,
            order.number,
            max_age=settings.PAYMENT_MINUTES * 60,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return answer


def _tell_gone(request: HttpRequest, work_id: int) -> HttpResponse:
    work = Product.objects.get(pk=work_id)
    told = _("很抱歉，「%(title)s」刚刚被别人买走了。您没有被扣款。")
    messages.error(request, told % {"title": work.local_title})
    return SeeOther(redirect("basket").url)


def _reckon_anew(request: HttpRequest, form: CheckoutForm, offer: Offer) -> HttpResponse:
    """What she typed stays; the prices are those without the offer, and nothing is ordered."""
    basket = request.basket
    basket.reset_offer_applications()
    Applicator().apply(load_lines(basket), request.user, request)
    form.shops = rows_by_shop(basket)
    told = _("优惠「%(name)s」刚刚结束或用完了，价格变了。您没有被扣款。")
    return _page(request, form, status=409, news=[told % {"name": offer.name}])


def _ask_where_anew(request: HttpRequest, form: CheckoutForm, name: str) -> HttpResponse:
    """What she typed stays, but for the place that has just closed."""
    typed = {name: form[name].value() for name in form.fields}
    told = _("自取点「%(name)s」刚刚关了，请再选怎么送。您没有被扣款。") % {"name": name}
    return _page(request, type(form)(initial=typed, shops=form.shops), status=409, news=[told])


def _remove_shop(request: HttpRequest, shops: list[ShopRows], number: str) -> HttpResponse:
    for part in shops:
        if str(part.shop.pk) == number:
            take_out_shop(basket=request.basket, part=part)
            told = _("已从购物篮移除 %(shop)s 的作品。") % {"shop": part.shop.local_name}
            messages.success(request, told)
    return redirect("checkout" if len(shops) > 1 else "basket")


def _page(
    request: HttpRequest, form: CheckoutForm, *, status: int = 200, **shown: Any
) -> HttpResponse:
    """`news`: sentences on what changed; `asks_to_confirm`: the sum is shown for the first time."""
    bill = bill_for(list(form.shops), form.ways(), form.country())
    context = {
        "form": form,
        "bill": bill,
        "parts": form.of_parts(bill),
        "fetched_fen": form.fetched_fen(),
        "unreturnable": form.unreturnable(),
        "seen": seal(request.basket, bill),
        "keep_days": settings.PICKUP_DAYS,
        "saved": addresses_of(request.user)[:10] if request.user.is_authenticated else [],
        **shown,
    }
    return render(request, "checkout/checkout.html", context, status=status)
