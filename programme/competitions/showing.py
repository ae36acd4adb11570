"""Call for pieces, propose, choose, open with numbered lots, and close with a report."""

from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from catalog.models import Product
from catalog.printed.services import code_of_work
from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file
from programme.competitions.errors import EnteredAlready, NotNow
from programme.competitions.letters import tell_maker
from programme.competitions.models import Exhibition, Lot
from programme.record.models import Person, Step
from programme.record.services import note_step
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer
from sellers.organs.queries import organs_of

State = Exhibition.State
LotState = Lot.State


class Piece(NamedTuple):
    """What she proposes."""

    title: str
    words: str = ""
    work: Product | None = None
    photo: bytes | None = None


@transaction.atomic
def call(*, officer: Officer, facts: dict[str, Any]) -> Exhibition:
    """`facts`: names, place, words and days."""
    made = Exhibition.objects.create(organ=officer.organ, made_by=officer.user, **facts)
    log(instance=made, action="exhibition.call", user=officer.user)
    return made


def _move(exhibition: Exhibition, officer: Officer, before: list[State], **changes: Any) -> None:
    """Raises NotNow."""
    rows = Exhibition.objects.filter(
        pk=exhibition.pk, state__in=before, organ__in=organs_of(officer)
    )
    if not rows.update(**changes):
        raise NotNow
    exhibition.refresh_from_db()


@transaction.atomic
def propose(*, exhibition: Exhibition, person: Person, piece: Piece, by: User) -> Lot:
    """While pieces are called for. Raises NotNow, EnteredAlready."""
    calling = Exhibition.objects.select_for_update().filter(
        pk=exhibition.pk, state=State.CALL, propose_until__gte=timezone.localdate()
    )
    if not calling.exists():
        raise NotNow
    said = {"title_zh": piece.title, "words_zh": piece.words, "work": piece.work}
    try:
        with transaction.atomic():
            lot = Lot.objects.create(exhibition=exhibition, person=person, proposed_by=by, **said)
    except IntegrityError as twice:
        raise EnteredAlready from twice
    if piece.photo:
        kept = {"kind": PrivateFile.Kind.PROOF, "content_type": "image/jpeg"}
        lot.photo = keep_file(data=piece.photo, owner=by, **kept)
        lot.save(update_fields=["photo"])
    log(instance=lot, action="exhibition.propose", user=by)
    return lot


@transaction.atomic
def take_back(*, lot: Lot, by: User) -> None:
    """Hers until the lots are numbered. Raises NotNow."""
    rows = Lot.objects.filter(
        pk=lot.pk, state__in=[LotState.PROPOSED, LotState.CHOSEN], number=None
    )
    if not rows.update(state=LotState.WITHDRAWN):
        raise NotNow
    if lot.photo:
        destroy_file(lot.photo)
    log(instance=lot, action="exhibition.take_back", user=by)


@transaction.atomic
def decide(*, lot: Lot, is_chosen: bool, officer: Officer) -> None:
    """Changed as often as one likes until the lots are numbered. Raises NotNow."""
    _move(lot.exhibition, officer, [State.CALL], state=State.CALL)
    rows = Lot.objects.filter(pk=lot.pk).exclude(state=LotState.WITHDRAWN)
    state = LotState.CHOSEN if is_chosen else LotState.DECLINED
    if not rows.update(state=state, decided_by=officer.user):
        raise NotNow
    log(instance=lot, action="exhibition.decide", user=officer.user, data={"state": state})


@transaction.atomic
def fix_lots(*, exhibition: Exhibition, officer: Officer) -> None:
    """Lots are numbered, works get their codes, and each maker is told.

    Raises NotNow, also where nothing was chosen.
    """
    _move(exhibition, officer, [State.CALL], state=State.CHOSEN)
    lots = list(exhibition.lots.filter(state=LotState.CHOSEN).select_related("work", "person"))
    if not lots:
        raise NotNow
    for number, lot in enumerate(lots, start=1):
        lot.number = number
        if lot.work:
            code_of_work(work=lot.work, by=officer.user)
    Lot.objects.bulk_update(lots, ["number"])
    left = exhibition.lots.filter(state=LotState.PROPOSED)
    left.update(state=LotState.DECLINED, decided_by=officer.user)
    for lot in exhibition.lots.exclude(state=LotState.WITHDRAWN).select_related("person"):
        tell_maker(lot)
    log(instance=exhibition, action="exhibition.fix", user=officer.user)


@transaction.atomic
def open_doors(*, exhibition: Exhibition, officer: Officer) -> None:
    """Each chosen piece is a step of its maker's way. Raises NotNow."""
    _move(exhibition, officer, [State.CHOSEN], state=State.OPEN)
    for lot in exhibition.lots.filter(number__isnull=False).select_related("person", "work__craft"):
        note_step(
            person=lot.person,
            kind=Step.Kind.EXHIBITED,
            proof=lot,
            by=officer.user,
            happened_on=min(exhibition.opens_on, timezone.localdate()),
            craft=lot.work.craft if lot.work else None,
            about_zh=exhibition.name_zh,
            about_en=exhibition.name_en,
        )
    log(instance=exhibition, action="exhibition.open", user=officer.user)


@transaction.atomic
def close(*, exhibition: Exhibition, officer: Officer, report: str) -> None:
    """Raises NotNow."""
    _move(exhibition, officer, [State.OPEN], state=State.CLOSED, report_zh=report)
    log(instance=exhibition, action="exhibition.close", user=officer.user)


@transaction.atomic
def call_off(*, exhibition: Exhibition, officer: Officer) -> None:
    """Raises NotNow once its doors are open."""
    _move(exhibition, officer, [State.CALL, State.CHOSEN], state=State.CALLED_OFF)
    log(instance=exhibition, action="exhibition.call_off", user=officer.user)


@transaction.atomic
def leave(*, artisan: Artisan, by: User) -> None:
    """She goes: what waited is taken back, and no photo of hers stays."""
    hers = Lot.objects.filter(person__artisan=artisan)
    for lot in hers.filter(number=None, state__in=[LotState.PROPOSED, LotState.CHOSEN]):
        take_back(lot=lot, by=by)
    for photo in PrivateFile.objects.filter(pk__in=hers.values("photo")):
        destroy_file(photo)
