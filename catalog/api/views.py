"""`/api/v1/`: the public catalogue for programs, read only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError

from catalog.api import queries, schemas, showing
from catalog.api.asked import (
    CraftCode,
    PageAsked,
    RegionCode,
    RegionsAsked,
    Slug,
    WorkId,
    WorksAsked,
)
from catalog.api.cursors import Reading
from catalog.api.errors import BadCursor, NotUnderstood
from catalog.api.problems import BAD_CURSOR, NOT_FOUND, NOT_UNDERSTOOD, problem
from catalog.queries import works_by_craft
from ground.pagecache.decorators import public_page
from ground.pictures.shared import whole_address

api = NinjaAPI(
    title=_("巧手公开目录"),
    version="1",
    description=_("在售的作品、同意公开的人、手艺、店铺和地区。只读，不用登记，也不要密钥。"),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
)
api.add_decorator(public_page, mode="view")
_REFUSALS = dict.fromkeys((400, 404, 429), schemas.Problem)


def _offer(path: str, answer: type, summary: str, asked: type[PageAsked] | None = None) -> Callable:
    """GET as the document has it, and HEAD. Parameters that nobody knows are refused."""
    known = set(asked.model_fields) if asked else set()

    def offer(view: Callable) -> Callable:
        @wraps(view)
        def answered(request: HttpRequest, **given: Any) -> Any:
            unknown = sorted(set(request.GET) - known)
            if unknown:
                raise NotUnderstood(*unknown)
            return view(request, **given)

        answers = {200: answer, **_REFUSALS}
        api.get(path, response=answers, summary=summary, operation_id=view.__name__)(answered)
        api.api_operation(["HEAD"], path, response=answers, include_in_schema=False)(answered)
        return view

    return offer


@_offer("/", schemas.Start, _("从这里开始：各个网址"))
def start(request: HttpRequest) -> dict[str, str]:
    lists = ("works", "makers", "crafts", "shops", "regions")
    addresses = {name: whole_address(f"{request.path}{name}/") for name in lists}
    document = whole_address(reverse("api-document"))
    return {**addresses, "openapi": document, "documentation": whole_address(reverse("api"))}


@_offer("/works/", schemas.Works, _("在售的作品"), WorksAsked)
def list_works(request: HttpRequest, asked: Query[WorksAsked]) -> dict[str, Any]:
    reading = Reading(request.path, asked, queries.ORDERS[asked.sort])
    return reading.page(queries.works_asked(asked, request.generation), showing.show_work)


@_offer("/works/{id}/", schemas.Work, _("一件作品"))
def get_work(request: HttpRequest, id: Path[WorkId]) -> schemas.Work:
    return showing.show_work(get_object_or_404(queries.works(), pk=id))


@_offer("/makers/", schemas.Makers, _("同意公开的手艺人"), PageAsked)
def list_makers(request: HttpRequest, asked: Query[PageAsked]) -> dict[str, Any]:
    reading = Reading(request.path, asked, queries.BY_AGE)
    return reading.page(queries.makers(), showing.show_maker)


@_offer("/makers/{slug}/", schemas.Maker, _("一位手艺人"))
def get_maker(request: HttpRequest, slug: Path[Slug]) -> schemas.Maker:
    return showing.show_maker(get_object_or_404(queries.makers(), slug=slug))


@_offer("/crafts/", schemas.Crafts, _("各门手艺"), PageAsked)
def list_crafts(request: HttpRequest, asked: Query[PageAsked]) -> dict[str, Any]:
    reading = Reading(request.path, asked, queries.BY_CODE)
    return reading.page(queries.crafts(), showing.show_craft(works_by_craft()))


@_offer("/crafts/{code}/", schemas.Craft, _("一门手艺"))
def get_craft(request: HttpRequest, code: Path[CraftCode]) -> schemas.Craft:
    craft = get_object_or_404(queries.crafts(), code=code)
    return showing.show_craft(works_by_craft())(craft)


@_offer("/shops/", schemas.Shops, _("开着的店铺"), PageAsked)
def list_shops(request: HttpRequest, asked: Query[PageAsked]) -> dict[str, Any]:
    reading = Reading(request.path, asked, queries.BY_AGE)
    return reading.page(queries.shops(), showing.show_shop)


@_offer("/shops/{slug}/", schemas.Shop, _("一家店铺"))
def get_shop(request: HttpRequest, slug: Path[Slug]) -> schemas.Shop:
    return showing.show_shop(get_object_or_404(queries.shops(), slug=slug))


@_offer("/regions/", schemas.Regions, _("省、市、县"), RegionsAsked)
def list_regions(request: HttpRequest, asked: Query[RegionsAsked]) -> dict[str, Any]:
    reading = Reading(request.path, asked, queries.BY_CODE)
    return reading.page(queries.regions_asked(asked), showing.show_region)


@_offer("/regions/{code}/", schemas.Region, _("一个地区"))
def get_region(request: HttpRequest, code: Path[RegionCode]) -> schemas.Region:
    return showing.show_region(get_object_or_404(queries.regions(), code=code))


@api.exception_handler(ValidationError)
def _refuse_values(request: HttpRequest, refusal: ValidationError) -> HttpResponse:
    """A part of the path that cannot be is an address of nothing."""
    places = {(error["loc"][0], str(error["loc"][-1])) for error in refusal.errors}
    if any(source == "path" for source, _name in places):
        return problem(request, NOT_FOUND)
    return problem(request, NOT_UNDERSTOOD, sorted({name for _source, name in places}))


@api.exception_handler(NotUnderstood)
def _refuse_names(request: HttpRequest, refusal: NotUnderstood) -> HttpResponse:
    return problem(request, NOT_UNDERSTOOD, [name[:40] for name in refusal.parameters[:10]])


@api.exception_handler(BadCursor)
def _refuse_cursor(request: HttpRequest, refusal: BadCursor) -> HttpResponse:
    return problem(request, BAD_CURSOR, refusal.parameters)


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, refusal: Http404) -> HttpResponse:
    return problem(request, NOT_FOUND)


def nothing_here(request: HttpRequest, path: str) -> HttpResponse:
    return problem(request, NOT_FOUND)
