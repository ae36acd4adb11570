"""Which lists a keeper may bring in or take out, by her part; another's is not found."""

from django.http import Http404

from ground.sheets.kinds import COOPERATIVE, Importer, SheetList, kinds, list_of, lists
from ground.sheets.pages import Door
from sellers.cooperatives.doors import CoopRequest, Role


def _may(request: CoopRequest, roles: tuple[str, ...]) -> bool:
    return request.keeper.role in (Role.LEAD, *roles)


def importers_for(request: CoopRequest) -> list[Importer]:
    return [each for each in kinds(COOPERATIVE) if _may(request, each.roles)]


def lists_for(request: CoopRequest) -> list[SheetList]:
    return [each for each in lists(COOPERATIVE) if _may(request, each.roles)]


def list_or_404(request: CoopRequest, kind: str) -> SheetList:
    found = list_of(kind, COOPERATIVE)
    if found is None or not _may(request, found.roles):
        raise Http404
    return found


def door_of(request: CoopRequest) -> Door:
    return Door(
        base="base_studio.html",
        here="coop",
        name="coop-import",
        about=request.cooperative.pk,
        kinds=[each.kind for each in importers_for(request)],
        args=(request.cooperative.pk,),
    )
