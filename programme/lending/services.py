"""Ask, agree or refuse, use, give back; the other side hears of each."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from programme.lending.errors import Backwards, NotNow, TooSoon
from programme.lending.letters import tell_side
from programme.lending.models import Lending
from sellers.organs.models import Officer

State, Kind = Lending.State, Lending.Kind


@transaction.atomic
def ask(*, officer: Officer, kind: str, facts: dict[str, Any]) -> Lending:
    """`facts`: site, trainer or things_zh with lender; run, from_on, until_on, why_zh.

    Raises NotNow: it is her own organ's.
    """
    lender = facts.pop("lender", None) or _whose(facts)
    if lender == officer.organ:
        raise NotNow
    lending = Lending.objects.create(
        kind=kind,
        lender=lender,
        borrower=officer.organ,
        asked_by=officer.user,
        asked_at=timezone.now(),
        **facts,
    )
    log(instance=lending, action="lending.ask", user=officer.user)
    tell_side(lending, "ask", lender)
    return lending


def _whose(facts: dict[str, Any]) -> Any:
    site = facts.get("site") or facts["trainer"].site
    return site.organ


@transaction.atomic
def agree(*, lending: Lending, officer: Officer) -> None:
    """By the organ whose it is. Raises NotNow."""
    _move(lending, [State.ASKED], State.AGREED, lender=officer.organ, changes=_by(officer))
    log(instance=lending, action="lending.agree", user=officer.user)
    tell_side(lending, "agree", lending.borrower)


@transaction.atomic
def refuse(*, lending: Lending, officer: Officer, reason: str) -> None:
    """Also what was agreed and has not begun. Raises NotNow."""
    changes = {"reason": reason, **_by(officer)}
    before = [State.ASKED, State.AGREED]
    _move(lending, before, State.REFUSED, lender=officer.organ, changes=changes)
    log(instance=lending, action="lending.refuse", user=officer.user, data={"reason": reason})
    tell_side(lending, "refuse", lending.borrower)


@transaction.atomic
def use(*, lending: Lending, officer: Officer, used_on: date, run: Any = None) -> None:
    """By who borrowed it, from its first day on. Raises TooSoon, NotNow."""
    if used_on > timezone.localdate():
        raise TooSoon
    changes = {"used_on": used_on, **({"run": run} if run else {})}
    _move(lending, [State.AGREED], State.USED, borrower=officer.organ, changes=changes)
    log(instance=lending, action="lending.use", user=officer.user)
    tell_side(lending, "use", lending.lender)


@transaction.atomic
def take_back(*, lending: Lending, officer: Officer, returned_on: date, note_zh: str) -> None:
    """The lender says that it is back. Raises TooSoon, Backwards, NotNow."""
    if returned_on > timezone.localdate():
        raise TooSoon
    if lending.used_on and returned_on < lending.used_on:
        raise Backwards
    changes = {"returned_on": returned_on, "note_zh": note_zh}
    _move(lending, [State.USED], State.RETURNED, lender=officer.organ, changes=changes)
    log(instance=lending, action="lending.take_back", user=officer.user)
    tell_side(lending, "take_back", lending.borrower)


@transaction.atomic
def withdraw(*, lending: Lending, officer: Officer) -> None:
    """Who asked needs it no more; not once it is in use. Raises NotNow."""
    before = [State.ASKED, State.AGREED]
    _move(lending, before, State.WITHDRAWN, borrower=officer.organ, changes={})
    log(instance=lending, action="lending.withdraw", user=officer.user)
    tell_side(lending, "withdraw", lending.lender)


def _by(officer: Officer) -> dict[str, Any]:
    return {"decided_by": officer.user, "decided_at": timezone.now()}


def _move(
    lending: Lending,
    before: list[Lending.State],
    after: Lending.State,
    *,
    changes: dict[str, Any],
    **side: Any,
) -> None:
    """`side`: lender or borrower, which the officer's organ has to be."""
    rows = Lending.objects.filter(pk=lending.pk, state__in=before, **side)
    if not rows.update(state=after, **changes):
        raise NotNow
    lending.refresh_from_db()
