"""Name a leader, pair, visit, end; and her own word on what a leader may know."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.services import write_sighting
from programme.pairing.errors import (
    Herself,
    LeaderAlready,
    NotBefore,
    NotNow,
    PairedAlready,
    UsccTaken,
)
from programme.pairing.letters import tell_her, tell_leader
from programme.pairing.models import Enterprise, Grant, Group, Leader, Member, Pairing, Visit
from programme.pairing.queries import granted
from programme.record.models import Person, Step
from programme.record.services import note_step
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer
from sellers.organs.queries import organs_of


@transaction.atomic
def name_leader(*, officer: Officer, facts: dict[str, Any]) -> Leader:
    """`facts`: user, name_zh, region, craft, since, agrees_to_name. Raises LeaderAlready."""
    user = facts.get("user")
    person = Person.objects.filter(artisan__user=user).first() if user else None
    by = {"organ": officer.organ, "made_by": officer.user}
    try:
        with transaction.atomic():
            leader = Leader.objects.create(person=person, **facts, **by)
    except IntegrityError as twice:
        raise LeaderAlready from twice
    log(instance=leader, action="pairing.leader", user=officer.user)
    return leader


@transaction.atomic
def end_leader(*, leader: Leader, officer: Officer) -> None:
    """Her open pairings end with it. Raises NotNow."""
    today = timezone.localdate()
    rows = Leader.objects.filter(pk=leader.pk, ended_on=None, organ__in=organs_of(officer))
    if not rows.update(ended_on=today):
        raise NotNow
    for pairing in leader.pairings.filter(until_on=None).select_related("leader__user", "person"):
        end(pairing=pairing, why="带头人不再带人", by=officer.user)
    log(instance=leader, action="pairing.leader_end", user=officer.user)


@transaction.atomic
def pair(*, leader: Leader, person: Person, officer: Officer, facts: dict[str, Any]) -> Pairing:
    """`facts`: model, enterprise, from_on. Raises NotNow, Herself, PairedAlready, NotBefore."""
    if not Leader.objects.select_for_update().filter(pk=leader.pk, ended_on=None).exists():
        raise NotNow
    is_same = person.artisan and leader.user_id and person.artisan.user_id == leader.user_id
    if is_same or leader.person_id == person.pk:
        raise Herself
    if facts["from_on"] > timezone.localdate():
        raise NotBefore
    by = {"organ": officer.organ, "made_by": officer.user}
    try:
        with transaction.atomic():
            pairing = Pairing.objects.create(leader=leader, person=person, **facts, **by)
    except IntegrityError as twice:
        raise PairedAlready from twice
    step = {"happened_on": pairing.from_on, "craft": leader.craft}
    note_step(person=person, kind=Step.Kind.PAIRED, proof=pairing, by=officer.user, **step)
    log(instance=pairing, action="pairing.pair", user=officer.user)
    tell_her(pairing, "begun")
    tell_leader(pairing, "begun")
    return pairing


@transaction.atomic
def end(*, pairing: Pairing, why: str, by: User | None) -> None:
    """What she granted ends with it. Raises NotNow."""
    today = timezone.localdate()
    still = Pairing.objects.filter(pk=pairing.pk, until_on=None)
    if not still.update(until_on=today, why_ended=why):
        raise NotNow
    Grant.objects.filter(pairing=pairing, ended_at=None).update(ended_at=timezone.now())
    log(instance=pairing, action="pairing.end", user=by)
    tell_her(pairing, "ended")
    tell_leader(pairing, "ended")


@transaction.atomic
def grant(*, pairing: Pairing, kind: str, by: User) -> bool:
    """False: it was granted already. Raises NotNow once the pairing has ended."""
    if not Pairing.objects.select_for_update().filter(pk=pairing.pk, until_on=None).exists():
        raise NotNow
    is_new = Grant.objects.get_or_create(
        pairing=pairing, kind=kind, ended_at=None, defaults={"given_by": by}
    )[1]
    if is_new:
        log(instance=pairing, action="pairing.grant", user=by, data={"kind": kind})
    return is_new


@transaction.atomic
def take_back(*, pairing: Pairing, kind: str, by: User) -> bool:
    """At once. False: it was not granted."""
    standing = Grant.objects.filter(pairing=pairing, kind=kind, ended_at=None)
    if not standing.update(ended_at=timezone.now()):
        return False
    log(instance=pairing, action="pairing.take_back", user=by, data={"kind": kind})
    return True


@transaction.atomic
def visit(*, pairing: Pairing, facts: dict[str, Any], key: str, by: User) -> Visit:
    """`facts`: on, done_zh, result_zh. Once for one key. Raises NotNow, NotBefore."""
    if not Pairing.objects.select_for_update().filter(pk=pairing.pk, until_on=None).exists():
        raise NotNow
    if not pairing.from_on <= facts["on"] <= timezone.localdate():
        raise NotBefore
    row, is_new = Visit.objects.get_or_create(
        key=key, defaults={"pairing": pairing, "by": by, **facts}
    )
    if is_new:
        step = {"happened_on": row.on, "craft": pairing.leader.craft}
        note_step(person=pairing.person, kind=Step.Kind.VISITED, proof=row, by=by, **step)
        log(instance=pairing, action="pairing.visit", user=by)
    return row


@transaction.atomic
def look(*, pairing: Pairing, by: User) -> set[str]:
    """What the leader may know today; that she looked is on record, for her too."""
    kinds = granted(pairing)
    user = pairing.person.artisan.user if pairing.person.artisan else None
    for kind in sorted(kinds) if user else ():
        write_sighting(viewer=by, about=user, what=f"pairing.{kind}")
    return kinds


@transaction.atomic
def found_group(*, officer: Officer, facts: dict[str, Any]) -> Group:
    """`facts`: name_zh, region, leader, since."""
    group = Group.objects.create(organ=officer.organ, made_by=officer.user, **facts)
    log(instance=group, action="pairing.group", user=officer.user)
    return group


@transaction.atomic
def join(*, group: Group, person: Person, officer: Officer) -> Member:
    """Raises PairedAlready."""
    today = timezone.localdate()
    try:
        with transaction.atomic():
            member = Member.objects.create(group=group, person=person, from_on=today)
    except IntegrityError as twice:
        raise PairedAlready from twice
    note_step(
        person=person,
        kind=Step.Kind.PAIRED,
        proof=member,
        by=officer.user,
        about_zh=group.name_zh,
    )
    log(instance=group, action="pairing.join", user=officer.user)
    return member


@transaction.atomic
def leave_group(*, member: Member, officer: Officer) -> None:
    """Raises NotNow."""
    still = Member.objects.filter(pk=member.pk, until_on=None)
    if not still.update(until_on=timezone.localdate()):
        raise NotNow
    log(instance=member.group, action="pairing.part", user=officer.user)


@transaction.atomic
def register_enterprise(*, officer: Officer, facts: dict[str, Any]) -> Enterprise:
    """`facts`: names, region, uscc. Raises UsccTaken."""
    try:
        with transaction.atomic():
            made = Enterprise.objects.create(organ=officer.organ, made_by=officer.user, **facts)
    except IntegrityError as taken:
        raise UsccTaken from taken
    log(instance=made, action="pairing.enterprise", user=officer.user)
    return made


@transaction.atomic
def note_report(*, enterprise: Enterprise, women: int, on: date, officer: Officer) -> None:
    """What it says of itself, beside what is proven here. Raises NotNow, NotBefore."""
    if on > timezone.localdate():
        raise NotBefore
    rows = Enterprise.objects.filter(pk=enterprise.pk, organ__in=organs_of(officer))
    if not rows.exclude(reported_on__gt=on).update(reported_women=women, reported_on=on):
        raise NotNow
    log(instance=enterprise, action="pairing.report", user=officer.user, data={"women": women})


@transaction.atomic
def check_enterprise(*, enterprise: Enterprise, uscc: str, officer: Officer) -> None:
    """Its licence was seen, with this code: it may offer posts. Raises NotNow, UsccTaken."""
    rows = Enterprise.objects.filter(pk=enterprise.pk, organ__in=organs_of(officer))
    seen = {"uscc": uscc, "checked_on": timezone.localdate(), "checked_by": officer.user}
    try:
        with transaction.atomic():
            is_mine = rows.filter(checked_on=None).update(**seen)
    except IntegrityError as taken:
        raise UsccTaken from taken
    if not is_mine:
        raise NotNow
    log(instance=enterprise, action="pairing.check", user=officer.user)


@transaction.atomic
def leave(*, artisan: Artisan, by: User) -> None:
    """She goes: no leader knows anything of her any more, and she leads nobody."""
    for pairing in Pairing.objects.filter(person__artisan=artisan, until_on=None):
        Grant.objects.filter(pairing=pairing, ended_at=None).update(ended_at=timezone.now())
    today = timezone.localdate()
    Leader.objects.filter(user=artisan.user, ended_on=None).update(
        ended_on=today, user=None, name_zh="", agrees_to_name=False
    )
