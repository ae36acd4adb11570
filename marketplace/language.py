"""The URL alone decides the language."""

from django.middleware.locale import LocaleMiddleware


class LanguageFromPathMiddleware(LocaleMiddleware):
    """Django's, less the `Vary: Accept-Language` that a page without a prefix would get."""

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response
