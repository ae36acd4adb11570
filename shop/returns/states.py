"""A return moves by conditional update alone."""

from collections.abc import Mapping, Sequence

from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from shop.returns.errors import NotNow
from shop.returns.models import ReturnRequest

State = ReturnRequest.State


def move(
    request: ReturnRequest,
    old: Sequence[ReturnRequest.State],
    new: ReturnRequest.State,
    **changes: object,
) -> None:
    """Change the state if it still is an old one. Raises NotNow."""
    rows = ReturnRequest.objects.filter(pk=request.pk, state__in=old)
    if not rows.update(state=new, **changes):
        raise NotNow(request.pk)
    request.refresh_from_db()


def end(
    request: ReturnRequest,
    old: Sequence[ReturnRequest.State],
    ending: ReturnRequest.Ending,
    only: Mapping[str, object] | None = None,
) -> None:
    """Over, and no money moved. Raises NotNow."""
    rows = ReturnRequest.objects.filter(pk=request.pk, state__in=old, **(only or {}))
    if not rows.update(state=State.CLOSED, ending=ending, closed_at=timezone.now()):
        raise NotNow(request.pk)
    request.refresh_from_db()


def write(request: ReturnRequest, step: str, by: User | None) -> None:
    log(instance=request, action=f"return.{step}", user=by)
