"""Write a post, change it, end it, stop it; what nobody ended ends with its last day."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.pairing.models import Enterprise
from programme.posts.errors import AskedBySomebody, Full, NotChecked, NotNow
from programme.posts.letters import tell_her, tell_stopped
from programme.posts.models import Candidacy, Post
from sellers.cooperatives.models import Cooperative
from sellers.organs.models import Officer
from sellers.organs.queries import organs_of

State = Post.State


@transaction.atomic
def write_for_enterprise(
    *, enterprise: Enterprise, facts: dict[str, Any], key: str, officer: Officer
) -> Post:
    """Once for one key. Raises NotChecked: nobody has looked at its licence."""
    checked = Enterprise.objects.select_for_update().filter(pk=enterprise.pk)
    if not checked.filter(organ__in=organs_of(officer)).exclude(checked_on=None).exists():
        raise NotChecked
    of = {"enterprise": enterprise, "organ": officer.organ}
    return _write(facts | of, key, officer.user)


@transaction.atomic
def write_for_cooperative(
    *, cooperative: Cooperative, facts: dict[str, Any], key: str, by: User
) -> Post:
    """Once for one key. Raises NotChecked: it has not said its code in the public register."""
    checked = Cooperative.objects.select_for_update().filter(pk=cooperative.pk)
    if not checked.filter(uscc__isnull=False).exists():
        raise NotChecked
    return _write(facts | {"cooperative": cooperative}, key, by)


def _write(facts: dict[str, Any], key: str, by: User) -> Post:
    post, is_new = Post.objects.get_or_create(key=key, defaults={**facts, "made_by": by})
    if is_new:
        log(instance=post, action="posts.write", user=by)
    return post


@transaction.atomic
def change(*, post: Post, facts: dict[str, Any], by: User) -> None:
    """As long as nobody has asked for it as it is written. Raises AskedBySomebody, NotNow."""
    rows = Post.objects.select_for_update().filter(pk=post.pk, state=State.OPEN)
    if not rows.exists():
        raise NotNow
    if post.candidacies.exists():
        raise AskedBySomebody
    rows.update(**facts)
    log(instance=post, action="posts.change", user=by)


@transaction.atomic
def prolong(*, post: Post, places: int, open_until: date, by: User) -> None:
    """More or fewer places, sooner or later: what nobody is wronged by. Raises NotNow, Full."""
    rows = Post.objects.filter(pk=post.pk, state=State.OPEN)
    if not rows.filter(given__lte=places).update(places=places, open_until=open_until):
        raise Full if rows.exists() else NotNow
    log(instance=post, action="posts.change", user=by)


@transaction.atomic
def close(*, post: Post, by: User | None) -> None:
    """Who waits is told; what was promised stands. Raises NotNow."""
    if not Post.objects.filter(pk=post.pk, state=State.OPEN).update(state=State.CLOSED):
        raise NotNow
    log(instance=post, action="posts.close", user=by)
    _let_go(post, [Candidacy.State.ASKED])


@transaction.atomic
def stop(*, post: Post, reason: str, officer: Officer) -> None:
    """Something is wrong with it: whoever waits or was promised a place is told. Raises NotNow."""
    alive = Post.objects.filter(pk=post.pk).exclude(state=State.STOPPED)
    if not alive.update(state=State.STOPPED, reason=reason):
        raise NotNow
    log(instance=post, action="posts.stop", user=officer.user)
    post.refresh_from_db()
    _let_go(post, [Candidacy.State.ASKED, Candidacy.State.ACCEPTED])
    tell_stopped(post)


def _let_go(post: Post, states: list[str]) -> None:
    rows = Candidacy.objects.filter(post=post, state__in=states)
    for row in rows.select_related(
        "post__enterprise", "post__cooperative", "person__artisan__user"
    ):
        if Candidacy.objects.filter(pk=row.pk, state=row.state).update(state="ended"):
            tell_her(row, "ended")
    held = post.candidacies.filter(state__in=Candidacy.HOLDS).count()
    Post.objects.filter(pk=post.pk).update(given=held)


def close_past() -> int:
    """Posts whose last day is over; how many."""
    past = Post.objects.filter(state=State.OPEN, open_until__lt=timezone.localdate())
    number = 0
    for post in past.order_by("pk")[:500]:
        try:
            close(post=post, by=None)
        except NotNow:  # somebody ended it at the same moment
            continue
        number += 1
    return number
