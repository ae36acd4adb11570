"""A cooperative's table brought in; the pages are those of every door."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.sheets import pages
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.import_doors import door_of


@coop_page()
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: CoopRequest, kind: str) -> HttpResponse:
    return pages.answer_new(request, door_of(request), kind)


@coop_page()
@require_safe
def show(request: CoopRequest, pk: int) -> HttpResponse:
    return pages.answer_one(request, door_of(request), pk)


@coop_page()
@require_safe
def take_refused(request: CoopRequest, pk: int, form: str) -> HttpResponse:
    return pages.answer_refused(door_of(request), pk, form)


@coop_page()
@require_safe
def take_template(request: CoopRequest, kind: str) -> HttpResponse:
    return pages.answer_template(door_of(request), kind)


@coop_page()
@require_POST
def press(request: CoopRequest, pk: int) -> HttpResponse:
    return pages.answer_write(request, door_of(request), pk)


@coop_page()
@require_POST
def again(request: CoopRequest, pk: int) -> HttpResponse:
    return pages.answer_again(request, door_of(request), pk)


@coop_page()
@require_POST
def drop_it(request: CoopRequest, pk: int) -> HttpResponse:
    return pages.answer_drop(request, door_of(request), pk)
