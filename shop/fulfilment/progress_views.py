"""What she shows her buyer while she makes it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from ground.pictures.errors import PictureRefused
from ground.privacy.services import read_file, write_sighting
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Scope
from shop.fulfilment.errors import FulfilmentError
from shop.fulfilment.forms import ProgressForm
from shop.fulfilment.progress import MOST_PHOTOS, show_progress, shows_progress, take_photo_back
from shop.fulfilment.views import part_of, tell_not_now
from shop.order.models import SellerOrder


@studio_page(Scope.ORDERS, act=gettext_noop("给买家看了进展"))
@require_http_methods(["GET", "HEAD", "POST"])
def show_photos(request: StudioRequest, pk: int) -> HttpResponse:
    part = part_of(request, pk)
    photos = list(part.progress.select_related("file"))
    if not (shows_progress(part) or photos):
        raise Http404
    if request.method != "POST":
        return _page(request, part, ProgressForm())
    form = ProgressForm(request.POST, request.FILES)
    if form.is_valid() and _show(request, part, form):
        return redirect("part-photos", pk)
    return _page(request, part, form)


def _show(request: StudioRequest, part: SellerOrder, form: ProgressForm) -> bool:
    """False: the form says why not, and her words stay."""
    photo, words = form.cleaned_data["photo"], form.cleaned_data["words"]
    try:
        show_progress(seller_order=part, file=photo, words=words, by=request.user)
    except PictureRefused as refusal:
        form.add_error("photo", refusal.told)
        return False
    except FulfilmentError:
        tell_not_now(request, part)
    else:
        messages.success(request, _("买家看得到了，也告诉她了。"))
    return True


def _page(request: StudioRequest, part: SellerOrder, form: ProgressForm) -> HttpResponse:
    photos = list(part.progress.select_related("file"))
    context = {
        "part": part,
        "form": form,
        "photos": photos,
        "may_show": shows_progress(part) and len(photos) < MOST_PHOTOS,
    }
    return render(request, "fulfilment/photos.html", context, status=400 if form.errors else 200)


@studio_page(Scope.ORDERS)
@require_safe
def photo_file(request: StudioRequest, pk: int, photo_pk: int) -> HttpResponse:
    part = part_of(request, pk)
    photo = get_object_or_404(part.progress.select_related("file__owner"), pk=photo_pk)
    write_sighting(viewer=request.user, about=photo.file.owner, what="order.progress")
    return HttpResponse(read_file(photo.file), content_type=photo.file.content_type)


@studio_page(Scope.ORDERS, act=gettext_noop("收回了进展照片"))
@require_http_methods(["GET", "HEAD", "POST"])
def take_back_photo(request: StudioRequest, pk: int, photo_pk: int) -> HttpResponse:
    part = part_of(request, pk)
    photo = get_object_or_404(part.progress.select_related("file"), pk=photo_pk)
    if request.method != "POST":
        return render(request, "fulfilment/photo_back.html", {"part": part, "photo": photo})
    take_photo_back(photo=photo, by=request.user)
    messages.success(request, _("收回了，买家看不到了。"))
    return redirect("part-photos", pk)
