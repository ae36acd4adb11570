from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from catalog.models import Product
from catalog.queries import (
    families,
    featured_makers,
    is_paused_shop,
    is_paused_work,
    newest_works,
    promise_for,
    works_alongside,
    works_by_craft,
    works_made_by,
    works_sold_by,
)
from catalog.structured import breadcrumbs, product_data
from ground.crafts.queries import crafts_by_family
from ground.pagecache.decorators import public_page
from ground.regions.queries import path_of
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner
from sellers.partner.queries import abroad_from
from sellers.verification.queries import approved_credential, shown_disability

WORKS_A_PAGE = 24


@public_page
def home(request: HttpRequest) -> HttpResponse:
    works = newest_works()
    context = {
        "works": works,
        "hero": works[0] if works else None,
        "families": families(),
        "makers": featured_makers(),
    }
    return render(request, "catalog/home.html", context)


_WHOLE_WORK = (
    *("shop", "craft", "stock", "region__parent__parent"),
    *("maker__portrait", "maker__region__parent__parent"),
)


@public_page
def show_work(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    work = Product.objects.listed().select_related(*_WHOLE_WORK).filter(pk=pk).first()
    if work is None:
        return _not_on_show(request, is_paused=is_paused_work(pk))
    if slug != work.slug:
        return redirect(work, permanent=True)
    pictures = list(work.work_pictures.select_related("picture"))
    context = {
        "work": work,
        "pictures": pictures,
        "place": path_of(work.region),
        "abroad": abroad_from(work.shop, work.weight_g),
        "promised_on": promise_for(work),
        "alongside": works_alongside(work),
        "product_data": product_data(work, pictures),
        "breadcrumbs": breadcrumbs(work),
    }
    return render(request, "catalog/work.html", context)


@public_page
def show_maker(request: HttpRequest, slug: str) -> HttpResponse:
    """A woman's own page, shown by her consent alone."""
    makers = Artisan.objects.public().select_related("portrait", "region__parent__parent", "shop")
    maker = get_object_or_404(makers, slug=slug)
    context = {
        "maker": maker,
        "place": path_of(maker.region),
        "crafts": maker.crafts.all(),
        "verified": approved_credential(maker),
        "disability": shown_disability(maker),
        "works": _page_of(request, works_made_by(maker)),
    }
    return render(request, "catalog/maker.html", context)


@public_page
def show_shop(request: HttpRequest, slug: str) -> HttpResponse:
    shops = Partner.objects.filter(is_open=True).select_related(
        "artisan__portrait", "cooperative", "region__parent__parent"
    )
    shop = shops.filter(slug=slug).first()
    if shop is None:
        return _not_on_show(request, is_paused=is_paused_shop(slug))
    context = {
        "shop": shop,
        "place": path_of(shop.region),
        "abroad": abroad_from(shop),
        "works": _page_of(request, works_sold_by([shop.pk])),
    }
    return render(request, "catalog/shop.html", context)


@public_page
def show_crafts(request: HttpRequest) -> HttpResponse:
    counts = works_by_craft()
    rows = [
        (family, [(craft, counts.get(craft.code, 0)) for craft in crafts])
        for family, crafts in crafts_by_family()
    ]
    return render(request, "catalog/crafts.html", {"families": rows, "section": "crafts"})


def _not_on_show(request: HttpRequest, *, is_paused: bool) -> HttpResponse:
    """What the operator took off show for a time says so; of all else not a word."""
    if not is_paused:
        raise Http404
    return render(request, "catalog/paused.html", status=404)


def _page_of(request: HttpRequest, works: object) -> object:
    """The page asked for; another when there is none of that number."""
    if len(request.GET.get("page", "")) > 9:
        raise Http404
    return Paginator(works, WORKS_A_PAGE).get_page(request.GET.get("page"))
