"""Her cooperatives: what they may do for her, invitations, and asking to join."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan
from sellers.cooperatives.errors import NotAMember, NotAnyMore, OpenAlready
from sellers.cooperatives.forms import FloorForm, PiecesForm
from sellers.cooperatives.grants import give
from sellers.cooperatives.models import Cooperative, Grant, Membership
from sellers.cooperatives.queries import joinable, memberships_of, places_of, with_grants
from sellers.cooperatives.services import answer_invitation, ask, change_member, take_back

ROWS_A_PAGE = 30
BOTH = ["GET", "HEAD", "POST"]
State = Membership.State


@studio_page(None)
@require_safe
def show_cooperatives(request: StudioRequest) -> HttpResponse:
    rows = list(with_grants(memberships_of(request.subject)))
    context = {
        "here": "coops",
        "memberships": [(row, places_of(row)) for row in rows if row.state == State.MEMBER],
        "invited": [row for row in rows if row.state == State.INVITED],
        "asked": [row for row in rows if row.state == State.ASKED],
        "is_artisan": Artisan.objects.filter(user=request.subject).exists(),
    }
    return render(request, "cooperatives/hers.html", context)


@studio_page(None)
@require_safe
def show_joinable(request: StudioRequest) -> HttpResponse:
    artisan = get_object_or_404(Artisan, user=request.subject)
    context = {"here": "coops", "cooperatives": page_of(request, joinable(artisan))}
    return render(request, "cooperatives/joinable.html", context)


@studio_page(None)
@require_http_methods(BOTH)
def join(request: StudioRequest, pk: int) -> HttpResponse:
    """Asked once more before the cooperative is."""
    artisan = get_object_or_404(Artisan, user=request.subject)
    cooperative = get_object_or_404(Cooperative, pk=pk)
    if request.method != "POST":
        context = {"here": "coops", "cooperative": cooperative}
        return render(request, "cooperatives/join.html", context)
    try:
        ask(cooperative=cooperative, artisan=artisan, by=request.user)
        messages.success(request, _("告诉合作社了。它答应以后，会有短信。"))
    except OpenAlready as known:
        told = {
            State.INVITED: _("它也请了你，在下面答应就行。"),
            State.ASKED: _("你已经问过了，等它回答。"),
            State.MEMBER: _("你已经是成员了。"),
        }
        messages.info(request, told[State(known.state)])
    return redirect("studio-cooperatives")


@studio_page(None)
@require_POST
def answer(request: StudioRequest, pk: int) -> HttpResponse:
    """To an invitation; or her own request is taken back."""
    membership = get_object_or_404(memberships_of(request.subject), pk=pk)
    said = request.POST.get("answer")
    try:
        if said == "back":
            take_back(membership=membership, state=State.ASKED, by=request.user)
        else:
            answer_invitation(membership=membership, takes=said == "yes", by=request.user)
    except NotAnyMore:
        messages.info(request, _("这件事已经有了结果。"))
        return redirect("studio-cooperatives")
    told = {"yes": _("你是成员了。下面定一定，让它做什么。"), "back": _("好，不问了。")}
    messages.success(request, told.get(said or "", _("好，告诉它你这次不加入。")))
    return redirect("studio-cooperatives")


@studio_page(None)
@require_http_methods(BOTH)
def give_grant(request: StudioRequest, pk: int, kind: str) -> HttpResponse:
    """What it means stands on the page that asks."""
    membership = get_object_or_404(memberships_of(request.subject), pk=pk, state=State.MEMBER)
    asked = get_kind(kind)
    sent = request.POST if request.method == "POST" else None
    form = FloorForm(sent) if asked == Grant.Kind.PRICE else None
    is_right = is_answered(form, request) if form else sent is not None
    if sent is not None and is_right:
        floor = form.cleaned_data["floor_percent"] if form else None
        try:
            give(membership=membership, kind=asked, by=request.user, floor_percent=floor)
            messages.success(request, _("记好了。随时能收回。"))
        except NotAMember:
            messages.info(request, _("你已经不是它的成员了，没有改动。"))
        return redirect("studio-cooperatives")
    context = {"here": "coops", "membership": membership, "kind": asked, "form": form}
    status = 400 if form and form.errors else 200
    return render(request, "cooperatives/give.html", context, status=status)


def get_kind(name: str) -> Grant.Kind:
    """Another word is no address."""
    if name not in Grant.Kind.values:
        raise Http404
    return Grant.Kind(name)


@studio_page(None)
@require_http_methods(BOTH)
def change_pieces(request: StudioRequest, pk: int) -> HttpResponse:
    """What she can make for it in a week."""
    membership = get_object_or_404(memberships_of(request.subject), pk=pk, state=State.MEMBER)
    first = {"pieces_a_week": membership.pieces_a_week}
    form = PiecesForm(request.POST if request.method == "POST" else None, initial=first)
    if is_answered(form, request):
        try:
            change_member(
                membership=membership,
                number=membership.number,
                by=request.user,
                **form.cleaned_data,
            )
            messages.success(request, _("记好了。派活的时候会照着看。"))
        except NotAnyMore:
            messages.info(request, _("你已经不是它的成员了，没有改动。"))
        return redirect("studio-cooperatives")
    context = {"here": "coops", "membership": membership, "form": form}
    status = 400 if form.errors else 200
    return render(request, "cooperatives/pieces.html", context, status=status)


def page_of(request: HttpRequest, rows: QuerySet) -> Page:
    number = request.GET.get("page", "1")
    return Paginator(rows, ROWS_A_PAGE).get_page(number if len(number) < 9 else 1)
