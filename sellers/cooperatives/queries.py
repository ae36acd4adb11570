"""Whose members, whose grants, whose keepers; what is not hers is not found."""

from dataclasses import dataclass

from django.db.models import Case, Prefetch, Q, QuerySet, Value, When

from ground.accounts.models import User
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative, Grant, Keeper, Membership, Relation

Kind, State = Grant.Kind, Membership.State


def memberships_of(user: User) -> QuerySet[Membership]:
    """Hers: what she is, was asked, or asks for."""
    rows = Membership.objects.filter(artisan__user=user, state__in=Membership.OPEN)
    return rows.select_related("cooperative", "artisan__user").order_by("pk")


def grants_of(user: User) -> QuerySet[Grant]:
    """Hers that are in force."""
    hers = Grant.objects.in_force().filter(membership__artisan__user=user)
    return hers.select_related("membership__cooperative", "membership__artisan__user")


@dataclass(frozen=True)
class Place:
    """One thing that she can let a cooperative do, and whether she does."""

    kind: Grant.Kind
    grant: Grant | None


def places_of(membership: Membership) -> list[Place]:
    """All kinds in their order; `membership` has its grants in force as `given`."""
    given = {grant.kind: grant for grant in membership.given}  # type: ignore[attr-defined]
    return [Place(kind, given.get(kind)) for kind in Kind]


def with_grants(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Each with what is in force, as `given`."""
    return memberships.prefetch_related(Prefetch("grants", Grant.objects.in_force(), "given"))


def members_of(cooperative: Cooperative) -> QuerySet[Membership]:
    """Who is one, asks to be, or is asked; by number, then by name."""
    rows = cooperative.memberships.filter(state__in=Membership.OPEN)
    return rows.select_related("artisan__user", "cooperative").order_by("state", "number", "pk")


def past_members_of(cooperative: Cooperative) -> QuerySet[Membership]:
    rows = cooperative.memberships.filter(state=State.LEFT)
    return rows.select_related("artisan").order_by("-left_on", "-pk")


def joinable(artisan: Artisan) -> QuerySet[Cooperative]:
    """Those that she is not of, those of her province first."""
    hers = Membership.objects.filter(artisan=artisan, state__in=Membership.OPEN)
    others = Cooperative.objects.exclude(pk__in=hers.values("cooperative"))
    province = (artisan.region_id or "")[:2]
    near = Q(region__code__startswith=province) if province else Q(pk=None)
    return others.select_related("region").order_by(_first(near), "name_zh", "pk")


def _first(which: Q) -> Case:
    return Case(When(which, then=Value(0)), default=Value(1))


def may(cooperative_id: int | None, artisan_id: int | None, kind: str) -> bool:
    """Whether she lets it, today."""
    if cooperative_id is None or artisan_id is None:
        return False
    return allowing(kind).filter(cooperative=cooperative_id, artisan=artisan_id).exists()


def allowing(kind: str) -> QuerySet[Membership]:
    """The memberships whose cooperative may do this for its member."""
    given = Grant.objects.in_force().filter(kind=kind)
    return Membership.objects.current().filter(pk__in=given.values("membership"))


def keepers_of(cooperative: Cooperative) -> QuerySet[Keeper]:
    return cooperative.keepers.select_related("user", "cooperative").order_by("pk")


def kept_by(user: User) -> QuerySet[Keeper]:
    """The cooperatives whose rooms are open to a person."""
    return Keeper.objects.filter(user=user).select_related("cooperative").order_by("pk")


def relations_of(cooperative: Cooperative) -> QuerySet[Relation]:
    return cooperative.relations.prefetch_related("others", "members__artisan")


def keeps_stock(user: User, cooperative_id: int) -> bool:
    """Whether the stockroom's doors open to this user."""
    roles = [Keeper.Role.LEAD, Keeper.Role.STOCK]
    rows = Keeper.objects.filter(user=user, cooperative=cooperative_id)
    return rows.filter(role__in=roles).exists()
