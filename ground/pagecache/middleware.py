"""Keeps public pages; stands outermost, so that a kept page costs one look at the generation."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from ground.pagecache.pages import GENERATION_HEADER, KeptPage
from ground.pagecache.queries import generation

_LONGEST_URL = 300  # characters; longer ones are nobody's bookmark


class PageCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.cache = caches["pages"]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        url = request.get_full_path()
        if request.method not in {"GET", "HEAD"} or len(url) > _LONGEST_URL:
            return self.get_response(request)
        address = f"{request.scheme}://{request.get_host()}{url}"
        key = hashlib.blake2b(address.encode(), digest_size=16).hexdigest()
        page = self.cache.get(key)
        if page is not None and page.generation == generation():
            return page.answer(request)
        return self._keep(key, request, self.get_response(request))

    def _keep(self, key: str, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        is_same_for_all = GENERATION_HEADER in response and not response.cookies
        if not is_same_for_all or request.method != "GET":
            del response[GENERATION_HEADER]
            return response
        page = KeptPage.of(response)
        self.cache.set(key, page, settings.PAGE_CACHE_SECONDS)
        return page.answer(request)
