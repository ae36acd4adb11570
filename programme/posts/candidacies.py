"""She would like a post; who keeps it answers; an officer looks whether she works there."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.posts.errors import AskedAlready, Full, NotNow, TooEarly
from programme.posts.letters import tell_her, tell_keeper
from programme.posts.models import Candidacy, Post
from programme.posts.queries import open_posts
from programme.record.models import Person, Spell
from programme.record.queries import hers
from programme.record.services import open_spell
from sellers.organs.models import Officer

State = Candidacy.State


@transaction.atomic
def ask(*, post: Post, person: Person, by: User) -> Candidacy:
    """By her own press or a helper's. Raises NotNow, AskedAlready."""
    person = person.same_as or person
    locked = Post.objects.select_for_update().filter(pk=post.pk)
    if not locked.filter(pk__in=open_posts().order_by().values("pk")).exists():
        raise NotNow
    standing = Candidacy.objects.filter(hers(person), post=post)
    if standing.filter(state__in=[State.ASKED, *Candidacy.HOLDS]).exists():
        raise AskedAlready
    try:
        with transaction.atomic():
            row = Candidacy.objects.create(
                post=post, person=person, asked_by=by, asked_at=timezone.now()
            )
    except IntegrityError as twice:
        raise AskedAlready from twice
    log(instance=row, action="posts.ask", user=by)
    tell_keeper(row, "asked")
    return row


@transaction.atomic
def withdraw(*, candidacy: Candidacy, by: User | None) -> None:
    """Her place is free again. Raises NotNow: it is over, or she works there."""
    _move(candidacy, [State.ASKED, State.ACCEPTED], State.WITHDRAWN)
    log(instance=candidacy, action="posts.withdraw", user=by)
    tell_keeper(candidacy, "withdrawn")


def _move(candidacy: Candidacy, before: list[str], after: str, **facts: object) -> None:
    """A place that was promised is free again, unless she works there now. Raises NotNow.

    The post is locked first, as by whoever promises a place or stops it.
    """
    Post.objects.select_for_update().get(pk=candidacy.post_id)
    held = Candidacy.objects.filter(pk=candidacy.pk, state=State.ACCEPTED)
    was_held = State.ACCEPTED in before and held.update(state=after, **facts)
    rest = [state for state in before if state != State.ACCEPTED]
    waits = Candidacy.objects.filter(pk=candidacy.pk, state__in=rest)
    if not was_held and not (rest and waits.update(state=after, **facts)):
        raise NotNow
    if was_held and after != State.TAKEN:
        Post.objects.filter(pk=candidacy.post_id, given__gt=0).update(given=F("given") - 1)
    candidacy.refresh_from_db(fields=["state", *facts])


@transaction.atomic
def accept(*, candidacy: Candidacy, answer: str, by: User) -> None:
    """A place is promised to her. Raises Full, NotNow."""
    free = Post.objects.filter(pk=candidacy.post_id, given__lt=F("places"))
    if not free.exclude(state=Post.State.STOPPED).update(given=F("given") + 1):
        raise Full
    _answer(candidacy, State.ACCEPTED, answer, by)


@transaction.atomic
def refuse(*, candidacy: Candidacy, answer: str, by: User) -> None:
    """Raises NotNow."""
    _answer(candidacy, State.REFUSED, answer, by)


def _answer(candidacy: Candidacy, state: str, answer: str, by: User) -> None:
    said = {"answer_zh": answer, "answered_by": by, "answered_at": timezone.now()}
    _move(candidacy, [State.ASKED], state, **said)
    log(instance=candidacy, action=f"posts.{state}", user=by)
    tell_her(candidacy, str(state))


@transaction.atomic
def verify(*, candidacy: Candidacy, began_on: date, evidence: str, officer: Officer) -> Spell:
    """She works there by contract, as the officer saw: a spell of work. Raises NotNow, TooEarly.

    A contract of hers that is open already stays the one that counts.
    """
    if not timezone.localdate(candidacy.asked_at) <= began_on <= timezone.localdate():
        raise TooEarly
    person, kind = candidacy.person.same_as or candidacy.person, Spell.Kind.CONTRACT
    proof = f"{candidacy.post.title_zh}：{evidence}"[:120]
    facts = {"craft": candidacy.post.craft, "officer": officer}
    spell = open_spell(person=person, kind=kind, began_on=began_on, evidence=proof, **facts)
    spell = spell or Spell.objects.filter(hers(person), kind=kind, ended_on=None).earliest("pk")
    _move(candidacy, [State.ACCEPTED], State.TAKEN, spell=spell)
    log(instance=candidacy, action="posts.verify", user=officer.user)
    tell_her(candidacy, "taken")
    return spell


@transaction.atomic
def fall_through(*, candidacy: Candidacy, why: str, officer: Officer) -> None:
    """It was promised, and nothing came of it: the place is free again. Raises NotNow."""
    _move(candidacy, [State.ACCEPTED], State.ENDED, answer_zh=why)
    log(instance=candidacy, action="posts.fall", user=officer.user)
    tell_her(candidacy, "fell")
