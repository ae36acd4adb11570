"""Selling by hand: where, what, how much; looked at once more, and then done."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ground.easy.questions import is_answered
from ground.money.fen import to_yuan
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.models import Keeper
from sellers.stockroom.counter import sell_by_hand
from sellers.stockroom.counter_conflicts import sale_of, write_second
from sellers.stockroom.errors import AlreadySold, LiesElsewhere, OutOfStock, StockError
from sellers.stockroom.models import CounterSale, Piece, Place
from sellers.stockroom.piece_numbers import find_here, lying_at, numbers_at, numbers_here
from shop.fulfilment.by_hand import enter_later
from shop.fulfilment.counter_forms import NOW, SaleForm
from shop.fulfilment.counter_prices import lower_than_usual
from shop.fulfilment.counter_queries import (
    Found,
    found_by,
    plain,
    selling_places,
    shelves_at,
    work_of,
)
from shop.fulfilment.giving_way import can_give_way

WORKS_A_PAGE = 20
PLACE = "counter_place"  # in the session: where she sells today
sellers = coop_page(Keeper.Role.STOCK)


@sellers
@require_safe
def show_counter(request: CoopRequest) -> HttpResponse:
    """The place, then a code or one of what lies there."""
    typed = plain(request.GET.get("code", ""))
    places = list(selling_places(request.cooperative))
    found = found_by(request.cooperative, typed) if typed else None
    place = _place(request, places, found)
    if place and found:
        return redirect(_sell_path(request, place, found))
    rows = shelves_at(place, typed) if place else None
    page = Paginator(rows, WORKS_A_PAGE).get_page(_page(request)) if rows is not None else None
    is_unknown = bool(typed and page is not None and not page.object_list)
    context = {"room": "counter", "places": places, "place": place, "typed": typed}
    context |= {"shelves": page, "is_unknown": is_unknown, "also": urlencode({"code": typed})}
    return render(request, "fulfilment/counter.html", context, status=400 if is_unknown else 200)


def _page(request: CoopRequest) -> str:
    number = request.GET.get("page", "1")
    return number if len(number) < 9 else "1"


def _place(request: CoopRequest, places: list[Place], found: Found | None) -> Place | None:
    """As asked for, as remembered, where the piece lies, or the only one."""
    by_number = {str(each.pk): each for each in places}
    asked = request.GET.get("place", "")
    if asked in by_number:
        request.session[PLACE] = asked
    piece = found.piece if found else None
    names = [asked, str(request.session.get(PLACE)), str(piece.place_id) if piece else ""]
    if len(places) == 1:
        names.append(str(places[0].pk))
    return next((by_number[name] for name in names if name in by_number), None)


def _sell_path(request: CoopRequest, place: Place, found: Found) -> str:
    what = {"code": found.piece.number} if found.piece else {"work": found.work.pk}
    path = reverse("counter-sell", args=[request.cooperative.pk, place.pk])
    return f"{path}?{urlencode(what)}"


@sellers
@require_http_methods(["GET", "HEAD", "POST"])
def sell(request: CoopRequest, pk: int) -> HttpResponse:
    """One work or one piece at this place."""
    place = get_object_or_404(selling_places(request.cooperative), pk=pk)
    request.session[PLACE] = str(pk)
    found = work_of(request.cooperative, request.GET.get("work", ""))
    found = found or found_by(request.cooperative, request.GET.get("code", ""))
    if found is None:
        return redirect("counter", request.cooperative.pk)
    known = _known(request) if request.method == "POST" else None
    if known:
        return redirect(_sale_path(request, known))
    if found.piece and found.piece.state != Piece.State.HERE:
        return _gone(request, place, found.piece)
    if found.piece and found.piece.place_id not in (None, place.pk):
        return _elsewhere(request, place, found)
    return _ask(request, place, found)


def _known(request: CoopRequest) -> CounterSale | None:
    """By the form's key: the second press of what was done."""
    rows = CounterSale.objects.filter(place__shop__cooperative=request.cooperative)
    return rows.filter(key=request.POST.get("key", "")[:32], by=request.user).first()


def _sale_path(request: CoopRequest, sale: CounterSale) -> str:
    return reverse("counter-sale", args=[request.cooperative.pk, sale.pk])


