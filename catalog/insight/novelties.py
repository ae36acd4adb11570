"""What is made anew: declared, its works named, and followed no more."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from catalog.insight.errors import FollowedAlready, HasMoved
from catalog.insight.models import Novelty, Phrase
from catalog.insight.owners import Owner
from catalog.models import Product
from ground.accounts.models import User


@transaction.atomic
def declare(*, owner: Owner, facts: dict[str, object], phrase: Phrase | None, by: User) -> Novelty:
    """`facts`: kind, name and the first day of the month it began. Raises FollowedAlready."""
    try:
        with transaction.atomic():
            novelty = Novelty.objects.create(
                **owner.as_fields, **facts, phrase=phrase, declared_by=by
            )
    except IntegrityError as refusal:
        raise FollowedAlready from refusal
    data = {"kind": novelty.kind, "name": novelty.name}
    log(instance=novelty, action="novelty.declare", user=by, data=data)
    return novelty


@transaction.atomic
def link(*, novelty: Novelty, work: Product, by: User) -> None:
    """Twice is once. Raises HasMoved."""
    _hold(novelty)
    if not novelty.works.filter(pk=work.pk).exists():
        novelty.works.add(work)
        log(instance=novelty, action="novelty.link", user=by, data={"work": work.pk})


@transaction.atomic
def unlink(*, novelty: Novelty, work: Product, by: User) -> None:
    """Twice is once. Raises HasMoved."""
    _hold(novelty)
    if novelty.works.filter(pk=work.pk).exists():
        novelty.works.remove(work)
        log(instance=novelty, action="novelty.unlink", user=by, data={"work": work.pk})


@transaction.atomic
def end(*, novelty: Novelty, by: User) -> None:
    """Its figures stay. Raises HasMoved."""
    if not Novelty.objects.filter(pk=novelty.pk, ended_at=None).update(ended_at=timezone.now()):
        raise HasMoved
    log(instance=novelty, action="novelty.end", user=by)


def _hold(novelty: Novelty) -> None:
    """Its row, so that two presses wait for each other; one that ended takes no work."""
    if not Novelty.objects.select_for_update().filter(pk=novelty.pk, ended_at=None).exists():
        raise HasMoved


def months_back(today: date, number: int) -> list[date]:
    """First days of months, the present one first."""
    first = today.year * 12 + today.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(first, first - number, -1)]
