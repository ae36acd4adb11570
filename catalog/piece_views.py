"""The short address on a piece's label: its story for everybody, a way to the counter for a keeper.

Not one of the public pages that are kept: who is signed in sees more. A stranger gets no cookie.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from sellers.cooperatives.models import Keeper
from sellers.stockroom.models import Piece
from sellers.stockroom.piece_numbers import tidied

_SEES = ("work__shop", "work__maker", "work__craft", "work__stock", "maker", "place")


@require_safe
def show_piece(request: HttpRequest, number: str) -> HttpResponse:
    """Of a work that is not on show nobody but its keepers learns a word."""
    piece = Piece.objects.filter(number=tidied(number)).select_related(*_SEES).first()
    keeper = _keeper(request, piece) if piece else None
    if piece is None:
        answer = render(request, "catalog/no_piece.html", {"number": number[:20]}, status=404)
    else:
        answer = render(request, "catalog/piece.html", _about(piece, keeper))
    if request.user.is_authenticated:
        patch_cache_control(answer, private=True, no_store=True)
    else:
        patch_cache_control(answer, no_cache=True)
    return answer


def _about(piece: Piece, keeper: Keeper | None) -> dict[str, object]:
    work = piece.work
    maker = piece.maker or work.maker
    is_shown = work.is_public and work.shop.is_open
    first = work.work_pictures.select_related("picture").first() if is_shown else None
    return {
        "piece": piece,
        "work": work,
        "maker": maker if maker and maker.is_public else None,
        "picture": first.picture if first else None,
        "is_shown": is_shown,
        "keeper": keeper,
    }


def _keeper(request: HttpRequest, piece: Piece) -> Keeper | None:
    """Who may sell it by hand."""
    if not request.user.is_authenticated:
        return None
    roles = [Keeper.Role.LEAD, Keeper.Role.STOCK]
    keepers = Keeper.objects.filter(user=request.user, role__in=roles)
    return keepers.filter(cooperative=piece.work.shop.cooperative_id).first()
