"""She enters, or her county's officer for her; places of her unit are taken one by one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file, write_sighting
from ground.regions.models import Division
from programme.competitions.errors import EnteredAlready, NotEligible, NotNow, QuotaFull
from programme.competitions.letters import tell_entrant
from programme.competitions.models import Allotment, Competition, Entry, EntryPhoto, Event, Judge
from programme.competitions.queries import unit_key
from programme.competitions.services import is_judge, touch
from programme.record.models import Person, Step
from programme.record.queries import special_of
from programme.record.services import note_step, void_step
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer
from sellers.verification.models import Credential
from sellers.verification.number import read_number
from sellers.verification.queries import approved_credential

State = Competition.State
MOST_PHOTOS = 4
REASONS = {
    "place": _("她住的地方不在这次比赛的范围里"),
    "credential": _("还没有核对好、在有效期里的残疾人证"),
    "young": _("比赛那天年纪还不够"),
    "old": _("比赛那天超过了年纪"),
    "judge": _("她是这次比赛的评委"),
}


class Said(NamedTuple):
    """What she says as she enters."""

    needs: str = ""
    agrees_to_name: bool = False
    photos: Sequence[bytes] = ()


def refusal_of(event: Event, person: Person) -> str:
    """A key of `REASONS`; empty: she may. Her age counts where her certificate tells it."""
    competition = event.competition
    organ = competition.organ
    is_ours = special_of(person) == organ.special and organ.region_id in _places(person)
    if organ.region_id and not is_ours:
        return "place"
    if is_judge(competition, person):
        return "judge"
    credential = approved_credential(person.artisan) if person.artisan else None
    if credential is None:
        # Met without an account: an officer saw the certificate when she put her on record.
        known = person.artisan is None and person.identity_print
        return "" if known else "credential"
    return _wrong_age(competition, credential)


def _places(person: Person) -> list[str]:
    region: Division | None = person.region
    codes: list[str] = []
    while region:
        codes.append(region.pk)
        region = region.parent
    return codes


def _wrong_age(competition: Competition, credential: Credential) -> str:
    if not credential.number:
        return ""
    age = read_number(credential.number, competition.held_on).age(competition.held_on)
    if competition.youngest and age < competition.youngest:
        return "young"
    return "old" if competition.oldest and age > competition.oldest else ""


@transaction.atomic
def enter(
    *, event: Event, person: Person, said: Said, by: User, officer: Officer | None = None
) -> Entry:
    """Raises NotNow, NotEligible, QuotaFull, EnteredAlready; then nothing is kept."""
    touch(event.competition, [State.OPEN], enter_until__gte=timezone.localdate())
    if why := refusal_of(event, person):
        raise NotEligible(why)
    if Entry.objects.filter(event=event, person=person, state=Entry.State.ENTERED).exists():
        raise EnteredAlready
    organ = officer.organ if officer else None
    entry = _take_place(event, person, said, {"entered_by": by, "organ": organ})
    _keep_photos(entry, said.photos, by)
    note_step(
        person=person,
        kind=Step.Kind.ENTERED,
        proof=entry,
        by=by,
        craft=event.craft,
        about_zh=event.competition.name_zh,
        about_en=event.competition.name_en,
    )
    log(instance=entry, action="competition.enter", user=by)
    tell_entrant(entry, "entered")
    return entry


def _take_place(event: Event, person: Person, said: Said, by: dict[str, Any]) -> Entry:
    """The update refuses what is gone, however many press at once."""
    key = unit_key(event.competition, person)
    allotment = Allotment.objects.get_or_create(
        event=event, unit_key=key, defaults={"places": event.quota}
    )[0]
    free = Allotment.objects.filter(pk=allotment.pk, taken__lt=F("places"))
    if not free.update(taken=F("taken") + 1):
        raise QuotaFull
    try:
        with transaction.atomic():
            return Entry.objects.create(
                event=event,
                person=person,
                allotment=allotment,
                needs=said.needs,
                agrees_to_name=said.agrees_to_name,
                **by,
            )
    except IntegrityError as twice:
        raise EnteredAlready from twice


def _keep_photos(entry: Entry, photos: Sequence[bytes], owner: User) -> None:
    for data in photos[:MOST_PHOTOS]:
        kept = keep_file(
            data=data, kind=PrivateFile.Kind.PROOF, content_type="image/jpeg", owner=owner
        )
        EntryPhoto.objects.create(entry=entry, file=kept)


@transaction.atomic
def withdraw(*, entry: Entry, by: User) -> None:
    """Until scoring ends; her place is free again. Raises NotNow."""
    touch(entry.event.competition, [State.OPEN, State.JUDGING])
    standing = Entry.objects.filter(pk=entry.pk, state=Entry.State.ENTERED)
    if not standing.update(state=Entry.State.WITHDRAWN):
        raise NotNow
    Allotment.objects.filter(pk=entry.allotment_id, taken__gt=0).update(taken=F("taken") - 1)
    void_step(kind=Step.Kind.ENTERED, proof=entry, reason="退出比赛", by=by)
    log(instance=entry, action="competition.withdraw", user=by)
    tell_entrant(entry, "withdrawn")


@transaction.atomic
def show_name(*, entry: Entry, agrees: bool, by: User) -> None:
    """Her consent to stand by name in the public notice, given or taken back."""
    Entry.objects.filter(pk=entry.pk).update(agrees_to_name=agrees)
    log(instance=entry, action="competition.name", user=by, data={"agrees": agrees})
    refresh_public_pages()


@transaction.atomic
def leave(*, artisan: Artisan, by: User) -> None:
    """She goes: what she entered counts, and says nothing of her; she judges no more."""
    Judge.objects.filter(user=artisan.user, ended_at=None).update(ended_at=timezone.now())
    entries = Entry.objects.filter(person__artisan=artisan)
    for photo in EntryPhoto.objects.filter(entry__in=entries).select_related("file"):
        photo.delete()
        destroy_file(photo.file)
    coming = entries.filter(state=Entry.State.ENTERED, event__competition__state=State.OPEN)
    for entry in coming.select_related("event__competition", "person__artisan__user"):
        withdraw(entry=entry, by=by)
    entries.update(needs="", agrees_to_name=False)


def needs_of(*, entry: Entry, officer: Officer) -> str:
    """What she needs on site, to who prepares it; the look is on record."""
    user = entry.person.artisan.user if entry.person.artisan else None
    if user and entry.needs:
        write_sighting(viewer=officer.user, about=user, what="competition.needs")
    return entry.needs