def _gone(request: CoopRequest, place: Place, piece: Piece) -> HttpResponse:
    """Sold before: by whom, when, where. A press writes down that it was brought again."""
    sale = sale_of(piece)
    if request.method == "POST" and sale:
        conflict = write_second(sale=sale, place=place, by=request.user)
        messages.warning(request, _("这个编号卖过了，没有再卖一次。已经记下，请查一查。"))
        return redirect("stock-conflict", request.cooperative.pk, conflict.pk)
    context = {"room": "counter", "place": place, "piece": piece, "sale": sale}
    return render(request, "fulfilment/counter_gone.html", context)


def _elsewhere(request: CoopRequest, place: Place, found: Found) -> HttpResponse:
    piece = found.piece
    assert piece is not None  # noqa: S101 -- asked by who calls
    if request.method == "POST":
        try:
            find_here(piece=piece, place=place, by=request.user)
        except StockError:
            messages.error(request, _("账上这里没有多的。请先搬过来，或者清点。"))
        return redirect(_sell_path(request, place, found))
    context = {"room": "counter", "place": place, "piece": piece}
    context["elsewhere"] = _elsewhere_of(request, place, found)
    return render(request, "fulfilment/counter_elsewhere.html", context)


def _ask(request: CoopRequest, place: Place, found: Found) -> HttpResponse:
    first = {
        "key": get_random_string(32), "price": to_yuan(found.work.price_fen), "pieces": 1,
        "paid_by": CounterSale.Paid.CASH, "when": NOW,
    }  # fmt: skip
    form = SaleForm(found, request.POST if request.method == "POST" else None, initial=first)
    sure = request.POST.get("sure")
    if is_answered(form, request) and sure != "back" and not _refused(place, form):
        if sure != "yes":
            context = {"room": "counter", "place": place, "found": found, "form": form}
            context["numbers"] = _numbers(place, form)
            price = form.cleaned_data["price"]
            context["lower"] = lower_than_usual(request.cooperative, found.work, price)
            return render(request, "fulfilment/counter_sure.html", context)
        if answer := _sell(request, place, form):
            return answer
    context = {
        "room": "counter", "place": place, "found": found, "form": form,
        "here": lying_at(found.work.pk, place.pk), "work": found.work,
        "elsewhere": _elsewhere_of(request, place, found),
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "fulfilment/counter_sell.html", context, status=status)


def _refused(place: Place, form: SaleForm) -> bool:
    """Said before she looks once more; pressed then, it is asked again with the stock locked."""
    here, left = lying_at(form.found.work.pk, place.pk), form.found.work.stock.available
    if here >= form.how_many and left is not None:
        left += can_give_way(form.found.work.pk) if form.is_before else 0
    if here < form.how_many or (left is not None and left < form.how_many):
        form.add_error(None, _short(place, form))
    return bool(form.errors)


def _numbers(place: Place, form: SaleForm) -> list[str]:
    """To tick which went, where she sells without a number and more than pieces would be left."""
    work = form.found.work.pk
    numbers, lying = numbers_at(work, place.pk), lying_at(work, place.pk)
    if form.found.piece or numbers <= lying - form.how_many:
        return []
    return numbers_here(work, place.pk)


def _elsewhere_of(request: CoopRequest, place: Place, found: Found) -> list[tuple[Place, str]]:
    """The other places where she could be selling it, each with its address."""
    others = selling_places(request.cooperative).exclude(pk=place.pk)
    return [(other, _sell_path(request, other, found)) for other in others]


def _sell(request: CoopRequest, place: Place, form: SaleForm) -> HttpResponse | None:
    """None: refused, and the form says why."""
    service = enter_later if form.is_before else sell_by_hand
    try:
        sale = service(place=place, handed=form.handed, by=request.user)
    except AlreadySold:
        piece = form.found.piece
        return (
            _gone(request, place, piece)
            if piece
            else redirect(_sell_path(request, place, form.found))
        )
    except LiesElsewhere:
        return redirect(_sell_path(request, place, form.found))
    except OutOfStock:
        form.add_error(None, _short(place, form))
    except StockError:
        form.add_error(None, _("这里现在不能卖这一件，没有记账。"))
    else:
        messages.success(request, _("记好了。"))
        return redirect(_sale_path(request, sale))
    return None


def _short(place: Place, form: SaleForm) -> str:
    """Why there is not enough: not here, or promised."""
    here = lying_at(form.found.work.pk, place.pk)
    if here < form.how_many:
        told = _("账上这里只有 %(pieces)d 件。没有记账。")
        return told % {"pieces": here}
    if form.is_before:
        return _("网上订的已经寄出去了，不能再卖。没有记账。请先清点。")
    return _("网上有人订了，现在不能卖。已经给了顾客，就选「已经交给顾客了」。")
