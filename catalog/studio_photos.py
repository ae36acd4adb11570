"""The photos of a work."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from catalog.errors import NotReadyToList, TooManyPictures
from catalog.models import Product, WorkPicture
from catalog.photos import MOST_PICTURES, describe_photo, move_photo, remove_photo, restore_photo
from catalog.studio_doors import her_work_to_change, page, typed
from catalog.studio_forms import PhotosForm, WordsForm
from catalog.submission import take_photos
from ground.accounts.unfinished import forget_typed, keeps_what_was_typed
from ground.easy.questions import is_answered
from sellers.artisans.doors import studio_page, undone
from sellers.artisans.models import Scope

BOTH = ["GET", "HEAD", "POST"]
STEPS = {"earlier": -1, "later": 1}


@studio_page(Scope.WORKS, act=gettext_noop("加了照片"))
@require_http_methods(BOTH)
@her_work_to_change
def photos(request: HttpRequest, work: Product) -> HttpResponse:
    form = PhotosForm(request.POST, request.FILES) if request.method == "POST" else PhotosForm()
    if form.is_valid():
        files = request.FILES.getlist("photos")
        told = take_photos(work, files, request.user) if files else [_("请选一张照片")]
        if not told:
            messages.success(request, _("照片收到了。"))
            return redirect("studio-photos", work.pk)
        form.add_error("photos", told)
    context = {
        "work": work,
        "form": form,
        "places": list(work.work_pictures.select_related("picture")),
        "removed": list(work.removed_pictures.select_related("picture")),
        "most": MOST_PICTURES,
    }
    return page(request, "catalog/studio/photos.html", context, 400 if form.errors else 200)


def _place(work: Product, place: int) -> WorkPicture:
    return get_object_or_404(work.work_pictures.select_related("picture", "work"), pk=place)


@keeps_what_was_typed
@studio_page(Scope.WORKS, act=gettext_noop("改了照片说明"))
@require_http_methods(BOTH)
@her_work_to_change
def photo_words(request: HttpRequest, work: Product, place: int) -> HttpResponse:
    where = _place(work, place)
    first = {"alt_zh": where.picture.alt_zh, "alt_en": where.picture.alt_en} | typed(request)
    form = WordsForm(request.POST if request.method == "POST" else None, initial=first)
    if is_answered(form, request):
        forget_typed(request)
        describe_photo(place=where, by=request.user, **form.cleaned_data)
        messages.success(request, _("照片说明改好了。"))
        return redirect("studio-photos", work.pk)
    context = {"work": work, "place": where, "form": form}
    return page(request, "catalog/studio/words.html", context, 400 if form.errors else 200)


@studio_page(Scope.WORKS, act=gettext_noop("挪了照片"))
@require_POST
@her_work_to_change
def photo_move(request: HttpRequest, work: Product, place: int) -> HttpResponse:
    step = STEPS.get(request.POST.get("to", ""))
    if step is None:
        raise Http404
    if move_photo(place=_place(work, place), step=step, by=request.user):
        messages.success(request, _("照片挪好了。"))
    return redirect("studio-photos", work.pk)


@studio_page(Scope.WORKS, act=gettext_noop("拿掉了照片"))
@require_POST
@her_work_to_change
def photo_remove(request: HttpRequest, work: Product, place: int) -> HttpResponse:
    try:
        remove_photo(place=_place(work, place), by=request.user)
        messages.success(request, _("照片拿掉了。想要回来，按“放回来”。"))
    except NotReadyToList:
        undone(request, _("在卖的作品要留一张照片。先加一张，再拿掉这张。"), messages.ERROR)
    return redirect("studio-photos", work.pk)


@studio_page(Scope.WORKS, act=gettext_noop("放回了照片"))
@require_POST
@her_work_to_change
def photo_restore(request: HttpRequest, work: Product, removed: int) -> HttpResponse:
    row = get_object_or_404(work.removed_pictures.select_related("work"), pk=removed)
    try:
        restore_photo(removed=row, by=request.user)
        messages.success(request, _("照片放回来了。"))
    except TooManyPictures as refusal:
        undone(request, refusal.told, messages.ERROR)
    return redirect("studio-photos", work.pk)
