"""Numbers for pieces, and labels to print: the code that a phone reads, the number below."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ground.easy.questions import is_answered
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.models import Keeper
from sellers.stockroom.errors import StockError
from sellers.stockroom.models import Piece, Place, Shelf
from sellers.stockroom.piece_numbers import MOST, number_pieces
from shop.fulfilment.counter_forms import NumberForm
from shop.fulfilment.counter_queries import plain

WORKS_A_PAGE = 20
LABELS_A_PAGE = 120  # five sheets of A4
keepers = coop_page(Keeper.Role.STOCK)


def shelves_of(request: CoopRequest) -> QuerySet[Shelf]:
    """What lies at the cooperative's places, and how many of it have a number."""
    here = Piece.objects.filter(
        work=OuterRef("work"), place=OuterRef("place"), state=Piece.State.HERE
    )
    numbered = here.order_by().values("work").annotate(n=Count("pk")).values("n")
    rows = Shelf.objects.filter(place__shop__cooperative=request.cooperative)
    rows = rows.exclude(place__kind=Place.Kind.TRANSIT).select_related("work__maker", "place")
    return rows.annotate(numbered=Coalesce(Subquery(numbered), 0))


@keepers
@require_safe
def list_works(request: CoopRequest) -> HttpResponse:
    words, asked = plain(request.GET.get("q", "")), request.GET.get("place", "")[:12]
    open_places = Place.objects.filter(shop__cooperative=request.cooperative, closed_at=None)
    places = list(open_places.exclude(kind=Place.Kind.TRANSIT))
    place = next((each for each in places if str(each.pk) == asked), None)
    rows = shelves_of(request).filter(pieces__gt=0).order_by("work__title", "pk")
    if place:
        rows = rows.filter(place=place)
    if words:
        named = Q(work__title__icontains=words) | Q(work__title_en__icontains=words)
        rows = rows.filter(named | Q(work__upc__iexact=words))
    number = request.GET.get("page", "1")
    context = {
        "room": "labels", "places": places, "place": place, "words_typed": words,
        "shelves": Paginator(rows, WORKS_A_PAGE).get_page(number if len(number) < 9 else 1),
        "asked": asked if place else "",
    }  # fmt: skip
    return render(request, "fulfilment/stock_labels.html", context)


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def show_work(request: CoopRequest, pk: int) -> HttpResponse:
    """A work at a place: pieces without a number get one, and labels can be printed again."""
    shelf = get_object_or_404(shelves_of(request), pk=pk)
    bare = max(0, shelf.pieces - shelf.numbered)
    first = {"pieces": min(bare, MOST), "already": shelf.numbered}
    form = NumberForm(bare, request.POST if request.method == "POST" else None, initial=first)
    if is_answered(form, request):
        return _number(request, shelf, form)
    number = request.GET.get("page", "1")
    pieces = Paginator(_pieces(shelf), LABELS_A_PAGE).get_page(number if len(number) < 9 else 1)
    context = {"room": "labels", "shelf": shelf, "bare": bare, "form": form, "pieces": pieces}
    status = 400 if form.errors else 200
    return render(request, "fulfilment/stock_label.html", context, status=status)


def _pieces(shelf: Shelf) -> QuerySet[Piece]:
    rows = Piece.objects.filter(work=shelf.work_id, place=shelf.place_id, state=Piece.State.HERE)
    return rows.select_related("maker").order_by("pk")


def _number(request: CoopRequest, shelf: Shelf, form: NumberForm) -> HttpResponse:
    wanted = form.cleaned_data
    coop = request.cooperative.pk
    try:
        made = number_pieces(
            work_id=shelf.work_id, place=shelf.place, by=request.user, **wanted
        )  # fmt: skip
    except StockError:
        messages.info(request, _("刚才有人编过号，或者货动过。请再看一眼。"))
        return redirect("stock-label", coop, shelf.pk)
    return redirect(f"{reverse('stock-label-sheet', args=[coop, shelf.pk])}?from={made[0].pk}")


@keepers
@require_safe
def print_sheet(request: CoopRequest, pk: int) -> HttpResponse:
    """All that lies there, those numbered just now, or one again."""
    shelf = get_object_or_404(shelves_of(request), pk=pk)
    rows, since, one = _pieces(shelf), request.GET.get("from", ""), request.GET.get("one", "")
    if since.isascii() and since.isdigit() and len(since) < 12:
        rows = rows.filter(pk__gte=int(since))
    if one:
        rows = rows.filter(number=plain(one)[:12])
    number = request.GET.get("page", "1")
    page = Paginator(rows, LABELS_A_PAGE).get_page(number if len(number) < 9 else 1)
    context = {"room": "labels", "shelf": shelf, "pieces": page, "work": shelf.work}
    context["also"] = f"from={since}" if since.isdigit() else ""
    return render(request, "fulfilment/label_sheet.html", context)
