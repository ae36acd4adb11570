from django.http import Http404, HttpRequest, HttpResponse

from catalog.views import home
from ground.pagecache.decorators import public_page
from shop.pages.queries import page_at


@public_page
def show_front(request: HttpRequest) -> HttpResponse:
    """As editors arranged it; the house's own front page until they have one."""
    page = page_at(request, "")
    return page.serve(request) if page else home(request)


def show_page(request: HttpRequest, path: str) -> HttpResponse:
    """Nothing is sent to a page: what is sent to an unknown address finds nothing there."""
    if request.method not in {"GET", "HEAD"}:
        raise Http404(path)
    return _show(request, path)


@public_page
def _show(request: HttpRequest, path: str) -> HttpResponse:
    page = page_at(request, path)
    if page is None:
        raise Http404(path)
    return page.serve(request)
