"""A photo of a return, to whoever may see the return itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ground.privacy.services import read_file, write_sighting
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Scope
from sellers.organs.doors import operator_page
from shop.returns.models import ReturnRequest
from shop.returns.queries import all_returns, returns_for


@studio_page(Scope.ORDERS)
@require_safe
def show_in_studio(request: StudioRequest, pk: int, photo_pk: int) -> HttpResponse:
    row = get_object_or_404(returns_for(request.subject), pk=pk)
    return _seen(request, row, photo_pk)


@operator_page
@require_safe
def show_at_desk(request: HttpRequest, pk: int, photo_pk: int) -> HttpResponse:
    return _seen(request, get_object_or_404(all_returns(), pk=pk), photo_pk)


def _seen(request: HttpRequest, row: ReturnRequest, photo_pk: int) -> HttpResponse:
    """Written down for whose photo it is, as with a work half made."""
    answer = photo_answer(row, photo_pk)
    owner = row.photos.select_related("file__owner").get(pk=photo_pk).file.owner
    write_sighting(viewer=request.user, about=owner, what="order.return")
    return answer


def photo_answer(row: ReturnRequest, photo_pk: int) -> HttpResponse:
    photo = get_object_or_404(row.photos.select_related("file"), pk=photo_pk)
    return HttpResponse(read_file(photo.file), content_type=photo.file.content_type)
