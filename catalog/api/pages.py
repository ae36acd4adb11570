"""The documents of the API: one for programs, one for people."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from catalog.api.document import document
from catalog.api.problems import KINDS
from catalog.api.reading import Reader
from ground.pagecache.decorators import public_page
from ground.pictures.shared import whole_address


@public_page
def show_document(request: HttpRequest, language: str = "zh-hans") -> HttpResponse:
    return JsonResponse(document(language), json_dumps_params={"ensure_ascii": False})


@public_page
def show_documentation(request: HttpRequest) -> HttpResponse:
    made = document(get_language())
    reader = Reader(made)
    name = "api-document-en" if get_language() == "en" else "api-document"
    context = {
        "said": made["info"]["description"],
        "sections": reader.sections(),
        "shapes": reader.shapes(),
        "problems": KINDS,
        "document_url": whole_address(reverse(name)),
        "most": settings.API_REQUESTS_A_MINUTE,
    }
    return render(request, "catalog/api/page.html", context)
