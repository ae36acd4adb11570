"""The photos and the spoken note of a work."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.errors import NoteRefused, NotReadyToList, TooManyPictures
from catalog.models import Product, WorkPicture
from catalog.photos import MOST_PICTURES, describe_photo, move_photo, remove_photo, restore_photo
from catalog.studio_doors import her_work, page, typed
from catalog.studio_forms import PhotosForm, VoiceForm, WordsForm
from catalog.submission import take_photos
from catalog.voice import drop_note, keep_note, part_asked
from ground.accounts.unfinished import forget_typed, keeps_what_was_typed
from ground.easy.questions import is_answered
from ground.privacy.services import read_file, write_sighting
from sellers.artisans.doors import studio_page, undone
from sellers.artisans.models import Scope

BOTH = ["GET", "HEAD", "POST"]
STEPS = {"earlier": -1, "later": 1}


@studio_page(Scope.WORKS, act=gettext_noop("加了照片"))
@require_http_methods(BOTH)
@her_work
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
@her_work
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
@her_work
def photo_move(request: HttpRequest, work: Product, place: int) -> HttpResponse:
    step = STEPS.get(request.POST.get("to", ""))
    if step is None:
        raise Http404
    if move_photo(place=_place(work, place), step=step, by=request.user):
        messages.success(request, _("照片挪好了。"))
    return redirect("studio-photos", work.pk)


@studio_page(Scope.WORKS, act=gettext_noop("拿掉了照片"))
@require_POST
@her_work
def photo_remove(request: HttpRequest, work: Product, place: int) -> HttpResponse:
    try:
        remove_photo(place=_place(work, place), by=request.user)
        messages.success(request, _("照片拿掉了。想要回来，按“放回来”。"))
    except NotReadyToList:
        undone(request, _("在卖的作品要留一张照片。先加一张，再拿掉这张。"), messages.ERROR)
    return redirect("studio-photos", work.pk)


@studio_page(Scope.WORKS, act=gettext_noop("放回了照片"))
@require_POST
@her_work
def photo_restore(request: HttpRequest, work: Product, removed: int) -> HttpResponse:
    row = get_object_or_404(work.removed_pictures.select_related("work"), pk=removed)
    try:
        restore_photo(removed=row, by=request.user)
        messages.success(request, _("照片放回来了。"))
    except TooManyPictures as refusal:
        undone(request, refusal.told, messages.ERROR)
    return redirect("studio-photos", work.pk)


@studio_page(Scope.WORKS, act=gettext_noop("存了录音"))
@require_http_methods(BOTH)
@her_work
def voice(request: HttpRequest, work: Product) -> HttpResponse:
    """Hear what she said, or say it anew."""
    form = VoiceForm(request.POST, request.FILES) if request.method == "POST" else VoiceForm()
    if form.is_valid():
        refusal = _take_note(request, work)
        if not refusal:
            messages.success(request, _("录音存好了。"))
            return redirect("studio-voice", work.pk)
        form.add_error("voice", refusal)
    listing = getattr(work, "listing", None)
    context = {"work": work, "note": listing.voice if listing else None, "form": form}
    return page(request, "catalog/studio/voice.html", context, 400 if form.errors else 200)


def _take_note(request: HttpRequest, work: Product) -> str:
    """What was wrong with it; nothing when it is kept."""
    file = request.FILES.get("voice")
    if file is None or not hasattr(work, "listing"):
        return _("请选一段录音")
    try:
        keep_note(work=work, file=file, owner=request.subject, by=request.user)
    except NoteRefused as refusal:
        return str(refusal.told)
    return ""


@studio_page(Scope.WORKS)
@require_safe
@her_work
def voice_file(request: HttpRequest, work: Product) -> HttpResponse:
    """The sealed recording, to whoever may hear it; that she heard it is written down."""
    listing = getattr(work, "listing", None)
    if listing is None or listing.voice is None:
        raise Http404
    write_sighting(
        viewer=request.user, about=request.subject, what="work.voice", reason=_("写下来")
    )
    data, kind = read_file(listing.voice), listing.voice.content_type
    part = part_asked(request.headers.get("Range", ""), len(data))
    if part is None:
        response = HttpResponse(data, content_type=kind)
    else:
        first, last = part
        response = HttpResponse(data[first : last + 1], content_type=kind, status=206)
        response["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = "inline"
    return response


@studio_page(Scope.WORKS, act=gettext_noop("写下了录音"))
@require_POST
@her_work
def voice_done(request: HttpRequest, work: Product) -> HttpResponse:
    if drop_note(work=work, by=request.user):
        messages.success(request, _("好，录音删掉了。"))
    return redirect("studio-work", work.pk)
