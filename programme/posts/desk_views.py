"""The desk: posts of enterprises kept, all of the region seen, who works looked at."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programme.posts import alerts, candidacies, services
from programme.posts.errors import PostError
from programme.posts.forms import (
    AnswerForm,
    EnterprisePostForm,
    ReasonForm,
    SettleForm,
    VerifyForm,
)
from programme.posts.keeping import answered, changed, closed, form_to_change, why_not
from programme.posts.models import Post
from programme.posts.queries import (
    alerts_for,
    candidacies_in,
    checked_enterprises,
    figures_for,
    kept_by,
    posts_for,
    to_verify,
    with_counts,
)
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer
from sellers.verification.desk_lists import page_of

BOTH = ["GET", "HEAD", "POST"]


def works(officer: Officer) -> bool:
    return not officer.audits


def _page(request: DeskRequest, name: str, form: Any, **more: Any) -> HttpResponse:
    context = {"here": "programme", "form": form, "may_write": works(request.officer), **more}
    status = 400 if form is not None and form.errors else 200
    return render(request, f"posts/{name}.html", context, status=status)


def _posted(request: DeskRequest) -> Any:
    return request.POST if request.method == "POST" else None


@desk_page()
@require_safe
def list_posts(request: DeskRequest) -> HttpResponse:
    """What waits first, then the posts: those that are open, or all."""
    officer, everything = request.officer, request.GET.get("show") == "all"
    rows = with_counts(posts_for(officer)).order_by("state", "open_until", "pk")
    more = {
        "figures": figures_for(officer),
        "unverified": to_verify(officer)[:50],
        "alerts": alerts_for(officer)[:50],
        "posts": page_of(request, rows if everything else rows.filter(state=Post.State.OPEN)),
        "everything": everything,
        "also": "show=all" if everything else "",
    }
    return _page(request, "desk_posts", None, **more)


@desk_page(works)
@require_http_methods(BOTH)
def new_post(request: DeskRequest) -> HttpResponse:
    officer = request.officer
    checked = checked_enterprises(officer)
    form = EnterprisePostForm(checked, officer.organ.region, _posted(request))
    if form.is_valid():
        facts, key = form.facts, form.cleaned_data["key"]
        of = facts.pop("enterprise")
        try:
            made = services.write_for_enterprise(
                enterprise=of, facts=facts, key=key, officer=officer
            )
        except PostError as refusal:
            messages.error(request, why_not(refusal))
            return redirect("desk-posts")
        messages.success(request, _("写好了，附近会这门手艺的人看得到了。"))
        return redirect("desk-posts-one", made.pk)
    return _page(request, "desk_new", form, has_any=checked.exists())


def _kept(request: DeskRequest, pk: int) -> Post:
    return get_object_or_404(kept_by(request.officer), pk=pk)


@desk_page()
@require_safe
def show_post(request: DeskRequest, pk: int) -> HttpResponse:
    """Who asked is named to who keeps it."""
    post = get_object_or_404(posts_for(request.officer), pk=pk)
    is_kept = kept_by(request.officer).filter(pk=pk).exists()
    rows = candidacies_in(Post.objects.filter(pk=pk)) if is_kept else None
    more = {
        "post": post,
        "is_kept": is_kept,
        "candidacies": page_of(request, rows) if rows is not None else None,
        "asked": post.candidacies.count(),
    }
    return _page(request, "desk_post", None, **more)


@desk_page(works)
@require_http_methods(BOTH)
def change_post(request: DeskRequest, pk: int) -> HttpResponse:
    post = _kept(request, pk)
    form = form_to_change(request, post)
    if form.is_valid():
        changed(request, post, form)
        return redirect("desk-posts-one", pk)
    return _page(request, "desk_change", form, post=post)


@desk_page(works)
@require_http_methods(BOTH)
def end_post(request: DeskRequest, pk: int) -> HttpResponse:
    """Asked once more: who waits is told."""
    post = _kept(request, pk)
    if request.method != "POST":
        return _page(request, "desk_end", None, post=post)
    closed(request, post)
    return redirect("desk-posts-one", pk)


@desk_page(works)
@require_http_methods(BOTH)
def stop_post(request: DeskRequest, pk: int) -> HttpResponse:
    """Whosever it is: something is wrong with it."""
    post = get_object_or_404(posts_for(request.officer), pk=pk)
    form = ReasonForm(_posted(request))
    if form.is_valid():
        try:
            services.stop(post=post, officer=request.officer, **form.cleaned_data)
        except PostError as refusal:
            messages.error(request, why_not(refusal))
        else:
            messages.success(request, _("停掉了，也告诉了写岗位的人和想做的人。"))
        return redirect("desk-posts-one", pk)
    return _page(request, "desk_stop", form, post=post)


@desk_page(works)
@require_http_methods(BOTH)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(candidacies_in(kept_by(request.officer)), pk=pk)
    form = AnswerForm(_posted(request))
    if form.is_valid():
        answered(request, row, form)
        return redirect("desk-posts-one", row.post_id)
    return _page(request, "desk_answer", form, row=row, post=row.post)


@desk_page(works)
@require_http_methods(BOTH)
def verify(request: DeskRequest, pk: int) -> HttpResponse:
    """She works there, by contract; from then on it counts."""
    row = get_object_or_404(to_verify(request.officer), pk=pk)
    form = VerifyForm(row, _posted(request))
    if form.is_valid():
        _verified(request, row, form.cleaned_data)
        return redirect("desk-posts")
    return _page(request, "desk_verify", form, row=row, post=row.post)


def _verified(request: DeskRequest, row: Any, said: dict[str, Any]) -> None:
    officer, proof = request.officer, said["evidence"]
    try:
        if said["is_working"]:
            candidacies.verify(
                candidacy=row, began_on=said["began_on"], evidence=proof, officer=officer
            )
        else:
            candidacies.fall_through(candidacy=row, why=proof, officer=officer)
    except PostError as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("记下了，也告诉她了。"))


@desk_page(works)
@require_http_methods(BOTH)
def settle(request: DeskRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(alerts_for(request.officer), pk=pk)
    form = SettleForm(_posted(request))
    if form.is_valid():
        try:
            alerts.settle(alert=row, stop_because=form.stop_because, officer=request.officer)
        except PostError as refusal:
            messages.error(request, why_not(refusal))
        else:
            messages.success(request, _("看完了，也告诉说的人了。"))
        return redirect("desk-posts")
    return _page(request, "desk_settle", form, row=row, post=row.post)
