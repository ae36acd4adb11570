"""Her works, a new one, and one of them."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from catalog.drafts import seen_of
from catalog.errors import NotAnyMore, NotHers
from catalog.models import Product, Proposal
from catalog.services import missing_from
from catalog.studio_doors import her_work, is_locked, is_made_by, locked, page, typed, works_in
from catalog.studio_forms import ListForm, PriceHelp, new_key
from catalog.studio_queries import (
    STATES,
    additions_to,
    awaiting_nod,
    counts_of,
    keeps_a_shop,
    maker_of,
    proposals_to,
    shop_for,
)
from catalog.submission import Submission
from ground.accounts.unfinished import forget_typed, keeps_what_was_typed
from ground.easy.questions import is_answered
from sellers.artisans.doors import name_act, studio_page, undone
from sellers.artisans.models import Artisan, Scope
from sellers.partner.models import Partner

WORKS_A_PAGE = 20
MOST_ASKED = 20


@studio_page(Scope.WORKS)
@require_safe
def list_works(request: HttpRequest) -> HttpResponse:
    hers = works_in(request)
    counts = counts_of(hers)
    state = request.GET.get("state", "")
    state = state if state in counts else ""
    works = hers.for_cards()
    works = works.filter(state=state) if state else works
    number = request.GET.get("page", "1")
    asked = [] if request.grant else awaiting_nod(request.subject).for_cards()[:MOST_ASKED]
    context = {
        "works": Paginator(works, WORKS_A_PAGE).get_page(number if len(number) < 9 else 1),
        "asked": [(work, seen_of(work)) for work in asked],
        "proposals": [] if request.grant else proposals_to(request.subject)[:MOST_ASKED],
        "state": state,
        "states": STATES,
        "keeps": maker_of(request.subject) is None and keeps_a_shop(request.subject),
        "counts": [(name, STATES[name], pieces) for name, pieces in counts.items()],
        "all": sum(counts.values()),
    }
    return page(request, "catalog/studio/works.html", context)


@keeps_what_was_typed
@studio_page(Scope.WORKS, act=gettext_noop("写了一件作品"))
@require_http_methods(["GET", "HEAD", "POST"])
def new_work(request: HttpRequest) -> HttpResponse:
    maker = maker_of(request.subject)
    if maker is None or shop_for(maker) is None:
        return _no_shop(request)
    if request.method != "POST":
        back = typed(request)
        form = ListForm(initial=back)
        is_answered(form, request)
        context = {
            "form": form,
            "price_help": PriceHelp(initial=back),
            "key": new_key(),
            "came_back": bool(back),
            "waits_for_shop": _waits_for_shop(maker),
        }
        return page(request, "catalog/studio/new.html", context)
    forget_typed(request)
    return _answer(request, Submission(request, maker))


def _no_shop(request: HttpRequest) -> HttpResponse:
    """How she gets one; who keeps a cooperative's has one, where its makers list."""
    keeps = not request.grant and keeps_a_shop(request.subject)
    status = 403 if request.method == "POST" else 200
    return page(request, "studio/no_shop.html", {"keeps": keeps}, status)


def _waits_for_shop(maker: Artisan) -> Partner | None:
    """What she lists now is not shown before this shop opens, for the first time or again."""
    shop = shop_for(maker)
    return None if shop is None or shop.is_open else shop


def _answer(request: HttpRequest, sent: Submission) -> HttpResponse:
    try:
        sent.take_in()
    except NotHers:
        sent.key = new_key()
        return _again(request, sent, _("这一页用过了，请再按一次。"))
    except NotAnyMore:
        undone(request, _("这件作品已经上架了，没有再做一件。"))
        return redirect("studio-work-listed", sent.work.pk)
    if sent.work and is_locked(request, sent.work):
        return locked(request, sent.work)
    if not sent.is_complete:
        return _again(request, sent)
    name_act(request, sent.work.title, "studio-work", sent.work.pk)
    if sent.wants == "draft":
        messages.success(request, _("存好了。什么时候有空，再来写。"))
        return redirect("studio-work", sent.work.pk)
    sent.publish()
    return redirect("studio-work-listed", sent.work.pk)


def _again(request: HttpRequest, sent: Submission, told: str = "") -> HttpResponse:
    """The same page with what she typed, the photos that came in, and what is wrong."""
    if told:
        sent.form.add_error(None, told)
        sent.has_errors = True
    context = {
        "form": sent.form,
        "price_help": sent.price_help,
        **sent.advice,
        "key": sent.key,
        "work": sent.work,
        "places": sent.places,
        "waits_for_shop": _waits_for_shop(sent.maker),
    }
    return page(request, "catalog/studio/new.html", context, 400 if sent.has_errors else 200)


@studio_page(Scope.WORKS)
@require_safe
@her_work
def show_work(request: HttpRequest, work: Product) -> HttpResponse:
    places = list(work.work_pictures.select_related("picture"))
    return page(request, "catalog/studio/work.html", _about(request, work, places))


@studio_page(Scope.WORKS)
@require_safe
@her_work
def show_listed(request: HttpRequest, work: Product) -> HttpResponse:
    """What she sees when she has pressed: it is out, or what it waits for."""
    if work.state not in {"on", "sold-out", "asked", "ready"}:
        return redirect("studio-work", work.pk)
    places = list(work.work_pictures.select_related("picture"))
    return page(request, "catalog/studio/listed.html", _about(request, work, places))


def _about(request: HttpRequest, work: Product, places: list) -> dict[str, object]:
    listing = getattr(work, "listing", None)
    return {
        "work": work,
        "state": STATES[work.state],
        "places": places,
        "missing": missing_from(work),
        "additions": additions_to(work, len(places)),
        "address": f"{settings.SITE_URL}{work.get_absolute_url()}",
        "note": listing.voice if listing else None,
        "proposal": Proposal.objects.filter(work=work).select_related("by").first(),
        "is_draft": work.listed_at is None and not work.is_public,
        "is_locked": is_locked(request, work),
        "is_made_by_her": is_made_by(request, work),
        "seen": seen_of(work),
    }
