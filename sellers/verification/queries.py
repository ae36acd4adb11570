from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ground.accounts.models import User
from ground.privacy.models import Consent, Sighting
from ground.privacy.queries import agrees
from ground.privacy.vault import fingerprint
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import within
from sellers.partner.models import Partner
from sellers.verification.models import Credential, Guardianship, Identity, RosterEntry
from sellers.verification.number import CATEGORIES, read_number

Status = Credential.Status
OPEN = (Status.VOUCH, Status.WAITING, Status.ASKED, Status.SECOND)
TO_DECIDE = (Status.WAITING, Status.SECOND)
CHECKED_AGAIN = timedelta(days=182)  # platforms check sellers twice a year (Measures art. 24)


def credentials_for(officer: Officer) -> QuerySet[Credential]:
    """All of her region and below; the federation of disabled persons alone sees claims."""
    if officer.organ.kind != Organ.Kind.DISABLED:
        return Credential.objects.none()
    hers = Credential.objects.filter(within(officer.organ, "region", "artisan__special"))
    return hers.filter(artisan__user__isnull=False).select_related(
        "artisan__user", "region__parent__parent", "cooperative", "scan"
    )


def open_claim_of(artisan: Artisan) -> Credential | None:
    return Credential.objects.filter(artisan=artisan, status__in=OPEN).first()


def queue_of(officer: Officer) -> QuerySet[Credential]:
    """What waits for her; what she proposed to change of a grade waits for another."""
    is_to_undo = Q(status=Status.APPROVED, undo_by__isnull=False) & ~Q(undo_by=officer.user)
    waiting = credentials_for(officer).filter(Q(status__in=TO_DECIDE) | is_to_undo)
    return waiting.exclude(status=Status.SECOND, proposed_by=officer.user)


def to_check_again(officer: Officer) -> QuerySet[Credential]:
    before = timezone.now() - CHECKED_AGAIN
    return credentials_for(officer).filter(status=Status.APPROVED, checked_at__lt=before)


def refused_by(officer: Officer) -> QuerySet[Credential]:
    """What officers of her region did not let through, the latest first."""
    refused = credentials_for(officer).filter(status=Status.REFUSED, decided_by__isnull=False)
    return refused.order_by("-pk")


def women_for(officer: Officer) -> QuerySet[Credential]:
    """Verified women of her region; other organs see those who agreed to it (PIPL art. 23)."""
    here = within(officer.organ, "region", "artisan__special")
    approved = Credential.objects.filter(here, status=Status.APPROVED)
    women = approved.filter(artisan__user__isnull=False).select_related(
        "artisan", "region__parent__parent"
    )
    if officer.organ.kind == Organ.Kind.DISABLED:
        return women.order_by("artisan__name_zh", "pk")
    return women.filter(Exists(_sharing("artisan__user"))).order_by("artisan__name_zh", "pk")


def _sharing(user: str) -> QuerySet[Consent]:
    """The consent in force of `user`, the way to her from the row that asks."""
    return Consent.objects.filter(user=OuterRef(user), kind=Consent.Kind.SHARING, withdrawn_at=None)


def sightings_for(officer: Officer) -> QuerySet[Sighting]:
    """Who saw what of the women of her region; other organs, of those who agreed to sharing."""
    rows = Sighting.objects.filter(
        within(officer.organ, "about__artisan__region", "about__artisan__special"),
        about__artisan__isnull=False,
    )
    if officer.organ.kind != Organ.Kind.DISABLED:
        rows = rows.filter(Exists(_sharing("about")))
    return rows


def credential_of(user: User) -> Credential | None:
    """What she should know of: the open claim, else the newest."""
    hers = Credential.objects.filter(artisan__user=user).exclude(status=Status.REPLACED)
    newest = list(hers.order_by("-pk").select_related("cooperative", "organ"))
    return next((each for each in newest if each.status in OPEN), newest[0] if newest else None)


def proof_state(user: User, shops: Iterable[Partner]) -> dict[str, Credential | None]:
    """For her start page; empty once she is verified, or runs a shop from before."""
    own = next((shop for shop in shops if shop.artisan_id), None)
    if own is None:
        return {}
    credential = credential_of(user)
    is_settled = credential and credential.status == Status.APPROVED
    return {} if is_settled or (credential is None and own.is_open) else {"credential": credential}


