"""Somebody says that a post is not right: asks money, is not as written, treats people badly."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.posts.errors import AskedAlready, NotNow
from programme.posts.letters import tell_settled
from programme.posts.models import Alert, Post
from programme.posts.services import stop
from sellers.organs.models import Officer


@transaction.atomic
def raise_alert(*, post: Post, why: str, words: str, by: User) -> Alert:
    """Raises AskedAlready: hers is being looked at."""
    try:
        with transaction.atomic():
            alert = Alert.objects.create(post=post, why=why, words_zh=words, by=by)
    except IntegrityError as twice:
        raise AskedAlready from twice
    log(instance=alert, action="posts.alert", user=by)
    return alert


@transaction.atomic
def settle(*, alert: Alert, stop_because: str, officer: Officer) -> None:
    """The post stays, or stops for a reason that all are told. Raises NotNow."""
    outcome = Alert.Outcome.STOPPED if stop_because else Alert.Outcome.KEPT
    said = {"outcome": outcome, "settled_by": officer.user, "settled_at": timezone.now()}
    if not Alert.objects.filter(pk=alert.pk, outcome="").update(**said):
        raise NotNow
    if stop_because and alert.post.state != Post.State.STOPPED:
        stop(post=alert.post, reason=stop_because, officer=officer)
    log(instance=alert, action="posts.settle", user=officer.user)
    alert.refresh_from_db()
    tell_settled(alert)
