"""Her own pages: posts near her, one of them, what she said of it, and what is not right there."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.easy.questions import is_answered
from programme.posts import candidacies
from programme.posts.alerts import raise_alert
from programme.posts.errors import AskedAlready, NotNow
from programme.posts.forms import AlertForm
from programme.posts.models import Candidacy, Post
from programme.posts.queries import candidacies_of, open_posts, posts_near
from programme.record.errors import NoUnit
from programme.record.services import person_of
from sellers.artisans.doors import StudioRequest, name_act, studio_page, undone
from sellers.artisans.models import Artisan, Scope
from sellers.verification.desk_lists import page_of


def _herself(request: StudioRequest) -> Artisan:
    rows = Artisan.objects.select_related("region", "user")
    return get_object_or_404(rows, user=request.subject)


def _post(request: StudioRequest, pk: int) -> Post:
    """One that is open, or that she once asked for."""
    rows = Post.objects.select_related(
        "enterprise", "cooperative", "craft", "region__parent__parent"
    )
    post = get_object_or_404(rows, pk=pk)
    is_hers = candidacies_of(request.subject).filter(post=post).exists()
    if not is_hers and not open_posts().filter(pk=pk).exists():
        raise Http404
    return post


@studio_page(Scope.ORDERS)
@require_safe
def show_all(request: StudioRequest) -> HttpResponse:
    artisan, everything = _herself(request), request.GET.get("show") == "all"
    context = {
        "here": "posts",
        "mine": candidacies_of(request.subject)[:20],
        "posts": page_of(request, posts_near(artisan, everything)),
        "everything": everything,
        "also": "show=all" if everything else "",
    }
    return render(request, "posts/all.html", context)


@studio_page(Scope.ORDERS)
@require_safe
def show_post(request: StudioRequest, pk: int) -> HttpResponse:
    """Before she says so: what, where, what it pays, how one gets in."""
    post = _post(request, pk)
    mine = candidacies_of(request.subject).filter(post=post).select_related("spell").first()
    context = {
        "here": "posts",
        "post": post,
        "mine": mine,
        "may_ask": post.is_open and post.free and not _stands(mine),
    }
    return render(request, "posts/one.html", context)


def _stands(mine: Candidacy | None) -> bool:
    return bool(mine and (mine.is_alive or mine.state == Candidacy.State.TAKEN))


@studio_page(Scope.ORDERS, act=gettext_noop("说了想做一个岗位"))
@require_POST
def ask(request: StudioRequest, pk: int) -> HttpResponse:
    post, artisan = _post(request, pk), _herself(request)
    name_act(request, post.title_zh, "studio-post", post.pk)
    try:
        candidacies.ask(post=post, person=person_of(artisan), by=request.user)
    except NoUnit:
        undone(request, _("请先写上你住在哪个县，再来说想做。"), messages.ERROR)
        return redirect("studio-posts")
    except AskedAlready:
        undone(request, _("你已经说过了，等答复就行。"))
    except NotNow:
        undone(request, _("这个岗位招满了，或者不招了。"))
        return redirect("studio-posts")
    else:
        messages.success(request, _("说好了。那边会答复你，我们发短信告诉你。"))
    return redirect("studio-post", pk)


@studio_page(Scope.ORDERS, act=gettext_noop("说了不想做一个岗位"))
@require_POST
def withdraw(request: StudioRequest, pk: int) -> HttpResponse:
    row = candidacies_of(request.subject).filter(post=pk).first()
    if row is None:
        raise Http404
    name_act(request, row.post.title_zh, "studio-post", pk)
    try:
        candidacies.withdraw(candidacy=row, by=request.user)
    except NotNow:
        undone(request, _("没有改动：这件事已经定了。"))
    else:
        messages.success(request, _("好，告诉那边你不做了。"))
    return redirect("studio-post", pk)


@studio_page(Scope.ORDERS, act=gettext_noop("说了一个岗位不对"))
@require_http_methods(["GET", "HEAD", "POST"])
def alert(request: StudioRequest, pk: int) -> HttpResponse:
    """Looked at by an officer; who keeps the post does not learn who said it."""
    post = _post(request, pk)
    name_act(request, post.title_zh, "studio-post", post.pk)
    form = AlertForm(request.POST if request.method == "POST" else None)
    if is_answered(form, request):
        said = form.cleaned_data
        try:
            raise_alert(post=post, why=said["why"], words=said["words"], by=request.user)
        except AskedAlready:
            undone(request, _("你说过了，我们正在看。"))
        else:
            messages.success(request, _("谢谢你告诉我们。我们会去看，看完告诉你。"))
        return redirect("studio-post", pk)
    context = {"here": "posts", "post": post, "form": form}
    return render(request, "posts/alert.html", context, status=400 if form.errors else 200)
