from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.models import Product
from sellers.partner.abroad import rates_of
from shop.basket import cookies
from shop.basket.errors import NothingLeft
from shop.basket.forms import AddForm, PiecesForm
from shop.basket.origin import from_here_or_confirmed
from shop.basket.queries import ShopRows, codes_of, count_pieces, rows_by_shop
from shop.basket.services import put_in, set_pieces, take_out
from shop.basket.wishes import needs_wish, wish_among
from shop.offers.codes import put_code, take_codes_out
from shop.offers.errors import CodeOver, NoSuchCode
from shop.offers.forms import CodeForm

REMOVED_WISH = "removed_wish"
private = cache_control(private=True, no_store=True)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def show_basket(request: HttpRequest) -> HttpResponse:
    shops = rows_by_shop(request.basket)
    if request.method == "POST" and request.POST.get("remove"):
        return _remove(request)
    if shops and (do := request.POST.get("do")) in {"put-code", "take-code"}:
        return _put_code(request, shops) if do == "put-code" else _take_code(request)
    rows = [row for shop in shops for row in shop.rows]
    form = PiecesForm(rows, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _change(request, form)
    return _page(request, shops, form)


def _put_code(request: HttpRequest, shops: list[ShopRows]) -> HttpResponse:
    code_form = CodeForm(request.POST)
    if code_form.is_valid():
        try:
            offer = put_code(basket=request.basket, code=code_form.cleaned_data["code"])
        except NoSuchCode:
            code_form.add_error("code", _("没有这个优惠码，请再看一下"))
        except CodeOver as over:
            code_form.add_error("code", str(over))
        else:
            messages.success(request, _("优惠码 %(code)s 放进来了。") % {"code": offer.code})
            return redirect("basket")
    return _page(
        request, shops, PiecesForm([row for shop in shops for row in shop.rows]), code_form
    )


def _take_code(request: HttpRequest) -> HttpResponse:
    take_codes_out(basket=request.basket)
    messages.success(request, _("优惠码拿走了。"))
    return redirect("basket")


def _rooms(shops: list[ShopRows], form: PiecesForm) -> list[tuple[object, ...]]:
    """Each shop, its rows with their fields, and why they do not go abroad."""
    rates = rates_of(part.shop for part in shops)
    return [
        (
            part,
            [(row, form[form.name_of(row)]) for row in part.rows],
            part.stays(sends=bool(rates[part.shop.pk])),
        )
        for part in shops
    ]


def _page(
    request: HttpRequest,
    shops: list[ShopRows],
    form: PiecesForm,
    code_form: CodeForm | None = None,
) -> HttpResponse:
    context = {
        "shops": _rooms(shops, form),
        "form": form,
        "code_form": code_form or CodeForm(),
        "codes": codes_of(request.basket) if shops else [],
        "full_fen": sum(shop.full_fen for shop in shops),
        "goods_fen": sum(shop.goods_fen for shop in shops),
        "postage_fen": sum(shop.inland_fen for shop in shops),
        "is_ready": all(shop.is_ready for shop in shops),
        "removed": _removed(request),
        "has_unpaid": cookies.UNPAID in request.COOKIES,
    }
    context["off_fen"] = context["full_fen"] - context["goods_fen"]
    context["total_fen"] = context["goods_fen"] + context["postage_fen"]
    is_wrong = form.errors or (code_form and code_form.errors)
    return render(request, "basket/basket.html", context, status=400 if is_wrong else 200)


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
