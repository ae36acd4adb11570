"""Uploads from the local folder, where no front server or S3 serves them."""

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """A file's name changes with what is in it, so it may be kept for a year."""
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except (SuspiciousFileOperation, OSError) as outside:  # above the folder, or no name of a file
        raise Http404(path) from outside
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    return response