def shown_disability(artisan: Artisan) -> str:
    """The category on her certificate, where she agreed to show it; empty otherwise."""
    if artisan.user is None or not agrees(artisan.user, Consent.Kind.SHOW_DISABILITY):
        return ""
    credential = approved_credential(artisan)
    if credential is None:
        return ""
    return str(CATEGORIES[read_number(credential.number, timezone.localdate()).category])


def replaced_by(credential: Credential) -> Credential | None:
    """What this approval took the place of, where it would still be in force."""
    earlier = Credential.objects.filter(artisan=credential.artisan, pk__lt=credential.pk)
    in_force = earlier.filter(status=Status.REPLACED, valid_until__gte=timezone.localdate())
    return in_force.order_by("-pk").first()


def approved_credential(artisan: Artisan) -> Credential | None:
    """What a badge on her page rests on; None: not verified, or not any more."""
    rows = Credential.objects.filter(artisan=artisan, status=Status.APPROVED)
    return rows.filter(valid_until__gte=timezone.localdate()).select_related("organ").first()


def expiring(today: date, days: int) -> QuerySet[Credential]:
    """Approved, and so many days or fewer before the last one."""
    soon = Credential.objects.filter(
        status=Status.APPROVED, valid_until__gte=today, valid_until__lte=today + timedelta(days)
    )
    return soon.select_related("artisan__user").order_by("pk")


def expired(today: date) -> QuerySet[Credential]:
    over = Credential.objects.filter(status=Status.APPROVED, valid_until__lt=today)
    return over.select_related("artisan__user").order_by("pk")


def identities_to_forget(today: date) -> QuerySet[Identity]:
    return Identity.objects.filter(keep_until__lt=today).select_related("artisan")


def claims_to_vouch(user: User) -> QuerySet[Credential]:
    """Women who say that a cooperative she keeps vouches for them."""
    waiting = Credential.objects.filter(status=Status.VOUCH, cooperative__keepers__user=user)
    return waiting.select_related("artisan", "cooperative", "region__parent__parent")


def vouched_artisans(user: User) -> QuerySet[Artisan]:
    """Those for whom a cooperative she keeps vouched, as long as that stands; by name."""
    vouched = Credential.objects.filter(vouched_by__isnull=False, cooperative__keepers__user=user)
    standing = vouched.filter(status__in=[*OPEN, Status.APPROVED])
    hers = Artisan.objects.filter(credentials__in=standing, user__is_active=True)
    agreed = Consent.objects.filter(
        user=OuterRef("user"), kind=Consent.Kind.HELPER, withdrawn_at=None
    )
    return hers.distinct().annotate(agrees_to_help=Exists(agreed)).order_by("name_zh", "pk")


def guardian_of(artisan: Artisan) -> Guardianship | None:
    alive = [Guardianship.Status.WAITING, Guardianship.Status.CONFIRMED]
    return Guardianship.objects.filter(artisan=artisan, status__in=alive).first()


def guardianships_for(officer: Officer) -> QuerySet[Guardianship]:
    if officer.organ.kind != Organ.Kind.DISABLED:
        return Guardianship.objects.none()
    waiting = Guardianship.objects.filter(status=Guardianship.Status.WAITING)
    here = within(officer.organ, "artisan__region", "artisan__special")
    return waiting.filter(here).select_related("artisan__user")


def is_contested(credential: Credential) -> bool:
    """Another account claims the same number, and nobody has decided."""
    others = Credential.objects.filter(status__in=OPEN, fingerprint=credential.fingerprint)
    return bool(credential.fingerprint) and others.exclude(pk=credential.pk).exists()


def roster_says(credential: Credential, number: str = "") -> str:
    """`match`, `other name`, `absent`; empty where there is no number or no list.

    `number`: as an officer reads it, where it is not on the claim.
    """
    number = number or credential.number
    lists = RosterEntry.objects.filter(_covers(credential))
    if not number or not lists.exists():
        return ""
    row = lists.filter(number_print=fingerprint(number, "certificate")).first()
    if row is None:
        return "absent"
    same = row.name_print == fingerprint(credential.artisan.name_zh, "name")
    return "match" if same else "other name"


def _covers(credential: Credential) -> Q:
    """Lists of the organs whose region she lives in."""
    county = credential.region
    city = county.parent
    regions = [county.pk, city and city.pk, city and city.parent_id]
    here = [code for code in regions if code]
    hers = Q(organ__region__in=here, organ__special=credential.artisan.special)
    return hers | Q(organ__region=None)
