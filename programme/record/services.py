"""Put a woman on record, note a step of her way, open and close a spell of work."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from ground.privacy.vault import fingerprint
from programme.record.errors import HandoverOpen, NotNow, NoUnit, SamePerson
from programme.record.models import Person, Poverty, ReportingUnit, Spell, Step
from programme.record.move_queries import home_on, open_handover
from programme.record.moving import drop_handovers
from programme.record.queries import hers, known_person, special_of, unit_of, way_of
from programme.record.units import UNITS
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer
from sellers.verification.models import Identity

_OPEN = {"ended_on": None}


def load_units() -> int:
    """The 33, as often as one likes."""
    rows = [ReportingUnit(code=each.code, name_zh=each.zh, name_en=each.en) for each in UNITS]
    ReportingUnit.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=["name_zh", "name_en"]
    )
    return len(rows)


@transaction.atomic
def person_of(artisan: Artisan) -> Person:
    """Her row, made now where no measure reached her yet. Raises NoUnit."""
    known = known_person(artisan)
    if known:
        return known
    identity = Identity.objects.filter(artisan=artisan).first()
    identity_print = identity.fingerprint if identity else ""
    met = Person.objects.filter(identity_print=identity_print, same_as=None).first()
    if identity_print and met and met.artisan_id is None:
        Person.objects.filter(pk=met.pk, artisan=None).update(artisan=artisan)
        Artisan.objects.filter(pk=artisan.pk).update(special=special_of(met))
        met.refresh_from_db()
        return met
    facts = _facts(artisan, identity_print)
    return Person.objects.get_or_create(artisan=artisan, defaults=facts)[0]


def _facts(artisan: Artisan, identity_print: str) -> dict[str, Any]:
    """As she registered herself. Raises NoUnit."""
    if artisan.region is None:
        raise NoUnit
    phone = artisan.user.phone if artisan.user else ""
    return {
        "name_zh": artisan.name_zh,
        "region": artisan.region,
        "unit": unit_of(artisan.region, artisan.special),
        "place_zh": artisan.place_zh,
        "phone": phone,
        "phone_print": phone_print(phone),
        "identity_print": identity_print,
        "is_demo": artisan.is_demo,
    }


def phone_print(phone: str) -> str:
    """Of E.164; empty for none."""
    return fingerprint(phone, "person-phone") if phone else ""


@transaction.atomic
def register_person(*, officer: Officer, facts: dict[str, Any], special: str = "") -> Person:
    """Met by an officer, with no account here.

    `facts`: name_zh, region, place_zh, phone (E.164 or empty), identity_print (or empty), shares.
    `special`: she is the Corps' or the state farms'; who is met by an organ of theirs is. Raises
    SamePerson where that certificate is on record, NoUnit.
    """
    identity_print = facts.get("identity_print", "")
    met = Person.objects.filter(identity_print=identity_print, same_as=None).first()
    if identity_print and met:
        raise SamePerson(met.pk)
    unit = unit_of(facts["region"], officer.organ.special or special)
    prints = {"phone_print": phone_print(facts.get("phone", ""))}
    by: dict[str, Any] = {"checked_at": timezone.now()} if identity_print else {}
    by |= {"organ": officer.organ, "made_by": officer.user}
    try:
        with transaction.atomic():
            person = Person.objects.create(unit=unit, **facts, **prints, **by)
    except IntegrityError as twice:
        standing = Person.objects.get(identity_print=identity_print, same_as=None)
        raise SamePerson(standing.pk) from twice
    log(instance=person, action="person.register", user=officer.user)
    return person


@transaction.atomic
def note_check(*, person: Person, identity_print: str, officer: Officer) -> None:
    """The officer holds her certificate in her hand. Raises SamePerson, NotNow."""
    met = Person.objects.filter(identity_print=identity_print, same_as=None)
    if other := met.exclude(pk=person.pk).first():
        raise SamePerson(other.pk)
    rows = Person.objects.filter(pk=person.pk, checked_at=None, same_as=None, forgotten_at=None)
    seen = {"checked_at": timezone.now(), "identity_print": identity_print}
    try:
        with transaction.atomic():
            done = rows.filter(identity_print__in=["", identity_print]).update(**seen)
    except IntegrityError as twice:
        raise SamePerson(met.get().pk) from twice
    if not done:
        raise NotNow
    log(instance=person, action="person.check", user=officer.user)


@transaction.atomic
def merge(*, kept: Person, other: Person, officer: Officer) -> None:
    """One woman on two rows; what was done with either is hers once.

    Raises NotNow, HandoverOpen.
    """
    if open_handover(kept) or open_handover(other):
        raise HandoverOpen
    if kept.pk == other.pk or (kept.artisan_id and other.artisan_id):
        raise NotNow
    account = other.artisan_id
    free = Person.objects.filter(pk=other.pk, same_as=None, forgotten_at=None)
    if not free.update(same_as=kept, artisan=None):
        raise NotNow
    if not Person.objects.filter(pk=kept.pk, same_as=None, forgotten_at=None).exists():
        raise NotNow
    Person.objects.filter(same_as=other).update(same_as=kept)
    _void_doubles(kept, officer.user)
    gained: dict[str, Any] = {"artisan": account} if account else {}
    _take_over(kept, other, gained)
    log(instance=kept, action="person.merge", user=officer.user, data={"other": other.pk})


def _take_over(kept: Person, other: Person, gained: dict[str, Any]) -> None:
    """What the row that counts had not known."""
    if "artisan" in gained:
        Artisan.objects.filter(pk=gained["artisan"]).update(special=special_of(kept))
    if other.checked_at and not kept.checked_at:
        gained["checked_at"] = other.checked_at
    if other.identity_print and not kept.identity_print:
        gained["identity_print"] = other.identity_print
    if gained:
        Person.objects.filter(pk=kept.pk).update(**gained)


def _void_doubles(person: Person, by: User | None) -> None:
    """Of two steps that one row proves, such as a course that both her rows finished, one stays."""
    known: set[tuple[str, str]] = set()
    for step in way_of(person).order_by("happened_on", "pk"):
        if (step.kind, step.reference) in known:
            _void([step], "两份登记合并", by)
        known.add((step.kind, step.reference))


@transaction.atomic
def forget(*, person: Person, by: User | None) -> None:
    """She goes: what counted stays counted, and nothing says whose it was."""
    rows = Person.objects.filter(models.Q(pk=person.pk) | models.Q(same_as=person))
    Poverty.objects.filter(person__in=rows).delete()
    for row in rows:
        drop_handovers(person=row)
    nothing = {"name_zh": "", "place_zh": "", "phone": "", "phone_print": "", "identity_print": ""}
    rows.update(artisan=None, forgotten_at=timezone.now(), **nothing)
    log(instance=person, action="person.forget", user=by)
    refresh_public_pages()  # a public notice may name her


def forget_artisan(*, artisan: Artisan) -> None:
    """She closes her account; nothing to do where no measure reached her."""
    person = known_person(artisan)
    if person:
        forget(person=person, by=None)


@transaction.atomic
def note_poverty(
    *, person: Person, status: str, source: str, checked_on: date, officer: Officer
) -> Poverty:
    """A new line beside the earlier ones; which status it says is not in the log."""
    row = Poverty.objects.create(
        person=person, status=status, source=source, checked_on=checked_on, checked_by=officer.user
    )
    log(instance=person, action="person.poverty", user=officer.user)
    return row


def reference_to(row: models.Model) -> str:
    """How a step names what proves it."""
    return f"{row._meta.label_lower}:{row.pk}"


@transaction.atomic
def note_step(
    *, person: Person, kind: Step.Kind, proof: models.Model, by: User | None, **facts: Any
) -> Step:
    """Once for one proof, however often it is called.

    `facts`: happened_on (else today), about_zh, about_en, craft.
    """
    person = person.same_as or person
    facts.setdefault("happened_on", timezone.localdate())
    home = home_on(person, facts["happened_on"])
    there = {"region": home.region, "unit": home.unit, "noted_by": by}
    return Step.objects.get_or_create(
        person=person,
        kind=kind,
        reference=reference_to(proof),
        voided_at=None,
        defaults=facts | there,
    )[0]


@transaction.atomic
def void_step(
    *,
    kind: Step.Kind,
    proof: models.Model,
    reason: str,
    by: User | None,
    person: Person | None = None,
) -> int:
    """What `proof` proved is so no more, of her or of whoever it was; how many steps that were."""
    steps = Step.objects.filter(kind=kind, reference=reference_to(proof), voided_at=None)
    return _void(steps.filter(hers(person)) if person else steps, reason, by)


def _void(steps: Iterable[Step], reason: str, by: User | None) -> int:
    """Each once: who comes second finds nothing to void."""
    number = 0
    for step in steps:
        standing = Step.objects.filter(pk=step.pk, voided_at=None)
        if standing.update(voided_at=timezone.now(), void_reason=reason):
            number += 1
            log(instance=step.person, action="person.void", user=by, data={"kind": step.kind})
    return number


@transaction.atomic
def open_spell(
    *, person: Person, kind: Spell.Kind, began_on: date, evidence: str, **facts: Any
) -> Spell | None:
    """None: one of this kind is open. `facts`: craft, and for an officer's word `officer`."""
    person = person.same_as or person
    officer: Officer | None = facts.pop("officer", None)
    by = {"verified_by": officer.user, "organ": officer.organ} if officer else {}
    home = home_on(person, began_on)
    there = {"region": home.region, "unit": home.unit}
    spell, is_new = Spell.objects.get_or_create(
        person=person,
        kind=kind,
        ended_on=None,
        defaults={"began_on": began_on, "evidence": evidence, **there, **by, **facts},
    )
    if not is_new:
        return None
    user = officer.user if officer else None
    note_step(person=person, kind=Step.Kind.EMPLOYED, proof=spell, by=user, happened_on=began_on)
    log(instance=person, action="person.spell", user=user, data={"kind": kind})
    return spell


@transaction.atomic
def close_spell(*, spell: Spell, ended_on: date, by: User | None) -> None:
    """Raises NotNow: closed already, or before it began."""
    still = Spell.objects.filter(pk=spell.pk, began_on__lte=ended_on, **_OPEN)
    if not still.update(ended_on=ended_on):
        raise NotNow
    log(instance=spell.person, action="person.spell_end", user=by)
