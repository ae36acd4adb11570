"""The operator writes rules; everybody reads them in `ground.rules`."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.rules.errors import AnotherIsComing, NotADraft, NothingToSay, NoticeTooShort
from ground.rules.models import Comment, Kind, Version
from ground.rules.queries import overview
from ground.rules.services import begin_draft, write_draft
from sellers.organs.doors import operator_page
from shop.moderation.forms import PublishForm, RulesForm
from shop.moderation.services import announce


@operator_page
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    drafts = {each.kind: each for each in Version.objects.filter(published_at=None)}
    rows = [(kind, now, coming, drafts.get(kind)) for kind, now, coming in overview()]
    comments = Comment.objects.select_related("version")[:50]
    context = {"here": "rules", "rows": rows, "comments": comments}
    return render(request, "moderation/rules.html", context)


@operator_page
@require_POST
def begin(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in Kind.values:
        raise Http404
    return redirect("market-rules-draft", begin_draft(kind=kind, by=request.user).pk)


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(Version, pk=pk, published_at=None)
    names = ("text_zh", "text_en", "change_zh", "change_en")
    kept = {name: getattr(version, name) for name in names}
    form = RulesForm(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_bound and form.is_valid():
        try:
            write_draft(version=version, texts=form.cleaned_data, by=request.user)
        except NotADraft:
            messages.error(request, _("这一版已经公布了，没有改动。"))
            return redirect("market-rules")
        messages.success(request, _("保存了，还没有公布。"))
        return redirect("market-rules-publish", pk)
    context = {"here": "rules", "version": version, "form": form}
    return render(request, "moderation/draft.html", context, status=400 if form.errors else 200)


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """It cannot be changed any more once it is published."""
    version = get_object_or_404(Version, pk=pk, published_at=None)
    form = PublishForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["first_day"]
        try:
            announce(version=version, effective_from=day, by=request.user)
        except (NoticeTooShort, AnotherIsComing, NothingToSay) as refusal:
            form.add_error("first_day", _why(refusal))
        except NotADraft:
            return redirect("market-rules")
        else:
            messages.success(request, _("公布了，也告诉了所有店家。"))
            return redirect(version)
    context = {"here": "rules", "version": version, "form": form}
    return render(request, "moderation/publish.html", context, status=400 if form.errors else 200)


def _why(refusal: Exception) -> str:
    return {
        NoticeTooShort: _("要提前七天公布，请选再晚一点的日子"),
        AnotherIsComing: _("这一种规则已经有一版等着生效，等它有效了再公布"),
        NothingToSay: _("中文、英文和改了什么都要写上，再公布"),
    }[type(refusal)]
