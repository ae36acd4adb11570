"""What waits for the keepers of a cooperative: counts, each of one query at any size."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ground.accounts.models import User
from sellers.cooperatives.models import Cooperative, Keeper, Membership
from sellers.partner.models import Partner
from sellers.production.models import Appeal, Assignment, Delivery
from sellers.sharing.queries import missed_in
from sellers.stockroom.models import Conflict, StockTake, Transfer
from sellers.stockroom.queries import low_of
from shop.fulfilment.models import Parcel
from shop.order.models import SellerOrder
from shop.returns.queries import waiting_of_shop

SOON = timedelta(days=3)
UNANSWERED = timedelta(days=2)
_OPEN = (SellerOrder.Status.NEW, SellerOrder.Status.ACCEPTED)
Role = Keeper.Role


@dataclass(frozen=True)
class Task:
    """A kind of thing that waits; the template has its words, by `name`."""

    name: str
    number: int
    url_name: str = ""
    is_urgent: bool = False
    row: int = 0  # the only one that waits: the address is its own


def cooperatives_of(user: User) -> QuerySet[Cooperative]:
    return Cooperative.objects.filter(keepers__user=user).order_by("pk").distinct()


def tasks_of(keeper: Keeper) -> list[Task]:
    """Within her role, and only what there is."""
    found: list[Task] = []
    for roles, tasks in _TASKS:
        if keeper.role in (Role.LEAD, *roles):
            found += tasks(keeper.cooperative)
    return [task for task in found if task.number]


def open_assignments(cooperative: Cooperative) -> QuerySet[Assignment]:
    """Whom to call: offers long unanswered, and what is nearly due or late; the latest first."""
    today, now = timezone.localdate(), timezone.now()
    silent = Q(state=Assignment.State.OFFERED, offered_at__lt=now - UNANSWERED)
    late = Q(state=Assignment.State.ACCEPTED, production_order__due_on__lte=today + SOON)
    late &= Q(delivered__lt=F("pieces"))
    rows = Assignment.objects.filter(silent | late, production_order__cooperative=cooperative)
    rows = rows.select_related("production_order__work", "membership__artisan__user")
    return rows.order_by("production_order__due_on", "pk")


def _packing(cooperative: Cooperative) -> list[Task]:
    """Orders of its shop, and the parcels that its members brought."""
    today = timezone.localdate()
    parts = SellerOrder.objects.filter(shop__cooperative=cooperative, status__in=_OPEN)
    named = ("pk", "status", "delivery", "promised_on", "pickup__ready_at")
    rows = list(parts.order_by().values_list(*named))
    new = [row[0] for row in rows if row[1] == SellerOrder.Status.NEW]
    taken = [row for row in rows if row[1] == SellerOrder.Status.ACCEPTED]
    fetched = [ready for *_row, way, _day, ready in taken if way == SellerOrder.Delivery.PICKUP]
    accepted = [day for *_row, way, day, _ready in taken if way == SellerOrder.Delivery.POST]
    late = sum(1 for day in accepted if day and day < today)
    lying = Parcel.objects.waiting().filter(cooperative=cooperative).count()
    return [
        Task("late", late, "coop-pack", is_urgent=True),
        Task("pack", len(accepted) - late, "coop-pack"),
        Task("to_ready", fetched.count(None), "coop-pickups"),
        Task("to_fetch", len(fetched) - fetched.count(None), "coop-pickups"),
        _new(new),
        Task("lying", lying, "parcels"),
    ]


def _new(parts: list[int]) -> Task:
    """One is opened itself; more, the orders in the studio."""
    if len(parts) == 1:
        return Task("new", 1, "seller-order", row=parts[0])
    return Task("new", len(parts), "studio")


def _returns(cooperative: Cooperative) -> list[Task]:
    shop = Partner.objects.filter(cooperative=cooperative).first()
    return [Task("returns", waiting_of_shop(shop) if shop else 0, "studio-returns")]


def _stock(cooperative: Cooperative) -> list[Task]:
    conflicts = Conflict.objects.filter(work__shop__cooperative=cooperative)
    takes = StockTake.objects.filter(place__shop__cooperative=cooperative, state="counted")
    moving = Transfer.objects.filter(target__shop__cooperative=cooperative, state="on_the_way")
    conflict = conflicts.filter(state="open").count()
    return [
        Task("conflicts", conflict, "stock-conflicts", is_urgent=True),
        Task("takes", takes.count(), "stock-takes"),
        Task("moving", moving.count(), "stock-transfers"),
        Task("low", low_of(cooperative).count(), "stock-low"),
    ]


def _quality(cooperative: Cooperative) -> list[Task]:
    checks = Delivery.objects.filter(
        assignment__production_order__cooperative=cooperative, unchecked__gt=0
    )
    appeals = Appeal.objects.filter(
        check_made__delivery__assignment__production_order__cooperative=cooperative,
        decided_at=None,
    )
    return [
        Task("checks", checks.count(), "production-checks"),
        Task("appeals", appeals.count(), "production-checks"),
    ]


def _members(cooperative: Cooperative) -> list[Task]:
    asked = Membership.objects.filter(cooperative=cooperative, state=Membership.State.ASKED)
    return [Task("asked", asked.count(), "coop-members")]


def _payments(cooperative: Cooperative) -> list[Task]:
    return [Task("disputed", missed_in(cooperative.pk).count(), "coop-payments", is_urgent=True)]


_TASKS = (
    ((Role.STOCK,), _packing),
    ((), _returns),
    ((Role.STOCK,), _stock),
    ((Role.QUALITY,), _quality),
    ((), _members),
    ((Role.BOOKKEEPER,), _payments),
)
