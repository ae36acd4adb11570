"""For editors alone: an original, which has no other address."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from ground.pictures.models import Picture


@require_safe
def original(request: HttpRequest, name: str) -> FileResponse:
    policy = policy_registry.get_by_type(Picture)
    may = ["choose", "change", "delete"]
    mine = policy.instances_user_has_any_permission_for(request.user, may)
    picture = get_object_or_404(mine, file=name)
    try:
        file = picture.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404(name) from gone
    return FileResponse(file, content_type="image/jpeg", headers={"Cache-Control": "private"})
