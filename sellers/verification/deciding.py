"""The officer's side: look, approve, ask for more, refuse; each with who, when and why."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.pagecache.services import refresh_public_pages
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, read_file, write_sighting
from ground.privacy.vault import fingerprint
from sellers.organs.models import Officer
from sellers.partner.opening import open_shop
from sellers.verification.errors import (
    CertificateExpired,
    GuardianMissing,
    NameDiffers,
    NotNow,
    NumberMissing,
    NumberTaken,
    SameEyes,
)
from sellers.verification.letters import tell_decision, tell_guardian
from sellers.verification.models import Credential, Guardianship, Identity
from sellers.verification.number import NEEDS_GUARDIAN, Certificate, read_number
from sellers.verification.queries import roster_says
from sellers.verification.services import empty, forget_scan

Status = Credential.Status


def look_at_number(*, credential: Credential, officer: Officer, reason: str) -> str:
    """In clear, once, with the reason on record."""
    _write_sighting(credential, officer, "credential.number", reason)
    return credential.number


def look_at_scan(*, credential: Credential, officer: Officer, reason: str) -> bytes:
    """Raises NotNow where there is none any more, Unreadable."""
    if credential.scan is None:
        raise NotNow
    _write_sighting(credential, officer, "credential.scan", reason)
    return read_file(credential.scan)


def look_at_proof(*, guardianship: Guardianship, officer: Officer) -> bytes:
    """Empty where there is none any more. Raises Unreadable."""
    about = guardianship.artisan.user
    write_sighting(viewer=officer.user, about=about, what="guardian.proof")
    return read_file(guardianship.proof) if guardianship.proof else b""


def _write_sighting(credential: Credential, officer: Officer, what: str, reason: str) -> None:
    about = credential.artisan.user
    write_sighting(viewer=officer.user, about=about, what=what, reason=reason)


@transaction.atomic
def approve(
    *,
    credential: Credential,
    officer: Officer,
    valid_until: date,
    number: Certificate | None = None,
    has_looked: bool = False,
) -> Credential:
    """Opens her shop; a change of grade or category waits for a second officer instead.

    Raises CertificateExpired, NumberMissing, GuardianMissing, NameDiffers, NumberTaken, NotNow.
    """
    certificate = _certificate_of(credential, number)
    need_a_day_to_come(valid_until)
    _need_guardian(credential, certificate)
    checked = _compared(credential, certificate, has_looked)
    print_ = fingerprint(certificate.identity, "identity")
    details = {"number": certificate.number, "fingerprint": print_, "valid_until": valid_until}
    if credential.misread or _changes_grade(credential, certificate):
        move(credential, [Status.WAITING], Status.SECOND, proposed_by=officer.user, **details)
        log(instance=credential, action="credential.propose", user=officer.user, data=checked)
        return credential
    return _approve(credential, officer, [Status.WAITING], details, checked)


def need_a_day_to_come(valid_until: date) -> None:
    if valid_until < timezone.localdate():
        raise CertificateExpired


def _compared(
    credential: Credential, certificate: Certificate, has_looked: bool
) -> dict[str, object]:
    """What the federation's list says, for the log; another name wants the officer's word."""
    says = roster_says(credential, certificate.number)
    if says == "other name" and not has_looked:
        raise NameDiffers
    return {"roster": says, "has_looked": has_looked} if says else {}


def _certificate_of(credential: Credential, number: Certificate | None) -> Certificate:
    """As she wrote it, or as the officer reads it off the photo."""
    if number is not None:
        return number
    if not credential.number:
        raise NumberMissing
    return read_number(credential.number, timezone.localdate())


def _need_guardian(credential: Credential, certificate: Certificate) -> None:
    confirmed = Guardianship.objects.filter(
        artisan=credential.artisan, status=Guardianship.Status.CONFIRMED
    )
    if certificate.category in NEEDS_GUARDIAN and not confirmed.exists():
        raise GuardianMissing


def _changes_grade(credential: Credential, certificate: Certificate) -> bool:
    before = Credential.objects.filter(artisan=credential.artisan, status=Status.APPROVED).first()
    if before is None:
        return False
    was = read_number(before.number, timezone.localdate())
    return was.grading != certificate.grading


@transaction.atomic
def confirm_grade(*, credential: Credential, officer: Officer) -> Credential:
    """The second pair of eyes. Raises SameEyes, NotNow, NumberTaken."""
    if credential.proposed_by_id == officer.user_id:
        raise SameEyes
    return _approve(credential, officer, [Status.SECOND], {}, {})


def _approve(
    credential: Credential,
    officer: Officer,
    old: list[Status],
    details: dict[str, object],
    checked: dict[str, object],
) -> Credential:
    now = timezone.now()
    replaced = Credential.objects.filter(artisan=credential.artisan, status=Status.APPROVED)
    replaced.update(status=Status.REPLACED)
    decided = {"decided_by": officer.user, "organ": officer.organ, "checked_at": now, "reason": ""}
    move(credential, old, Status.APPROVED, misread=False, **decided, **details)
    identify(credential)
    forget_scan(credential)
    open_shop(artisan=credential.artisan, by=officer.user)
    refresh_public_pages()
    _tell(credential, officer, "approve", checked)
    return credential


def identify(credential: Credential) -> None:
    """One person, one account: the database refuses a second. Raises NumberTaken."""
    try:
        with transaction.atomic():
            Identity.objects.update_or_create(
                artisan=credential.artisan, defaults={"fingerprint": credential.fingerprint}
            )
    except IntegrityError as taken:
        raise NumberTaken from taken


@transaction.atomic
def ask_for_more(*, credential: Credential, officer: Officer, reason: str) -> None:
    """She is told what is missing, in the officer's plain words. Raises NotNow."""
    move(credential, [Status.WAITING], Status.ASKED, reason=reason)
    _tell(credential, officer, "ask")


