"""All that buyers say of a work, for everyone."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from catalog.models import Product
from catalog.ratings import ToldReview, rating_of
from catalog.structured import product_data
from ground.pagecache.decorators import public_page
from shop.reviews.queries import shown_reviews, stars_of

A_PAGE = 10


@public_page
def show_reviews(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    works = Product.objects.listed().select_related("shop", "maker", "stock")
    work = get_object_or_404(works, pk=pk)
    if slug != work.slug:
        return redirect("work-reviews", work.slug, pk, permanent=True)
    number = request.GET.get("page", "1")
    if len(number) > 9:
        raise Http404
    page = Paginator(shown_reviews(work), A_PAGE).get_page(number)
    context = {"work": work, "reviews": page, "stars": stars_of(work)}
    if rating := rating_of(work):
        told = [ToldReview(it.author, it.stars, it.words, localdate(it.made_at)) for it in page]
        context["product_data"] = product_data(work, [], rating._replace(reviews=told))
    return render(request, "reviews/all.html", context)
