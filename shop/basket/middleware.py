from typing import Any

from django.http import HttpRequest, HttpResponse
from oscar.apps.basket.middleware import BasketMiddleware as CoreBasketMiddleware

from shop.basket.queries import load_lines
from shop.offers.applicator import Applicator


class BasketMiddleware(CoreBasketMiddleware):
    """Oscar's; the basket comes with its lines, and its cookie stays on this site."""

    def get_basket(self, request: HttpRequest) -> Any:
        is_new = request._basket_cache is None
        basket = super().get_basket(request)
        return load_lines(basket) if is_new else basket

    def apply_offers_to_basket(self, request: HttpRequest, basket: Any) -> None:
        if not basket.is_empty:
            Applicator().apply(basket, request.user, request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response = super().process_response(request, response)
        cookie = response.cookies.get(self.get_cookie_key(request))
        if cookie is not None:
            cookie["samesite"] = "Lax"
        return response
