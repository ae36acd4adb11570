"""What a buyer says of a work that came to her, signed in or by the signed link of her order."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from ground.accounts.models import User
from ground.pictures.errors import PictureRefused
from ground.pictures.services import Prepared
from shop.order.models import Line
from shop.order.queries import order_for
from shop.reviews.errors import HasMoved, NotYet, ReviewedAlready, TooLate
from shop.reviews.forms import ReviewForm
from shop.reviews.models import Review
from shop.reviews.queries import has_come, review_of
from shop.reviews.services import edit_review, read_photos, write_review

private = cache_control(private=True, no_store=True)


def _key(request: HttpRequest) -> str:
    return str(request.POST.get("key") or request.GET.get("key", ""))


def _who(request: HttpRequest) -> User | None:
    return request.user if request.user.is_authenticated else None


def _line(request: HttpRequest, number: str, pk: int) -> Line:
    """Of her own order, of a part that has come."""
    order = order_for(number, _key(request), request.user)
    for part in order.seller_orders.all():
        for line in part.lines.all():
            if line.pk == pk and has_come(part) and line.product_id:
                return line
    raise Http404


@private
@require_http_methods(["GET", "HEAD", "POST"])
def show_review(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Write it, see what became of it, change it."""
    line = _line(request, number, pk)
    review = review_of(line)
    form = None
    if review is None or review.is_editable:
        form = ReviewForm(request.POST if request.method == "POST" else None, review)
    if request.method == "POST":
        photos = _photos(request, form) if form and form.is_valid() else []
        if form is None or form.is_valid():
            return _keep(request, line, review, form, photos)
    context = {"line": line, "review": review, "form": form, "key": _key(request), "number": number}
    wrong = form is not None and form.errors
    return render(request, "reviews/write.html", context, status=400 if wrong else 200)


def _photos(request: HttpRequest, form: ReviewForm) -> list[Prepared]:
    """What cannot be read is told at its field."""
    files: list[Any] = request.FILES.getlist("photos")
    try:
        return read_photos(files)
    except PictureRefused as refusal:
        form.add_error("photos", refusal.told)
        return []


def _keep(
    request: HttpRequest,
    line: Line,
    review: Review | None,
    form: ReviewForm | None,
    photos: list[Prepared],
) -> HttpResponse:
    try:
        kept = _said(request, line, review, form, photos)
    except (ReviewedAlready, HasMoved):
        messages.info(request, _("这条评价刚才变过，没有改动。请再看一遍。"))
    except (TooLate, NotYet):
        messages.info(request, _("过了三十天，评价不能再改。"))
    else:
        is_held = kept.state == Review.State.HELD
        messages.success(request, _("收到了。里面像有联系方式，平台看过以后公开。")
                         if is_held else _("谢谢您，评价收到了。"))  # fmt: skip
    query = f"?{urlencode({'key': _key(request)})}" if _key(request) else ""
    number = line.seller_order.order.number
    return redirect(f"{reverse('review', args=[number, line.pk])}{query}")


def _said(
    request: HttpRequest,
    line: Line,
    review: Review | None,
    form: ReviewForm | None,
    photos: list[Prepared],
) -> Review:
    if form is None:
        raise TooLate
    facts = {"said": form.said, "photos": photos, "by": _who(request)}
    if review:
        return edit_review(review=review, drop=form.drop, **facts)
    return write_review(line=line, language=get_language() or "zh-hans", **facts)
