"""Orders for work and who makes them: dull, and open unless said otherwise."""

from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from sellers.cooperatives.models import Cooperative, Keeper, Membership
from sellers.ledger.models import Account, Entry, Transaction
from sellers.production.checking import Finding, check
from sellers.production.delivering import deliver
from sellers.production.models import Check, Delivery
from sellers.production.offering import accept, offer
from sellers.production.services import Wanted, draft, open_order
from tests.cast import a_cooperative, a_shop, a_user, a_work, an_artisan

PASS, REWORK, REJECT = Check.Result.PASS, Check.Result.REWORK, Check.Result.REJECT


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def a_coop(name="云岭合作社") -> Cooperative:
    """With its shop."""
    cooperative = a_cooperative(name)
    a_shop(name, name, cooperative=cooperative)
    return Cooperative.objects.get(pk=cooperative.pk)


def lead(cooperative):
    return cooperative.keepers.order_by("pk").first().user


def a_keeper(cooperative, role="quality"):
    user = a_user(name="质检")
    Keeper.objects.create(cooperative=cooperative, user=user, role=role)
    return user


def a_member(cooperative, name="水妹", **fields) -> Membership:
    artisan = fields.pop("artisan", None) or an_artisan(name, "Shuimei")
    fields.setdefault("joined_on", timezone.localdate())
    return Membership.objects.create(cooperative=cooperative, artisan=artisan, **fields)


def wanted(**changes) -> Wanted:
    facts = {"title": "苗绣杯垫", "pieces": 10, "piece_fen": 1500, "piece_minutes": 40}
    return Wanted(**(facts | {"due_on": in_days(21)} | changes))


def an_open_order(cooperative=None, **changes):
    cooperative = cooperative or a_coop()
    by = lead(cooperative)
    order = draft(cooperative=cooperative, wanted=wanted(**changes), by=by)
    open_order(order=order, by=by)
    return order


def an_offer(order=None, member=None, pieces=4):
    order = order or an_open_order()
    member = member or a_member(order.cooperative)
    return offer(order=order, pieces={member.pk: pieces}, by=lead(order.cooperative))[0]


def in_hand(order=None, member=None, pieces=4):
    """Accepted."""
    assignment = an_offer(order, member, pieces)
    accept(assignment=assignment, by=her(assignment))
    assignment.refresh_from_db()
    return assignment


def her(assignment):
    return assignment.membership.artisan.user


def handed_in(assignment=None, pieces=2, key=None) -> Delivery:
    assignment = assignment or in_hand()
    key = key or f"k{Delivery.objects.count()}"
    return deliver(assignment=assignment, pieces=pieces, key=key, by=her(assignment))


def judged(delivery, result=PASS, pieces=1, by=None):
    """One finding, its check."""
    by = by or lead(delivery.assignment.production_order.cooperative)
    reason = "" if result == PASS else "线头没有收好"
    return check(delivery=delivery, findings=[Finding(result, pieces, reason)], by=by)[0]


def a_coops_work(cooperative, pieces=5):
    return a_work(shop=cooperative.shop, pieces=pieces)


def owed_to(member) -> int:
    """What the books say her cooperative owes her."""
    owner = f"coop:{member.cooperative_id}:artisan:{member.artisan_id}"
    rows = Entry.objects.filter(account__purpose=Account.Purpose.MEMBER_PAYABLE)
    return -(rows.filter(account__owner=owner).aggregate(all=Sum("amount_fen"))["all"] or 0)


def piece_keys() -> list[str]:
    return sorted(Transaction.objects.filter(kind="piece_pay").values_list("key", flat=True))


def counts(assignment) -> dict[str, int]:
    assignment.refresh_from_db()
    names = ("pieces", "made", "delivered", "passed", "rejected")
    return {name: getattr(assignment, name) for name in names}
