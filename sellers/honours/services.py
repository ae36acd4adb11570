"""Claim an honour, show it or not, take it back; an officer of her region checks it."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file, read_file, write_sighting
from sellers.artisans.models import Artisan
from sellers.honours.errors import ClaimedAlready, NotNow
from sellers.honours.letters import tell_decision
from sellers.honours.models import Honour
from sellers.organs.models import Officer

State = Honour.State


@transaction.atomic
def claim(
    *, artisan: Artisan, facts: dict[str, Any], photo: bytes | None, shows: bool, by: User
) -> Honour:
    """`facts`: kind, name_zh, name_en, grantor_zh, level, year. Raises ClaimedAlready."""
    try:
        with transaction.atomic():
            honour = Honour.objects.create(artisan=artisan, is_shown=shows, **facts)
    except IntegrityError as twice:
        raise ClaimedAlready from twice
    if photo:
        kept = {"kind": PrivateFile.Kind.PROOF, "content_type": "image/jpeg"}
        honour.document = keep_file(data=photo, owner=artisan.user, **kept)
        honour.save(update_fields=["document"])
    log(instance=honour, action="honour.claim", user=by)
    refresh_public_pages()
    return honour


@transaction.atomic
def award(
    *, artisan: Artisan, facts: dict[str, Any], officer: Officer, shows: bool = False
) -> Honour:
    """What an organ gave itself needs no second check; shown is what she lets be shown.

    Raises ClaimedAlready.
    """
    honour = claim(artisan=artisan, facts=facts, photo=None, shows=shows, by=officer.user)
    verify(honour=honour, officer=officer)
    return honour


@transaction.atomic
def show(*, honour: Honour, is_shown: bool, by: User) -> bool:
    """Her consent, given or taken back. False: it was so already, or does not stand any more."""
    standing = Honour.objects.filter(pk=honour.pk, state__in=[State.CLAIMED, State.VERIFIED])
    if not standing.filter(is_shown=not is_shown).update(is_shown=is_shown):
        return False
    log(instance=honour, action="honour.show" if is_shown else "honour.hide", user=by)
    refresh_public_pages()
    return True


@transaction.atomic
def withdraw(*, honour: Honour, by: User) -> None:
    """Hers to take back, checked or not. Raises NotNow."""
    _move(honour, [State.CLAIMED, State.VERIFIED, State.REFUSED], State.WITHDRAWN, is_shown=False)
    log(instance=honour, action="honour.withdraw", user=by)


@transaction.atomic
def verify(*, honour: Honour, officer: Officer) -> None:
    """The paper has served. Raises NotNow."""
    _move(honour, [State.CLAIMED], State.VERIFIED, **_by(officer))
    log(instance=honour, action="honour.verify", user=officer.user)
    tell_decision(honour, "verify")


@transaction.atomic
def refuse(*, honour: Honour, officer: Officer, reason: str) -> None:
    """Off her page, and told why; she may claim it anew. Raises NotNow."""
    changes = {"reason": reason, "is_shown": False, **_by(officer)}
    _move(honour, [State.CLAIMED], State.REFUSED, **changes)
    log(instance=honour, action="honour.refuse", user=officer.user, data={"reason": reason})
    tell_decision(honour, "refuse")


def look_at_document(*, honour: Honour, officer: Officer, reason: str) -> bytes:
    """Raises NotNow where there is none any more, Unreadable."""
    if honour.document is None:
        raise NotNow
    about = honour.artisan.user
    write_sighting(viewer=officer.user, about=about, what="honour.document", reason=reason)
    return read_file(honour.document)


def _by(officer: Officer) -> dict[str, Any]:
    return {"decided_by": officer.user, "organ": officer.organ, "decided_at": timezone.now()}


def _move(honour: Honour, before: list[State], after: State, **changes: Any) -> None:
    if not Honour.objects.filter(pk=honour.pk, state__in=before).update(state=after, **changes):
        raise NotNow
    if honour.document:
        destroy_file(honour.document)
    honour.refresh_from_db()
    refresh_public_pages()


@transaction.atomic
def leave(*, artisan: Artisan) -> None:
    """She goes; nothing of hers is shown, and no paper of hers stays."""
    for honour in Honour.objects.filter(artisan=artisan).select_related("document"):
        if honour.document:
            destroy_file(honour.document)
    Honour.objects.filter(artisan=artisan).update(is_shown=False, state=State.WITHDRAWN)
