"""Whose leaders, pairs, groups and enterprises these are; and what a leader may know."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from ground.accounts.models import User
from programme.pairing.models import Enterprise, Grant, Group, Leader, Member, Pairing
from programme.record.models import Person, Residence, Spell
from programme.record.move_queries import gone_from
from programme.record.queries import distinct_person, hers, persons_for
from sellers.organs.models import Officer
from sellers.organs.queries import organs_of
from sellers.sharing.models import Division
from shop.order.models import SellerOrder

OPEN = Q(until_on=None)
YEAR = timedelta(days=365)
# What a part of an order leaves its shop for the works: commission and what went back taken off.
_LEFT = (
    F("goods_fen") + F("campaign_fen") - F("commission_fen") - F("goods_refunded_fen")
    - F("campaign_refunded_fen") + F("commission_refunded_fen")
)  # fmt: skip


def leaders_for(officer: Officer) -> QuerySet[Leader]:
    rows = Leader.objects.filter(organ__in=organs_of(officer))
    rows = rows.select_related("region__parent__parent", "craft", "organ", "user")
    return rows.annotate(paired=Count("pairings", Q(pairings__until_on=None)))


def pairings_for(officer: Officer) -> QuerySet[Pairing]:
    """Of her organ's leaders, with the women whom she may see; and what is open of a woman who
    came from elsewhere. What was over when she went stays with the organ that it was of.
    """
    women = persons_for(officer).order_by().values("pk")
    gone = gone_from(officer).order_by().values("pk")
    own = Q(organ__in=organs_of(officer))
    here_still = OPEN | Q(until_on__gte=F("person__lives_since"))
    came = here_still & Q(organ__kind=officer.organ.kind)
    before = Residence.objects.filter(person=OuterRef("person"), until__gte=OuterRef("until_on"))
    past = own & Q(Exists(before), person__in=gone)
    rows = Pairing.objects.filter(Q(person__in=women) & (own | came) | past)
    return rows.select_related(
        "leader__user", "person__artisan__user", "person__region", "enterprise"
    )


def groups_for(officer: Officer) -> QuerySet[Group]:
    rows = Group.objects.filter(organ__in=organs_of(officer)).select_related("region", "leader")
    return rows.annotate(women=Count("members", Q(members__until_on=None)))


def enterprises_for(officer: Officer) -> QuerySet[Enterprise]:
    """With the women counted here: paired with it still, and at work as proven. Each once."""
    rows = Enterprise.objects.filter(organ__in=organs_of(officer)).select_related("region")
    at_work = Exists(Spell.objects.filter(person=OuterRef("pairings__person"), ended_on=None))
    one = distinct_person("pairings__person")
    still = Q(pairings__until_on=None, pairings__isnull=False)
    return rows.annotate(
        paired=Count(one, still, distinct=True),
        employed=Count(one, still & Q(at_work), distinct=True),
    )


def leader_of(user: User) -> Leader | None:
    return Leader.objects.filter(user=user, ended_on=None).first()


def led_by(leader: Leader) -> QuerySet[Pairing]:
    """Open ones alone: with the end of a pairing all that she knew of it is shut."""
    rows = Pairing.objects.filter(OPEN, leader=leader, person__forgotten_at=None)
    return rows.select_related("person__artisan__user", "leader")


def pairings_of(person: Person | None) -> QuerySet[Pairing]:
    if person is None:
        return Pairing.objects.none()
    return Pairing.objects.filter(hers(person)).select_related("leader__user", "person")


def granted(pairing: Pairing) -> set[str]:
    return set(Grant.objects.filter(pairing=pairing, ended_at=None).values_list("kind", flat=True))


def year_s_income_fen(person: Person) -> int:
    """What of sales was hers in a year: of her own shop, and of her cooperatives'."""
    if person.artisan is None:
        return 0
    since = timezone.now() - YEAR
    own = SellerOrder.objects.filter(shop__artisan=person.artisan, order__paid_at__gte=since)
    own = own.exclude(status=SellerOrder.Status.CANCELLED)
    shared = Division.objects.filter(maker=person.artisan, sold_at__gte=since, undone_at=None)
    return _sum(own, _LEFT) + _sum(shared, F("maker_fen"))


def _sum(rows: QuerySet[Any], what: Any) -> int:
    return rows.aggregate(whole=Sum(what))["whole"] or 0


def open_pairings(person: Person) -> QuerySet[Pairing]:
    return Pairing.objects.filter(OPEN, hers(person)).select_related("leader", "organ")


def open_groups(person: Person) -> QuerySet[Member]:
    return Member.objects.filter(OPEN, hers(person)).select_related("group__organ")
