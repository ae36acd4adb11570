from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from catalog.cards import crafts_card, home_card, maker_card, shop_card, work_card
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
from catalog.ratings import rating_of
from catalog.structured import breadcrumbs, maker_data, product_data, shop_data, site_data
from ground.crafts.queries import crafts_by_family
from ground.pagecache.decorators import public_page
from ground.regions.queries import path_of
from sellers.artisans.models import Artisan
from sellers.honours.queries import shown_honours
from sellers.partner.abroad import abroad_from, why_not
from sellers.partner.models import Partner
from sellers.partner.queries import open_outlets
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
        "card": home_card(works),
        "site_data": site_data(),
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
    alongside, place = works_alongside(work), path_of(work.region)
    abroad = abroad_from(work.shop, work.weight_g)
    pictures = work.first_pictures  # its own are all there
    context = {
        "work": work,
        "pictures": pictures,
        "place": place,
        "card": work_card(work, pictures[0].picture if pictures else None, place),
        "abroad": abroad,
        "stays": why_not(
            weights=[work.weight_g], stays=[work.stays_in_china], sends=abroad is not None
        ),
        "promised_on": promise_for(work),
        "alongside": alongside,
        "honours": shown_honours(work.maker),
        "product_data": product_data(work, pictures, rating_of(work)),
        "breadcrumbs": breadcrumbs(work),
    }
    return render(request, "catalog/work.html", context)


@public_page
def show_maker(request: HttpRequest, slug: str) -> HttpResponse:
    """A woman's own page, shown by her consent alone."""
    makers = Artisan.objects.public().select_related("portrait", "region__parent__parent", "shop")
    maker = get_object_or_404(makers, slug=slug)
    works, crafts = _page_of(request, works_made_by(maker)), list(maker.crafts.all())
    place = maker.local_place or path_of(maker.region)
    context = {
        "maker": maker,
        "place": place,
        "crafts": crafts,
        "canonical": _own_path(maker, works),
        "card": maker_card(maker, place, [craft.short_name for craft in crafts]),
        "maker_data": maker_data(maker, place, crafts),
        "verified": approved_credential(maker),
        "disability": shown_disability(maker),
        "honours": shown_honours(maker),
        "works": works,
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
    works, place = _page_of(request, works_sold_by([shop.pk])), path_of(shop.region)
    context = {
        "shop": shop,
        "place": place,
        "canonical": _own_path(shop, works),
        "card": shop_card(shop, place, list(works)),
        "shop_data": shop_data(shop, place),
        "abroad": abroad_from(shop),
        "outlets": open_outlets([shop]).get(shop.pk, []),
        "works": works,
    }
    return render(request, "catalog/shop.html", context)


@public_page
def show_crafts(request: HttpRequest) -> HttpResponse:
    counts = works_by_craft()
    rows = [
        (family, [(craft, counts.get(craft.code, 0)) for craft in crafts])
        for family, crafts in crafts_by_family()
    ]
    context = {"families": rows, "section": "crafts", "card": crafts_card()}
    return render(request, "catalog/crafts.html", context)


def _not_on_show(request: HttpRequest, *, is_paused: bool) -> HttpResponse:
    """What the operator took off show for a time says so; of all else not a word."""
    if not is_paused:
        raise Http404
    return render(request, "catalog/paused.html", status=404)


def _own_path(owner: Artisan | Partner, works: Page) -> str:
    path = owner.get_absolute_url()
    return f"{path}?page={works.number}" if works.number > 1 else path


def _page_of(request: HttpRequest, works: QuerySet[Product]) -> Page:
    """The page asked for; another when there is none of that number."""
    if len(request.GET.get("page", "")) > 9:
        raise Http404
    return Paginator(works, WORKS_A_PAGE).get_page(request.GET.get("page"))
