from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.models import Product
from shop.basket import cookies
from shop.basket.errors import NothingLeft
from shop.basket.forms import AddForm, PiecesForm
from shop.basket.origin import from_here_or_confirmed
from shop.basket.queries import ShopRows, count_pieces, rows_by_shop
from shop.basket.services import put_in, set_pieces, take_out
from shop.basket.wishes import needs_wish, wish_among

REMOVED_WISH = "removed_wish"
private = cache_control(private=True, no_store=True)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def show_basket(request: HttpRequest) -> HttpResponse:
    shops = rows_by_shop(request.basket)
    if request.method == "POST" and request.POST.get("remove"):
        return _remove(request)
    form = PiecesForm(
        [row for shop in shops for row in shop.rows],
        request.POST if request.method == "POST" else None,
    )
    if form.is_valid():
        return _change(request, form)
    return _page(request, shops, form)


def _page(request: HttpRequest, shops: list[ShopRows], form: PiecesForm) -> HttpResponse:
    context = {
        "shops": [(shop, [(row, form[form.name_of(row)]) for row in shop.rows]) for shop in shops],
        "form": form,
        "goods_fen": sum(shop.goods_fen for shop in shops),
        "postage_fen": sum(shop.inland_fen for shop in shops),
        "is_ready": all(shop.is_ready for shop in shops),
        "removed": _removed(request),
        "has_unpaid": cookies.UNPAID in request.COOKIES,
    }
    context["total_fen"] = context["goods_fen"] + context["postage_fen"]
    return render(request, "basket/basket.html", context, status=400 if form.errors else 200)


def _removed(request: HttpRequest) -> dict[str, object] | None:
    """What the request before took out, to be put back with one press."""
    if "removed" not in request.GET:
        return None
    form = AddForm(
        {
            "work": request.GET["removed"],
            "quantity": request.GET.get("pieces"),
            "wish": request.session.get(REMOVED_WISH),
        }
    )
    return form.cleaned_data if form.is_valid() else None


def _remove(request: HttpRequest) -> HttpResponse:
    number = request.POST["remove"]
    line = take_out(basket=request.basket, line_pk=int(number)) if number.isdecimal() else None
    if line is None:
        return redirect("basket")
    if wish := wish_among(line.attributes.all()):
        request.session[REMOVED_WISH] = wish  # nobody's business, so not in the address
    return redirect(f"{reverse('basket')}?removed={line.product_id}&pieces={line.quantity}")


def _change(request: HttpRequest, form: PiecesForm) -> HttpResponse:
    """To the checkout, if she pressed that and gets all she asked for; else back to the basket."""
    was_cut = False
    for row, pieces in form.changes():
        now = set_pieces(line=row.line, pieces=pieces)
        if now < pieces:
            was_cut = True
            text = _("「%(title)s」只有 %(most)d 件，已为您改好。")
            messages.info(request, text % {"title": row.work.local_title, "most": now})
    if request.POST.get("next") == "checkout" and not was_cut:
        return redirect("checkout")
    messages.success(request, _("购物篮已更新。"))
    return redirect("basket")


def confirm_add(request: HttpRequest) -> HttpResponse:
    """The browser did not say where the form came from: ask the person."""
    form = AddForm(request.POST)
    if not form.is_valid():
        return _refuse(request, form)
    return render(request, "basket/confirm_add.html", form.cleaned_data)


@private
@require_POST
@from_here_or_confirmed(confirm_add)
def add_to_basket(request: HttpRequest) -> HttpResponse:
    form = AddForm(request.POST)
    if not form.is_valid():
        return _refuse(request, form)
    work, pieces, wish = (form.cleaned_data[name] for name in ("work", "quantity", "wish"))
    try:
        now = put_in(basket=request.basket, work=work, pieces=pieces, wish=wish)
    except NothingLeft:
        return _refuse(request, form, work)
    availability = request.basket.strategy.fetch_for_product(work).availability
    messages.success(request, _told(work, now, is_all=now >= availability.num_available))
    return redirect("basket")


def _told(work: Product, pieces: int, *, is_all: bool) -> str:
    names = {"title": work.local_title, "pieces": pieces}
    if work.stock_kind == Product.Kind.ONE_OFF:
        return _("孤品「%(title)s」在您的购物篮里了。") % names
    if is_all:
        return _("「%(title)s」在您的购物篮里了，共 %(pieces)d 件。现在只有这么多。") % names
    return _("「%(title)s」在您的购物篮里了，共 %(pieces)d 件。") % names


def _refuse(request: HttpRequest, form: AddForm, gone: Product | None = None) -> HttpResponse:
    """What can be mended is asked again with what was typed."""
    work = form.cleaned_data.get("work")
    context = {"form": form, "gone": gone, "work": work, "asks_wish": work and needs_wish(work)}
    return render(request, "basket/refused.html", context, status=409 if gone else 400)


@private
@require_GET
def count(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"count": count_pieces(request, settings.OSCAR_BASKET_COOKIE_OPEN)})
