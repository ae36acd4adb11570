"""Her side: registering, handing in her certificate, taking it back."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from ground.privacy.errors import NotAgreed
from ground.privacy.models import Consent, PrivateFile
from ground.privacy.queries import agrees
from ground.privacy.services import destroy_file, give_consent, keep_file, withdraw_consent
from ground.privacy.vault import fingerprint
from ground.regions.models import Division
from ground.regions.queries import beyond
from sellers.artisans.models import Artisan
from sellers.artisans.services import end_all_help
from sellers.cooperatives.models import Cooperative, Keeper
from sellers.partner.opening import close_shop, nameless_slug, prepare_shop
from sellers.verification.errors import NotNow, NumberTaken, TooYoung
from sellers.verification.letters import ask_to_vouch
from sellers.verification.models import Credential, Guardianship, Identity
from sellers.verification.number import Certificate
from sellers.verification.queries import OPEN

Status = Credential.Status
FileKind = PrivateFile.Kind
Kind = Consent.Kind
KEPT_AFTER_LEAVING = timedelta(days=3 * 366)
WORKING_AGE = 16  # Labour Law art. 15


@transaction.atomic
def register(*, user: User, name: str, county: Division, place: str, special: str = "") -> Artisan:
    """Who she is, where she lives, and whether she is the Corps' or the state farms'; a second time
    it is corrected.
    """
    told = {"name_zh": name, "region": county, "place_zh": beyond(place, county) or place}
    told["special"] = special
    artisan, is_new = Artisan.objects.get_or_create(
        user=user, defaults={**told, "slug": nameless_slug()}
    )
    if is_new:
        log(instance=artisan, action="artisan.register", user=user)
    else:
        Artisan.objects.filter(pk=artisan.pk).update(**told, words_changed=True)
        artisan.refresh_from_db()
    User.objects.filter(pk=user.pk, name="").update(name=name)
    prepare_shop(artisan=artisan)
    return artisan


@transaction.atomic
def hand_in(
    *,
    artisan: Artisan,
    number: Certificate | None = None,
    photo: bytes | None = None,
    cooperative: Cooperative | None = None,
) -> Credential:
    """With what an open claim holds beside. Raises NotAgreed, TooYoung, NumberTaken."""
    user = artisan.user
    if user is None or artisan.region is None or not agrees(user, Kind.VERIFICATION):
        raise NotAgreed
    print_ = _print_of(artisan, number) if number else ""
    given = _kept_of_open(artisan, bool(photo))
    if number:
        given |= {"number": number.number, "fingerprint": print_}
    if photo:  # sealed once nothing more is refused: a file is not rolled back
        given["scan"] = _seal_scan(photo, user)
    if cooperative:
        given |= {"cooperative": cooperative, "vouched_by": None, "status": Status.VOUCH}
    credential = Credential.objects.create(artisan=artisan, region=artisan.region, **given)
    log(instance=credential, action="credential.hand_in", user=user)
    if cooperative:
        ask_to_vouch(credential)
    return credential


def _kept_of_open(artisan: Artisan, is_new_scan: bool) -> dict[str, Any]:
    """What her open claim holds, which is set aside for the next one."""
    open_claims = Credential.objects.select_for_update(of=("self",)).filter(
        artisan=artisan, status__in=OPEN
    )
    claim = open_claims.select_related("scan").first()
    if claim is None:
        return {}
    kept = {"number": claim.number, "fingerprint": claim.fingerprint}
    if claim.vouched_by_id:
        kept |= {"cooperative": claim.cooperative, "vouched_by": claim.vouched_by}
    if is_new_scan:
        forget_scan(claim)
    else:
        kept["scan"] = claim.scan
    gone = {"status": Status.REPLACED, "number": "", "fingerprint": "", "scan": None}
    Credential.objects.filter(pk=claim.pk).update(**gone)
    return kept


def _seal_scan(photo: bytes, owner: User) -> PrivateFile:
    kind = PrivateFile.Kind.SCAN
    return keep_file(data=photo, kind=kind, content_type="image/jpeg", owner=owner)


def _print_of(artisan: Artisan, number: Certificate) -> str:
    if number.age(timezone.localdate()) < WORKING_AGE:
        raise TooYoung
    print_ = fingerprint(number.identity, "identity")
    if Identity.objects.filter(fingerprint=print_).exclude(artisan=artisan).exists():
        raise NumberTaken
    return print_


def _take_back_open(artisan: Artisan, by: User) -> None:
    for claim in Credential.objects.filter(artisan=artisan, status__in=OPEN):
        take_back(credential=claim, by=by)


@transaction.atomic
def take_back(*, credential: Credential, by: User) -> None:
    """She does not want it checked any more; what she sent is gone. Raises NotNow."""
    rows = Credential.objects.filter(pk=credential.pk, status__in=OPEN)
    if not rows.update(status=Status.WITHDRAWN):
        raise NotNow
    empty(credential)
    log(instance=credential, action="credential.withdraw", user=by)


def empty(credential: Credential) -> None:
    """The number and the scan go; that there was a claim stays."""
    forget_scan(credential)
    Credential.objects.filter(pk=credential.pk).update(number="", fingerprint="")


def forget_scan(credential: Credential) -> None:
    if credential.scan_id and (scan := PrivateFile.objects.filter(pk=credential.scan_id).first()):
        destroy_file(scan)


@transaction.atomic
def vouch(*, credential: Credential, by: User) -> None:
    """The cooperative knows her and saw her certificate; now an officer decides. Raises NotNow."""
    _answer_for_cooperative(credential, by, status=Status.WAITING, vouched_by=by)
    log(instance=credential, action="credential.vouch", user=by)


@transaction.atomic
def refuse_to_vouch(*, credential: Credential, by: User) -> None:
    """She can still hand in a number or a photo. Raises NotNow."""
    _answer_for_cooperative(credential, by, status=Status.REFUSED)
    log(instance=credential, action="credential.not_vouched", user=by)


def _answer_for_cooperative(credential: Credential, by: User, **changes: object) -> None:
    kept = Keeper.objects.filter(user=by).values("cooperative")
    asked = Credential.objects.filter(pk=credential.pk, status=Status.VOUCH, cooperative__in=kept)
    if not asked.update(**changes):
        raise NotNow
    credential.refresh_from_db()


@transaction.atomic
def agree(*, user: User, kind: str) -> None:
    """And what her consent brings about."""
    give_consent(user=user, kind=kind)
    if kind == Kind.PUBLIC_PROFILE:
        Artisan.objects.filter(user=user).update(is_public=True, words_changed=True)
        refresh_public_pages()


@transaction.atomic
def take_back_consent(*, user: User, kind: str) -> bool:
    """And what follows from it, at once. False: it was not in force."""
    if not withdraw_consent(user=user, kind=kind):
        return False
    artisan = Artisan.objects.filter(user=user).first()
    if artisan:
        _follow(artisan, user, kind)
    refresh_public_pages()
    return True


def _follow(artisan: Artisan, user: User, kind: str) -> None:
    if kind == Kind.PUBLIC_PROFILE:
        Artisan.objects.filter(pk=artisan.pk).update(is_public=False, words_changed=True)
    elif kind == Kind.HELPER:
        end_all_help(artisan=artisan, by=user)
    elif kind == Kind.VERIFICATION:
        _take_back_open(artisan, user)
        approved = Credential.objects.filter(artisan=artisan, status=Status.APPROVED)
        approved.update(status=Status.WITHDRAWN)
        close_shop(artisan=artisan, by=user)


@transaction.atomic
def name_guardian(*, artisan: Artisan, name: str, phone: str, proof: PrivateFile) -> Guardianship:
    """Who applies for her, with the paper that says so; in place of one named before."""
    by = artisan.user
    Guardianship.objects.filter(
        artisan=artisan, status__in=[Guardianship.Status.WAITING, Guardianship.Status.CONFIRMED]
    ).update(status=Guardianship.Status.ENDED)
    guardianship = Guardianship.objects.create(artisan=artisan, name=name, phone=phone, proof=proof)
    log(instance=guardianship, action="guardian.name", user=by)
    return guardianship


@transaction.atomic
def leave(*, artisan: Artisan) -> None:
    """She closes her account: what was only asked for goes now, who she was after the term.

    Three years from the day she left (Online Trade Measures art. 31); no officer sees it meanwhile.
    """
    by = artisan.user
    if by is None:
        return
    for kind in Kind.values:
        take_back_consent(user=by, kind=kind)
    for guardianship in Guardianship.objects.filter(artisan=artisan):
        _forget_guardian(guardianship)
    # A fapiao is its buyer's too, a photo of a return its other party's, a report the house's,
    # and how something is made is her cooperative's.
    others = [FileKind.INVOICE, FileKind.RETURN, FileKind.EXPORT, FileKind.GUIDE]
    for file in PrivateFile.objects.filter(owner=by).exclude(kind__in=others):
        destroy_file(file)
    until = timezone.localdate() + KEPT_AFTER_LEAVING
    if not Identity.objects.filter(artisan=artisan).update(keep_until=until):
        Credential.objects.filter(artisan=artisan).update(number="", fingerprint="")


def _forget_guardian(guardianship: Guardianship) -> None:
    rows = Guardianship.objects.filter(pk=guardianship.pk)
    rows.update(name="", phone="", status=Guardianship.Status.ENDED)


@transaction.atomic
def forget_identity(*, identity: Identity) -> None:
    """The term is over: nothing says any more who she was."""
    hers = Credential.objects.filter(artisan=identity.artisan)
    hers.update(number="", fingerprint="")
    identity.delete()
