"""Who stands in the cooperative's rooms: one of its keepers, within her role."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from sellers.artisans.doors import StudioRequest, studio_page
from sellers.cooperatives.models import Cooperative, Keeper

View = Callable[..., HttpResponse]
Role = Keeper.Role


class CoopRequest(StudioRequest):
    cooperative: Cooperative
    keeper: Keeper


def coop_page(*roles: Role) -> Callable[[View], View]:
    """Her address begins with the cooperative's number; the lead may do all, others their part.

    No role: every keeper. Another cooperative's, or another's part, is a 404. A helper is none.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def enter(request: CoopRequest, coop: int, *args: Any, **kwargs: Any) -> HttpResponse:
            keepers = Keeper.objects.filter(user=request.user).select_related("cooperative")
            if roles:
                keepers = keepers.filter(role__in=[Role.LEAD, *roles])
            request.keeper = get_object_or_404(keepers, cooperative=coop)
            request.cooperative = request.keeper.cooperative
            return view(request, *args, **kwargs)

        return studio_page(None)(enter)

    return wrap
