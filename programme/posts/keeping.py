"""What the desk and a cooperative's room do alike with a post that they keep."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from programme.posts import candidacies, services
from programme.posts.errors import AskedBySomebody, Full, NotChecked, PostError
from programme.posts.forms import AnswerForm, PostForm, TermForm, typed_of
from programme.posts.models import Candidacy, Post


def why_not(refusal: PostError) -> str:
    if isinstance(refusal, Full):
        return _("没有改动：名额都答应出去了，先把人数加上。")
    if isinstance(refusal, NotChecked):
        return _("没有改动：还没有看过营业执照。")
    if isinstance(refusal, AskedBySomebody):
        return _("没有改动：有人想做了，写的不能再变。")
    return _("没有改动：已经结束了，或者别人刚办过。")


def form_to_change(request: HttpRequest, post: Post) -> TermForm:
    """All of it as long as nobody asked; then how many and until when."""
    data = request.POST if request.method == "POST" else None
    if post.candidacies.exists():
        first = {"places": post.places, "open_until": post.open_until}
        return TermForm(data, initial=first)
    return PostForm(post.region, data, initial=typed_of(post))


def changed(request: Any, post: Post, form: TermForm) -> bool:
    """Whether it was done; the page says either."""
    try:
        if isinstance(form, PostForm):
            services.change(post=post, facts=form.facts, by=request.user)
        else:
            services.prolong(post=post, by=request.user, **form.cleaned_data)
    except PostError as refusal:
        messages.error(request, why_not(refusal))
        return False
    messages.success(request, _("改好了。"))
    return True


def closed(request: Any, post: Post) -> None:
    try:
        services.close(post=post, by=request.user)
    except PostError as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("不招了，等答复的人都告诉了。"))


def answered(request: Any, row: Candidacy, form: AnswerForm) -> None:
    said = form.cleaned_data
    act = candidacies.accept if said["is_yes"] else candidacies.refuse
    try:
        act(candidacy=row, answer=said["answer"], by=request.user)
    except PostError as refusal:
        messages.error(request, why_not(refusal))
    else:
        messages.success(request, _("答复了，也告诉她了。"))
