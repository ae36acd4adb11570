"""In her studio: what people look for that she could make, and what she makes anew."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from catalog.insight import pages
from catalog.insight.owners import Owner
from catalog.studio_doors import page
from catalog.studio_queries import keeps_a_shop, maker_of
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan, Scope


def _owner(request: StudioRequest) -> Owner:
    return Owner(artisan=get_object_or_404(Artisan, user=request.subject))


@studio_page(Scope.WORKS)
@require_safe
def show_needs(request: StudioRequest) -> HttpResponse:
    maker = maker_of(request.subject)
    if maker is None:
        keeps = not request.grant and keeps_a_shop(request.subject)
        return page(request, "studio/no_shop.html", {"keeps": keeps})
    return pages.needs(request, Owner(artisan=maker))


@studio_page(Scope.WORKS, act=gettext_noop("记下了一样新东西"))
@require_http_methods(["GET", "HEAD", "POST"])
def declare_it(request: StudioRequest) -> HttpResponse:
    return pages.declare_it(request, _owner(request))


@studio_page(Scope.WORKS, act=gettext_noop("改了新东西的作品"))
@require_http_methods(["GET", "HEAD", "POST"])
def choose_works(request: StudioRequest, pk: int) -> HttpResponse:
    return pages.choose_works(request, _owner(request), pk)


@studio_page(Scope.WORKS, act=gettext_noop("不再跟一样新东西"))
@require_http_methods(["GET", "HEAD", "POST"])
def end_it(request: StudioRequest, pk: int) -> HttpResponse:
    return pages.end_it(request, _owner(request), pk)
