"""What she said about a work: kept, heard, written down, and nodded to."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.errors import NotAnyMore, NoteRefused
from catalog.models import Product, Proposal
from catalog.proposals import agree_to, propose, turn_down, write_down
from catalog.studio_doors import is_locked, own_work, own_work_to_change, page, typed
from catalog.studio_forms import VoiceForm
from catalog.voice import drop_note, keep_note
from catalog.voice_forms import WriteDownForm, as_typed
from ground.accounts.unfinished import forget_typed, keeps_what_was_typed
from ground.easy.questions import is_answered
from ground.privacy.models import PrivateFile
from ground.privacy.playing import play
from ground.privacy.services import write_sighting
from sellers.artisans.doors import studio_page, undone
from sellers.artisans.models import Scope

BOTH = ["GET", "HEAD", "POST"]


@studio_page(Scope.WORKS, act=gettext_noop("存了录音"))
@require_http_methods(BOTH)
@own_work
def voice(request: HttpRequest, work: Product) -> HttpResponse:
    """Hear what she said, write it down, or say it anew."""
    form = VoiceForm(request.POST, request.FILES) if request.method == "POST" else VoiceForm()
    if form.is_valid():
        refusal = _take_note(request, work)
        if not refusal:
            messages.success(request, _("录音存好了。"))
            return redirect("studio-voice", work.pk)
        form.add_error("voice", refusal)
    words = WriteDownForm(work, initial=_proposed(work))
    is_answered(words, request) if request.method != "POST" else None
    return _page(request, work, words, form)


def _page(
    request: HttpRequest, work: Product, words: WriteDownForm, form: VoiceForm | None = None
) -> HttpResponse:
    wrong = next((each for each in (words, form) if each and each.errors), None)
    context = {
        "work": work,
        "note": _note_of(work),
        "form": form or VoiceForm(),
        "writing": words,
        "wrong": wrong,
        "is_locked": is_locked(request, work),
        "proposal": Proposal.objects.filter(work=work).first(),
    }
    return page(request, "catalog/studio/voice.html", context, 400 if wrong else 200)


def _proposed(work: Product) -> dict[str, str]:
    """What waits for her nod already, to go on from."""
    waiting = Proposal.objects.filter(work=work).first()
    if waiting is None:
        return {}
    price = as_typed(waiting.price_fen)
    return {"title": waiting.title, "story_zh": waiting.story_zh, "price": price}


def _note_of(work: Product) -> PrivateFile | None:
    listing = getattr(work, "listing", None)
    return listing.voice if listing else None


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
@own_work
def voice_file(request: HttpRequest, work: Product) -> HttpResponse:
    """The sealed recording, to whoever may hear it; that she heard it is written down."""
    note = _note_of(work)
    if note is None:
        raise Http404
    write_sighting(
        viewer=request.user, about=request.subject, what="work.voice", reason=_("写下来")
    )
    return play(request, note)


@keeps_what_was_typed
@studio_page(Scope.WORKS, act=gettext_noop("把录音写成了字"))
@require_http_methods(BOTH)
@own_work
def voice_words(request: HttpRequest, work: Product) -> HttpResponse:
    """Into a draft at once; of a work on show, a helper's words wait for her nod."""
    if _note_of(work) is None:
        undone(request, _("这段录音已经不在了，没有改动。"))
        return redirect("studio-work", work.pk)
    sent = request.POST if request.method == "POST" else None
    words = WriteDownForm(work, sent, initial=_proposed(work) | typed(request))
    if not is_answered(words, request):
        return _page(request, work, words)
    forget_typed(request)
    if is_locked(request, work):
        propose(work=work, by=request.user, **words.said)
        messages.success(request, _("写好了，已经告诉她。她点头以后才会换上。"))
        return redirect("studio-voice", work.pk)
    write_down(work=work, by=request.user, **words.said)
    messages.success(request, _("写好了，存下来了。"))
    return redirect("studio-voice", work.pk)


@studio_page(Scope.WORKS, act=gettext_noop("写下了录音"))
@require_POST
@own_work_to_change
def voice_done(request: HttpRequest, work: Product) -> HttpResponse:
    if drop_note(work=work, by=request.user):
        messages.success(request, _("好，录音删掉了。"))
    return redirect("studio-work", work.pk)


@studio_page(None)
@require_POST
@own_work
def answer_proposal(request: HttpRequest, work: Product, proposal: int) -> HttpResponse:
    """She alone nods, and to what she saw: one written anew has another number."""
    found = Proposal.objects.filter(work=work, pk=proposal).select_related("work").first()
    service, told = turn_down, _("好，先不换。作品和原来一样。")
    if request.POST.get("answer") == "yes":
        service, told = agree_to, _("换上了。录音也删掉了。")
    try:
        if found is None:
            raise NotAnyMore
        service(proposal=found, by=request.user)
    except NotAnyMore:
        messages.info(request, _("刚才又改过，请再看一眼。"))
    else:
        messages.success(request, told)
    return redirect("studio-work", work.pk)
