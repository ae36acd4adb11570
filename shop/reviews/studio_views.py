"""What buyers say of her works, and her word to it; a helper with orders may write it for her."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, name_act, studio_page, undone
from sellers.artisans.models import Scope
from shop.reviews.errors import HasMoved
from shop.reviews.forms import ReplyForm
from shop.reviews.models import Review
from shop.reviews.queries import reviews_for
from shop.reviews.services import reply

A_PAGE = 20


def _reviews(request: StudioRequest) -> QuerySet[Review]:
    return reviews_for(request.subject, own_alone=request.grant is not None)


@studio_page(Scope.ORDERS)
@require_safe
def list_reviews(request: StudioRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    page = Paginator(_reviews(request), A_PAGE).get_page(number if len(number) < 9 else 1)
    return render(request, "reviews/studio_list.html", {"here": "reviews", "reviews": page})


@studio_page(Scope.ORDERS, act=gettext_noop("回了一条评价"))
@require_http_methods(["GET", "HEAD", "POST"])
def show_review(request: StudioRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(_reviews(request), pk=pk)
    form = None
    if review.state == Review.State.SHOWN:
        first = {"words": review.reply}
        form = ReplyForm(request.POST if request.method == "POST" else None, initial=first)
    if form and is_answered(form, request) and form.is_bound:
        return _reply(request, review, form.cleaned_data["words"])
    context = {"here": "reviews", "review": review, "form": form}
    status = 400 if form and form.errors else 200
    return render(request, "reviews/studio_review.html", context, status=status)


def _reply(request: StudioRequest, review: Review, words: str) -> HttpResponse:
    maker = review.work.maker if review.work else None
    is_maker = bool(maker and maker.user_id == request.subject.pk)
    name_act(request, review.line.title, "studio-review", review.pk)
    try:
        reply(review=review, words=words, is_maker=is_maker, by=request.user)
    except HasMoved:
        undone(request, _("这条评价刚才变过，没有改动。请再看一遍。"))
    else:
        messages.success(request, _("回好了，买家和大家都看得到。"))
    return redirect("studio-review", review.pk)
