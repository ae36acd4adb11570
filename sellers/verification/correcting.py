"""A decision that was a mistake: its last day put right, or the whole taken back.

She is told each time, in the officer's words. What takes a grade back takes four eyes, as what
changes one does.
"""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.pagecache.services import refresh_public_pages
from sellers.organs.models import Officer
from sellers.partner.opening import close_shop
from sellers.verification.deciding import identify, move, need_a_day_to_come
from sellers.verification.errors import NotNow, OtherClaim, SameEyes
from sellers.verification.letters import tell_correction
from sellers.verification.models import Credential, Identity
from sellers.verification.number import read_number
from sellers.verification.queries import replaced_by

Status = Credential.Status


@transaction.atomic
def correct_day(
    *, credential: Credential, officer: Officer, valid_until: date, reason: str
) -> None:
    """Raises CertificateExpired, NotNow."""
    need_a_day_to_come(valid_until)
    was = credential.valid_until
    rows = Credential.objects.filter(pk=credential.pk, status=Status.APPROVED, valid_until=was)
    if was == valid_until or not rows.update(valid_until=valid_until):
        raise NotNow
    credential.refresh_from_db()
    data = {"from": f"{was}", "to": f"{valid_until}", "reason": reason}
    log(instance=credential, action="credential.correct", user=officer.user, data=data)
    refresh_public_pages()
    tell_correction(credential, "correct", reason)


@transaction.atomic
def undo(*, credential: Credential, officer: Officer, reason: str, misread: bool = False) -> None:
    """It waits again, and her shop is closed, or goes by what was approved before.

    `misread`: the number is wrong too; it is forgotten, and approving another takes two. Where
    a grade would change back, a second officer confirms first. Raises NotNow, OtherClaim.
    """
    if not _changes_grade_back(credential):
        _undo(credential, officer, reason, misread)
        return
    rows = Credential.objects.filter(pk=credential.pk, status=Status.APPROVED, undo_by=None)
    if not rows.update(undo_by=officer.user, reason=reason, misread=misread):
        raise NotNow
    credential.refresh_from_db()
    data = {"reason": reason}
    log(instance=credential, action="credential.undo_propose", user=officer.user, data=data)


def _changes_grade_back(credential: Credential) -> bool:
    before, today = replaced_by(credential), timezone.localdate()
    if before is None or not credential.number:
        return False
    now = read_number(credential.number, today)
    return read_number(before.number, today).grading != now.grading


@transaction.atomic
def confirm_undo(*, credential: Credential, officer: Officer) -> None:
    """The second pair of eyes. Raises SameEyes, NotNow, OtherClaim, NumberTaken."""
    if credential.undo_by_id is None:
        raise NotNow
    if credential.undo_by_id == officer.user_id:
        raise SameEyes
    _undo(credential, officer, credential.reason, credential.misread)


@transaction.atomic
def keep_approval(*, credential: Credential, officer: Officer) -> None:
    """It is not taken back after all; who proposed it may say so too. Raises NotNow."""
    asked = Credential.objects.filter(
        pk=credential.pk, status=Status.APPROVED, undo_by__isnull=False
    )
    if not asked.update(undo_by=None, reason="", misread=False):
        raise NotNow
    credential.refresh_from_db()
    log(instance=credential, action="credential.undo_drop", user=officer.user)


def _undo(credential: Credential, officer: Officer, reason: str, misread: bool) -> None:
    before = replaced_by(credential)
    _put_back(credential, misread)
    if before:
        move(before, [Status.REPLACED], Status.APPROVED)
        identify(before)
    else:
        Identity.objects.filter(artisan=credential.artisan).delete()
        close_shop(artisan=credential.artisan, by=officer.user)
    refresh_public_pages()
    data = {"reason": reason, "misread": misread, "back_to": before and before.pk}
    log(instance=credential, action="credential.undo", user=officer.user, data=data)
    tell_correction(credential, "return" if before else "undo", reason)


@transaction.atomic
def reopen(*, credential: Credential, officer: Officer, reason: str) -> None:
    """A refusal that was a mistake. Number and photo are forgotten: she hands them in again.

    Raises NotNow, OtherClaim.
    """
    later = Credential.objects.filter(artisan=credential.artisan, pk__gt=credential.pk)
    if credential.decided_by_id is None or later.filter(status=Status.APPROVED).exists():
        raise NotNow
    _move_alone(credential, Status.REFUSED, Status.ASKED, reason=reason, decided_by=None)
    data = {"reason": reason}
    log(instance=credential, action="credential.reopen", user=officer.user, data=data)
    tell_correction(credential, "reopen", reason)


def _put_back(credential: Credential, misread: bool) -> None:
    """As before anybody decided."""
    forgotten = {"number": "", "fingerprint": ""} if misread else {}
    nobody = dict.fromkeys(("undo_by", "proposed_by", "decided_by", "organ", "valid_until"))
    changes = {"misread": misread, "reason": "", **nobody, **forgotten}
    _move_alone(credential, Status.APPROVED, Status.WAITING, **changes)


def _move_alone(credential: Credential, old: Status, new: Status, **changes: object) -> None:
    """Raises OtherClaim where another of hers is open, NotNow."""
    try:
        with transaction.atomic():
            move(credential, [old], new, **changes)
    except IntegrityError as another:
        raise OtherClaim from another
