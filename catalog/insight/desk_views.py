"""The operator's desk: what is looked for, by month, language, craft, place and price."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from catalog.insight import services
from catalog.insight.errors import HasMoved
from catalog.insight.models import Need, Outcome, Phrase
from catalog.insight.queries import Asked, Called, There, phrases, single_rows
from ground.sheets.writing import stream_answer
from sellers.organs.doors import operator_page

A_PAGE = 50
LANGUAGES = {"zh-hans": gettext_lazy("中文"), "en": "English"}


@operator_page
@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    asked, called = Asked.read(request.GET), Called.now()
    number = request.GET.get("page", "1")
    rows = Paginator(phrases(asked), A_PAGE).get_page(number if len(number) < 9 else 1)
    for row in rows:
        row["about"] = [
            named
            for named in (called.crafts.get(row["craft"]), called.provinces.get(row["province"]))
            if named
        ]
    context = {
        "here": "insight",
        "asked": asked,
        "also": urlencode(asked.said),
        "rows": rows,
        "there": There.now(called),
        "languages": LANGUAGES,
        "bands": [(str(value), label) for value, label in Need.Band.choices],
    }
    return render(request, "insight/desk.html", context)


@operator_page
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Each count on a line of its own, with the filters of the list."""
    form = "xlsx" if request.GET.get("form") == "xlsx" else "csv"
    return stream_answer(_lines(Asked.read(request.GET)), "insight", form)


def _lines(asked: Asked) -> Iterator[list[Any]]:
    called = Called.now()
    kinds = [_("语言"), _("手艺"), _("产地"), _("价钱")]
    yield [_("要找的词"), _("月份"), *kinds, _("找到没有"), _("次数")]
    for text, month, language, craft, province, band, outcome, times in single_rows(asked):
        yield [
            text,
            f"{month:%Y-%m}",
            str(LANGUAGES.get(language, language)),
            called.crafts.get(craft, craft),
            called.provinces.get(province, province),
            str(Need.Band(band).label) if band else "",
            str(Outcome(outcome).label),
            times,
        ]


@operator_page
@require_POST
def hide_it(request: HttpRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, services.hide, _("收起来了，合作社和手艺人看不到它。"))


@operator_page
@require_POST
def show_it(request: HttpRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, services.show_again, _("又列出来了。"))


def _settle(request: HttpRequest, pk: int, service: Callable[..., None], told: str) -> HttpResponse:
    try:
        service(phrase=get_object_or_404(Phrase, pk=pk), by=request.user)
    except HasMoved:
        messages.error(request, _("这个词刚才变过，没有改动。"))
    else:
        messages.success(request, told)
    return redirect("market-insight")
