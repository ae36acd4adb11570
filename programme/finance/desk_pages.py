"""One page with one form: what it is about, its button, and where it leads back to."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from sellers.organs.doors import DeskRequest
from sellers.organs.models import Officer

LATE = gettext_lazy("别人刚刚处理过，请看现在的样子。")
DONE = gettext_lazy("记下了。")


class Sheet(NamedTuple):
    """`says`: what the press does; `back`: the address of the page before."""

    title: Any
    back: str
    says: Any = ""
    done: Any = gettext_lazy("记下来")


def writes(officer: Officer) -> bool:
    """An auditor reads."""
    return not officer.audits


def posted(request: DeskRequest) -> list[Any]:
    """For a form with files; a form without takes the first."""
    return [request.POST, request.FILES] if request.method == "POST" else []


def form_page(request: DeskRequest, form: Form, sheet: Sheet) -> HttpResponse:
    context = {"here": "programme", "form": form, "sheet": sheet}
    status = 400 if form.errors else 200
    return render(request, "finance/desk_form.html", context, status=status)


def told_late(request: DeskRequest) -> None:
    messages.error(request, LATE)


def told_done(request: DeskRequest) -> None:
    messages.success(request, DONE)
