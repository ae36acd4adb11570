"""The same pages for an artisan and for a cooperative, once it is known whose they are."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.insight import novelties
from catalog.insight.errors import FollowedAlready, HasMoved
from catalog.insight.forms import NoveltyForm
from catalog.insight.models import Need, Novelty, Phrase
from catalog.insight.owners import Owner
from catalog.insight.queries import Called, wanted_of
from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, name_act, undone
from sellers.cooperatives.models import Keeper

CARDS_A_PAGE = 12
FOUND_A_PAGE = 20
_LONGEST_QUERY = 60


def needs(request: StudioRequest, owner: Owner) -> HttpResponse:
    """Cards: what people look for that fits, missed first or asked often."""
    is_all = request.GET.get("show") == "all"
    number = request.GET.get("page", "1")
    rows = wanted_of(owner.fit, is_missed=not is_all)
    cards = Paginator(rows, CARDS_A_PAGE).get_page(number if len(number) < 9 else 1)
    called = Called.now()
    followed = owner.novelties.filter(ended_at=None, phrase__in=[row["phrase"] for row in cards])
    at = {novelty.phrase_id: owner.url("novelty", novelty.pk) for novelty in followed}
    for row in cards:
        row["craft_name"] = called.crafts.get(row["craft"], "")
        row["price"] = Need.Band(row["band"]).label if row["band"] else ""
        row["followed_at"] = at.get(row["phrase"], "")
    context = {
        "here": "needs",
        "owner": owner,
        "cards": cards,
        "is_all": is_all,
        "also": "show=all" if is_all else "",
        "urls": _urls(owner),
        "may_change": may_change(request),
    }
    return render(request, "insight/needs.html", context)


def may_change(request: StudioRequest) -> bool:
    """Of a cooperative's keepers all but who keeps its books."""
    keeper: Keeper | None = getattr(request, "keeper", None)
    return keeper is None or keeper.role != Keeper.Role.BOOKKEEPER


def _urls(owner: Owner) -> dict[str, str]:
    return {name: owner.url(name) for name in ("needs", "novelties")} | {
        "new": owner.url("novelty-new")
    }


def declare_it(request: StudioRequest, owner: Owner) -> HttpResponse:
    """From a card, or out of her own head."""
    asked = request.GET.get("need", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 16
    phrase = Phrase.objects.shown().filter(pk=int(asked)).first() if is_number else None
    begun = f"{timezone.localdate():%Y-%m}"
    form = NoveltyForm(
        request.POST if request.method == "POST" else None,
        initial={"name": phrase.text if phrase else "", "begun": begun},
    )
    if is_answered(form, request) and form.is_bound:
        novelty = _declared(request, owner, form, phrase)
        if novelty:
            name_act(request, novelty.name, "studio-novelty", novelty.pk)
            messages.success(request, _("记下了。把做出来的作品加上，就看得到卖了多少。"))
            return redirect(owner.url("novelty-works", novelty.pk))
    context = {"here": "needs", "form": form, "phrase": phrase, "urls": _urls(owner)}
    status = 400 if form.errors else 200
    return render(request, "insight/novelty_new.html", context, status=status)


def _declared(
    request: StudioRequest, owner: Owner, form: NoveltyForm, phrase: Phrase | None
) -> Novelty | None:
    """None: the form says why not."""
    try:
        return novelties.declare(owner=owner, facts=form.facts(), phrase=phrase, by=request.user)
    except FollowedAlready:
        form.add_error("name", _("已经记过同一样了"))
        return None


def choose_works(request: StudioRequest, owner: Owner, pk: int) -> HttpResponse:
    """Which works are of it: one press a work."""
    novelty = get_object_or_404(owner.novelties, pk=pk)
    if request.method == "POST":
        return _chosen(request, owner, novelty)
    typed = request.GET.get("q", "")[:_LONGEST_QUERY].replace("\x00", "").strip()
    others = owner.works.exclude(novelties=novelty).exclude(title="")
    if typed:
        others = others.filter(Q(title__icontains=typed) | Q(title_en__icontains=typed))
    context = {
        "here": "needs",
        "novelty": novelty,
        "there": novelty.works.for_cards().order_by("pk"),
        "others": others.for_cards()[:FOUND_A_PAGE],
        "q": typed,
        "back": owner.url("novelty", pk),
    }
    return render(request, "insight/novelty_works.html", context)


def _chosen(request: StudioRequest, owner: Owner, novelty: Novelty) -> HttpResponse:
    number = request.POST.get("work", "")
    is_number = number.isascii() and number.isdigit() and len(number) < 16
    is_off = request.POST.get("do") == "remove"
    works = novelty.works if is_off else owner.works
    work = get_object_or_404(works, pk=int(number) if is_number else 0)
    name_act(request, novelty.name, "studio-novelty", novelty.pk)
    change = novelties.unlink if is_off else novelties.link
    told = _("拿掉了。") if is_off else _("加上了。")
    back = owner.url("novelty-works", novelty.pk)
    return _done(request, lambda: change(novelty=novelty, work=work, by=request.user), told, back)


def end_it(request: StudioRequest, owner: Owner, pk: int) -> HttpResponse:
    novelty = get_object_or_404(owner.novelties, pk=pk)
    if request.method != "POST":
        context = {"here": "needs", "novelty": novelty, "back": owner.url("novelty", pk)}
        return render(request, "insight/novelty_end.html", context)
    name_act(request, novelty.name, "studio-novelty", novelty.pk)
    told, back = _("不再跟了，数字还留着。"), owner.url("novelties")
    return _done(request, lambda: novelties.end(novelty=novelty, by=request.user), told, back)


def _done(request: StudioRequest, act: Callable[[], None], told: str, back: str) -> HttpResponse:
    try:
        act()
    except HasMoved:
        undone(request, _("这一样已经不跟了，没有改动。"))
    else:
        messages.success(request, told)
    return redirect(back)
