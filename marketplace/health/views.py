from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from marketplace.health.queries import readiness


@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    states = readiness()
    is_ready = set(states.values()) == {"ok"}
    return JsonResponse(
        {"status": "ok" if is_ready else "not ready", **states}, status=200 if is_ready else 503
    )
