"""Which lists a keeper may bring in or take out, by her part; another's is not found."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from ground.sheets.kinds import Importer, SheetList, has_kind, kind_of, kinds, list_of, lists
from ground.sheets.models import SheetImport
from sellers.cooperatives.doors import CoopRequest, Role


def _may(request: CoopRequest, roles: tuple[str, ...]) -> bool:
    return request.keeper.role in (Role.LEAD, *roles)


def importers_for(request: CoopRequest) -> list[Importer]:
    return [each for each in kinds() if _may(request, each.roles)]


def lists_for(request: CoopRequest) -> list[SheetList]:
    return [each for each in lists() if _may(request, each.roles)]


def importer_or_404(request: CoopRequest, kind: str) -> Importer:
    if not has_kind(kind) or not _may(request, kind_of(kind).roles):
        raise Http404
    return kind_of(kind)


def list_or_404(request: CoopRequest, kind: str) -> SheetList:
    found = list_of(kind)
    if found is None or not _may(request, found.roles):
        raise Http404
    return found


def imports_for(request: CoopRequest) -> QuerySet[SheetImport]:
    mine = [each.kind for each in importers_for(request)]
    rows = SheetImport.objects.filter(about=request.cooperative.pk, kind__in=mine)
    return rows.select_related("by", "file")


def import_or_404(request: CoopRequest, pk: int) -> SheetImport:
    return get_object_or_404(imports_for(request), pk=pk)
