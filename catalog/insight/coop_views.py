"""In the cooperative's rooms: what people look for, and what its members make anew."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from catalog.insight import pages
from catalog.insight.owners import Owner
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.models import Keeper

Role = Keeper.Role


def _owner(request: CoopRequest) -> Owner:
    return Owner(cooperative=request.cooperative)


@coop_page()
@require_safe
def show_needs(request: CoopRequest) -> HttpResponse:
    return pages.needs(request, _owner(request))


@coop_page(Role.STOCK, Role.QUALITY)
@require_http_methods(["GET", "HEAD", "POST"])
def declare_it(request: CoopRequest) -> HttpResponse:
    return pages.declare_it(request, _owner(request))


@coop_page(Role.STOCK, Role.QUALITY)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_works(request: CoopRequest, pk: int) -> HttpResponse:
    return pages.choose_works(request, _owner(request), pk)


@coop_page(Role.STOCK, Role.QUALITY)
@require_http_methods(["GET", "HEAD", "POST"])
def end_it(request: CoopRequest, pk: int) -> HttpResponse:
    return pages.end_it(request, _owner(request), pk)