@transaction.atomic
def refuse(*, credential: Credential, officer: Officer, reason: str) -> None:
    """With the reason, which she is told; number and scan are forgotten. Raises NotNow."""
    decided = {"decided_by": officer.user, "organ": officer.organ, "reason": reason}
    old = [Status.WAITING, Status.ASKED]
    move(credential, old, Status.REFUSED, **decided)
    empty(credential)
    _tell(credential, officer, "refuse")


@transaction.atomic
def send_back(*, credential: Credential, officer: Officer) -> None:
    """The second pair of eyes does not agree: it waits again. Raises SameEyes, NotNow."""
    if credential.proposed_by_id == officer.user_id:
        raise SameEyes
    move(credential, [Status.SECOND], Status.WAITING, proposed_by=None)
    log(instance=credential, action="credential.send_back", user=officer.user)


@transaction.atomic
def check_again(*, credential: Credential, officer: Officer) -> None:
    """Half a year on, nothing has changed. Raises NotNow."""
    move(credential, [Status.APPROVED], Status.APPROVED, checked_at=timezone.now())
    log(instance=credential, action="credential.check_again", user=officer.user)


@transaction.atomic
def expire(*, credential: Credential) -> None:
    """Its last day is over: the badge goes, the shop stays until an officer decides otherwise."""
    move(credential, [Status.APPROVED], Status.EXPIRED)
    log(instance=credential, action="credential.expire")
    refresh_public_pages()
    tell_decision(credential, "expire")


@transaction.atomic
def decide_guardian(*, guardianship: Guardianship, officer: Officer, is_proven: bool) -> None:
    """The proof is forgotten, the result stays. Raises NotNow."""
    new = Guardianship.Status.CONFIRMED if is_proven else Guardianship.Status.REFUSED
    waiting = Guardianship.objects.filter(pk=guardianship.pk, status=Guardianship.Status.WAITING)
    if not waiting.update(status=new, decided_by=officer.user):
        raise NotNow
    proof = PrivateFile.objects.filter(pk=guardianship.proof_id).first()
    if proof:
        destroy_file(proof)
    action = "guardian.confirm" if is_proven else "guardian.refuse"
    log(instance=guardianship, action=action, user=officer.user)
    if is_proven:
        # What an officer asked for has come: her claim is in the queue again.
        asked = Credential.objects.filter(artisan=guardianship.artisan, status=Status.ASKED)
        asked.update(status=Status.WAITING, reason="")
    tell_guardian(guardianship, is_proven)


def move(credential: Credential, old: list[Status], new: Status, **changes: object) -> None:
    """Change the status if it still is an old one. Raises NotNow."""
    rows = Credential.objects.filter(pk=credential.pk, status__in=old)
    if not rows.update(status=new, **changes):
        raise NotNow
    credential.refresh_from_db()


def _tell(
    credential: Credential, officer: Officer, step: str, data: dict[str, object] | None = None
) -> None:
    log(instance=credential, action=f"credential.{step}", user=officer.user, data=data)
    tell_decision(credential, step)
