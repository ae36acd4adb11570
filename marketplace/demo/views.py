from django.conf import settings
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ground.accounts.models import User
from ground.messages.models import Message
from marketplace.demo.codes import shown_codes
from marketplace.demo.doors import open_doors
from marketplace.demo.people import BY_KEY
from marketplace.demo.version import is_older

MESSAGES_A_PAGE = 30


@never_cache
@require_GET
def show_people(request: HttpRequest) -> HttpResponse:
    context = {"people": open_doors(), "is_older": is_older(), **shown_codes()}
    return render(request, "demo/people.html", context)


@never_cache
@require_POST
def sign_in(request: HttpRequest, key: str) -> HttpResponse:
    """One press; exists in the demo alone."""
    if key not in BY_KEY:
        raise Http404
    user = get_object_or_404(User, phone=BY_KEY[key].phone)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(BY_KEY[key].url_name)


@never_cache
@require_GET
def show_outbox(request: HttpRequest) -> HttpResponse:
    """Every message that the demo would have sent, the newest first."""
    messages = Message.objects.order_by("-pk")
    if request.GET.get("format") == "json":
        rows = [_as_data(message) for message in messages[:200]]
        return JsonResponse({"messages": rows}, json_dumps_params={"ensure_ascii": False})
    number = request.GET.get("page", "1")
    page = Paginator(messages, MESSAGES_A_PAGE).get_page(number if len(number) < 9 else 1)
    return render(request, "demo/outbox.html", {"sent": page})


def _as_data(message: Message) -> dict[str, object]:
    names = ("id", "channel", "recipient", "subject", "body", "language", "kind", "state")
    return {name: getattr(message, name) for name in names} | {"created_at": message.created_at}
