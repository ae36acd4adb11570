"""From a choice to sheets of paper: codes are given out by the press, pages only show them."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from catalog.models import Product
from catalog.printed.faces import card_of, labels_of
from catalog.printed.forms import CARDS, LABELS, SINGLE, TOGETHER, LabelsForm
from catalog.printed.models import Code
from catalog.printed.services import code_of_work
from sellers.artisans.models import Artisan


def number_in(request: HttpRequest, most: int) -> int:
    """How many copies an address asks for; one where it asks for nonsense."""
    typed = request.GET.get("copies", "")
    is_one = typed.isascii() and typed.isdigit() and len(typed) < 4
    return min(max(int(typed), 1), most) if is_one else 1


def is_single(request: HttpRequest) -> bool:
    return request.GET.get("paper") == SINGLE


def card_sheet(request: HttpRequest, maker: Artisan, code: Code, back: str) -> HttpResponse:
    copies = number_in(request, CARDS)
    context = {
        "here": "works",
        "face": card_of(maker, code),
        "copies": range(1, copies + 1),
        "number": copies,
        "is_single": is_single(request),
        "back": back,
    }
    return render(request, "printed/card_sheet.html", context)


def give_codes(request: HttpRequest, form: LabelsForm, sheet: str) -> HttpResponse:
    """A code for each that has none, and on to the sheet."""
    chosen = form.chosen()
    for work in chosen:
        code_of_work(work=work, by=request.user)
    asked = form.cleaned_data
    query = {
        "copies": asked["copies"],
        "paper": asked["paper"],
        "price": "yes" if asked["shows_price"] else "no",
        "work": "-".join(str(work.pk) for work in chosen),
    }
    return redirect(f"{sheet}?{urlencode(query)}")


def label_sheet(request: HttpRequest, works: QuerySet[Product], back: str) -> HttpResponse:
    """Of these works those that the address names and that have a code."""
    copies = number_in(request, LABELS)
    named = works.filter(pk__in=_numbers(request.GET.get("work", "")), printed_code__isnull=False)
    shown = named.select_related("craft", "printed_code", "maker__card_choice")
    price = request.GET.get("price") != "no"
    faces = labels_of(shown[: TOGETHER // copies], shows_price=price)
    context = {
        "here": "works",
        "labels": [(face, nth == 0) for face in faces for nth in range(copies)],
        "is_single": is_single(request),
        "back": back,
    }
    return render(request, "printed/label_sheet.html", context)


def _numbers(typed: str) -> Iterable[int]:
    parts = typed.split("-", TOGETHER)[:TOGETHER]
    return [int(each) for each in parts if each.isascii() and each.isdigit() and len(each) < 12]
