"""The operator's desk: what waits for a look, and every review with all that became of it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sellers.organs.doors import operator_page
from shop.reviews import moderating
from shop.reviews.errors import HasMoved
from shop.reviews.forms import HideForm, PhotosForm, ShowForm
from shop.reviews.models import Review
from shop.reviews.queries import all_reviews, waiting_reviews

A_PAGE = 20
_SHOWS = {"all", "hidden"}


@operator_page
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    show = request.GET.get("show", "")
    rows: QuerySet[Review] = {
        "all": all_reviews(),
        "hidden": all_reviews().filter(state=Review.State.HIDDEN),
    }.get(show, waiting_reviews())
    number = request.GET.get("page", "1")
    context = {
        "here": "reviews-desk",
        "show": show if show in _SHOWS else "",
        "also": f"show={show}" if show in _SHOWS else "",
        "reviews": Paginator(rows, A_PAGE).get_page(number if len(number) < 9 else 1),
    }
    return render(request, "reviews/desk_queue.html", context)


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def show_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide it with a reason, or show what was hidden."""
    review = get_object_or_404(all_reviews(), pk=pk)
    kind = ShowForm if review.state == Review.State.HIDDEN else HideForm
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _settle(request, review, form)
    return _page(request, review, form=form)


def _page(request: HttpRequest, review: Review, **forms: Any) -> HttpResponse:
    context = {
        "here": "reviews-desk",
        "review": review,
        "past": review.past.all(),
        "photos_form": PhotosForm(auto_id="photos_%s"),
        "form": ShowForm() if review.state == Review.State.HIDDEN else HideForm(),
        **forms,
    }
    status = 400 if any(form.errors for form in forms.values()) else 200
    return render(request, "reviews/desk_review.html", context, status=status)


def _settle(request: HttpRequest, review: Review, form: HideForm | ShowForm) -> HttpResponse:
    try:
        if isinstance(form, HideForm):
            moderating.hide(review=review, by=request.user, **form.cleaned_data)
            told = _("不公开了，也告诉写评价的人了。")
        else:
            moderating.show_again(review=review, by=request.user, **form.cleaned_data)
            told = _("又公开了，也告诉写评价的人了。")
    except HasMoved:
        messages.error(request, _("这条评价刚才变过，没有改动。请再看一遍。"))
    else:
        messages.success(request, told)
    return redirect("market-review", review.pk)


@operator_page
@require_POST
def let_it_through(request: HttpRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(all_reviews(), pk=pk)
    try:
        moderating.let_through(review=review, by=request.user)
    except HasMoved:
        messages.error(request, _("这条评价刚才变过，没有改动。请再看一遍。"))
    else:
        messages.success(request, _("公开了，也告诉写评价的人了。"))
    return redirect("market-review", pk)


@operator_page
@require_POST
def decide_photos(request: HttpRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(all_reviews(), pk=pk)
    form = PhotosForm(request.POST, auto_id="photos_%s")
    if not form.is_valid():
        return _page(request, review, photos_form=form)
    if form.cleaned_data["photos"] == PhotosForm.SHOW:
        number, told = moderating.show_photos(review=review, by=request.user), _("照片公开了。")
    else:
        words = form.cleaned_data["words"]
        number = moderating.refuse_photos(review=review, words=words, by=request.user)
        told = _("照片不公开，也告诉写评价的人了。")
    if number:
        messages.success(request, told)
    else:
        messages.error(request, _("照片已经有人定过了，没有改动。"))
    return redirect("market-review", pk)
