from django.http import HttpRequest, HttpResponse, JsonResponse

from ground.pagecache.decorators import public_page
from ground.regions.models import Division
from ground.regions.queries import POSTED_ABROAD


@public_page
def divisions(request: HttpRequest, code: str = "") -> HttpResponse:
    """What lies directly within a division, or the provinces, as [[code, name], …]."""
    within = Division.objects.filter(parent=code or None).order_by("code")
    if not code:
        within = within.exclude(pk__in=[f"{prefix}0000" for prefix in POSTED_ABROAD])
    return JsonResponse([[each.code, each.name_zh] for each in within], safe=False)
