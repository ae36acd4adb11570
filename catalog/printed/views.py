"""What a printed code opens: a door that reads the language, and the page behind it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import override
from django.views.decorators.http import require_safe

from catalog.cards import maker_card, work_card
from catalog.printed.language import language_of
from catalog.printed.queries import Behind, behind, code_for
from ground.pagecache.decorators import public_page
from ground.pictures.shared import Card
from ground.regions.queries import path_of
from sellers.partner.abroad import abroad_from


@require_safe
def open_code(request: HttpRequest, text: str) -> HttpResponse:
    """Nobody keeps the answer: the next phone reads another language."""
    language = language_of(request.headers.get("Accept-Language", ""))
    with override(language):
        answer = HttpResponseRedirect(reverse("printed-page", args=[text]))
    answer["Cache-Control"] = "no-store"
    patch_vary_headers(answer, ["Accept-Language"])
    return answer


@public_page
def show_page(request: HttpRequest, text: str) -> HttpResponse:
    """Of a code that was ever given out always a page; what it says is today's consent."""
    code = code_for(text)
    if code is None:
        return render(request, "printed/unknown.html", {"typed": text[:20]}, status=404)
    found = behind(code)
    shop = (found.work or (found.hers[0] if found.hers else None)) and _shop(found)
    context = {
        "found": found,
        "place": found.maker and (found.maker.local_place or path_of(found.maker.region)),
        "abroad": abroad_from(shop, found.work.weight_g if found.work else 0) if shop else None,
        "card": _card(found),
    }
    template = "printed/work.html" if code.kind == "work" else "printed/maker.html"
    return render(request, template, context)


def _shop(found: Behind):
    return (found.work or found.hers[0]).shop


def _card(found: Behind) -> Card | None:
    """Only of what is on show."""
    if found.work:
        pictures = found.work.first_pictures
        return work_card(found.work, pictures[0].picture if pictures else None, "")
    return maker_card(found.maker, "", []) if found.maker else None
