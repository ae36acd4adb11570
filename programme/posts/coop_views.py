"""A cooperative's room: the posts that it offers, kept by who leads it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programme.posts import services
from programme.posts.errors import PostError
from programme.posts.forms import AnswerForm, PostForm
from programme.posts.keeping import answered, changed, closed, form_to_change, why_not
from programme.posts.models import Post
from programme.posts.queries import candidacies_in, posts_of, with_counts
from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.verification.desk_lists import page_of

BOTH = ["GET", "HEAD", "POST"]


def _page(request: CoopRequest, name: str, form: Any, **more: Any) -> HttpResponse:
    context = {"here": "coop-posts", "coop": request.cooperative, "form": form, **more}
    status = 400 if form is not None and form.errors else 200
    return render(request, f"posts/{name}.html", context, status=status)


def _post(request: CoopRequest, pk: int) -> Post:
    return get_object_or_404(posts_of(request.cooperative), pk=pk)


@coop_page(Role.LEAD)
@require_safe
def list_posts(request: CoopRequest) -> HttpResponse:
    rows = with_counts(posts_of(request.cooperative)).order_by("-made_at", "-pk")
    return _page(request, "coop_posts", None, posts=page_of(request, rows))


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def new_post(request: CoopRequest) -> HttpResponse:
    coop = request.cooperative
    if coop.uscc is None:
        return _page(request, "coop_new", None)
    form = PostForm(coop.region, request.POST if request.method == "POST" else None)
    if form.is_valid():
        key = form.cleaned_data["key"]
        try:
            made = services.write_for_cooperative(
                cooperative=coop, facts=form.facts, key=key, by=request.user
            )
        except PostError as refusal:
            messages.error(request, why_not(refusal))
            return redirect("coop-posts", coop.pk)
        messages.success(request, _("写好了，附近会这门手艺的人看得到了。"))
        return redirect("coop-post", coop.pk, made.pk)
    return _page(request, "coop_new", form)


@coop_page(Role.LEAD)
@require_safe
def show_post(request: CoopRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    rows = candidacies_in(Post.objects.filter(pk=pk))
    return _page(request, "coop_post", None, post=post, candidacies=page_of(request, rows))


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def change_post(request: CoopRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    form = form_to_change(request, post)
    if form.is_valid():
        changed(request, post, form)
        return redirect("coop-post", request.cooperative.pk, pk)
    return _page(request, "coop_change", form, post=post)


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def end_post(request: CoopRequest, pk: int) -> HttpResponse:
    """Asked once more: who waits is told."""
    post = _post(request, pk)
    if request.method != "POST":
        return _page(request, "coop_end", None, post=post)
    closed(request, post)
    return redirect("coop-post", request.cooperative.pk, pk)


@coop_page(Role.LEAD)
@require_http_methods(BOTH)
def answer(request: CoopRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(candidacies_in(posts_of(request.cooperative)), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answered(request, row, form)
        return redirect("coop-post", request.cooperative.pk, row.post_id)
    return _page(request, "coop_answer", form, row=row, post=row.post)
