"""What is owed to whom, and why; sums come from the books alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone

from ground.accounts.models import User
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative, Membership
from sellers.ledger.models import Account, Entry
from sellers.ledger.queries import balance
from sellers.sharing.books import coop_owner, member_owner
from sellers.sharing.models import Agreement, Division, FundSpending, MemberPayment

Purpose = Account.Purpose


def agreement_on(cooperative_id: int, day: date) -> Agreement | None:
    """In force on that day."""
    known = agreements_of(cooperative_id).filter(in_force_from__lte=day, withdrawn_at=None)
    return known.order_by("-in_force_from").first()


def agreements_of(cooperative_id: int) -> QuerySet[Agreement]:
    """The last first, those that were withdrawn too."""
    return Agreement.objects.filter(cooperative=cooperative_id).select_related("made_by")


def coming_agreements(cooperative_id: int) -> QuerySet[Agreement]:
    """Written and not in force yet, the next first."""
    rows = agreements_of(cooperative_id).filter(withdrawn_at=None)
    return rows.filter(in_force_from__gt=timezone.localdate()).order_by("in_force_from")


def owed_to(cooperative_id: int, artisan_id: int) -> int:
    """In fen."""
    return -balance(Purpose.MEMBER_PAYABLE, member_owner(cooperative_id, artisan_id))


def owed_to_member(user: User) -> int:
    """By all cooperatives together, in fen."""
    artisans = Artisan.objects.filter(user=user)
    return sum(
        owed_to(each.pk, artisan.pk) for artisan in artisans for each in cooperatives_that_owe(user)
    )


@dataclass(frozen=True)
class Owed:
    artisan: Artisan
    fen: int


def owed_by(cooperative_id: int) -> list[Owed]:
    """Whom a cooperative owes something, the most first; who left is still owed."""
    start = f"{coop_owner(cooperative_id)}:artisan:"
    entries = Entry.objects.filter(
        account__purpose=Purpose.MEMBER_PAYABLE, account__owner__startswith=start
    )
    rows = entries.values_list("account__owner").annotate(fen=Sum("amount_fen")).exclude(fen=0)
    sums = {int(owner.removeprefix(start)): -fen for owner, fen in rows.order_by()}
    women = Artisan.objects.filter(pk__in=sums).select_related("user")
    return sorted(
        (Owed(artisan, sums[artisan.pk]) for artisan in women),
        key=lambda row: (-row.fen, row.artisan.pk),
    )


@dataclass(frozen=True)
class Totals:
    """Of a cooperative's own books, in fen."""

    owed_fen: int
    welfare_fen: int
    material_fen: int


def totals_of(cooperative_id: int) -> Totals:
    owner = coop_owner(cooperative_id)
    return Totals(
        sum(row.fen for row in owed_by(cooperative_id)),
        -balance(Purpose.WELFARE_FUND, owner),
        -balance(Purpose.MATERIAL_FUND, owner),
    )


def cooperatives_that_owe(user: User) -> QuerySet[Cooperative]:
    """Hers, now or before, and wherever something was earned by her."""
    is_hers = Q(memberships__artisan__user=user, memberships__joined_on__isnull=False)
    earned = Division.objects.filter(maker__user=user).values("cooperative")
    return Cooperative.objects.filter(is_hers | Q(pk__in=earned)).distinct().order_by("pk")


def movements_of(
    artisan: Artisan, cooperative_ids: Iterable[int], since: datetime, until: datetime
) -> QuerySet[Entry]:
    """What came to and went from what these owe her, the oldest first; `until` is not in it."""
    owners = [member_owner(each, artisan.pk) for each in cooperative_ids]
    entries = Entry.objects.filter(
        account__purpose=Purpose.MEMBER_PAYABLE,
        account__owner__in=owners,
        transaction__posted_at__gte=since,
        transaction__posted_at__lt=until,
    )
    return entries.select_related("transaction", "account").order_by("transaction__posted_at", "pk")


def payments_to(user: User) -> QuerySet[MemberPayment]:
    """Her own alone."""
    rows = MemberPayment.objects.filter(artisan__user=user)
    return rows.select_related("cooperative", "paid_by")


def payments_by(cooperative_id: int) -> QuerySet[MemberPayment]:
    rows = MemberPayment.objects.filter(cooperative=cooperative_id)
    return rows.select_related("artisan", "paid_by")


def missed_in(cooperative_id: int) -> QuerySet[MemberPayment]:
    """Who says that she has it not, and has not said since that she has."""
    return payments_by(cooperative_id).filter(
        disputed_at__isnull=False, confirmed_at=None, undone_at=None
    )


def divisions_of(cooperative_id: int) -> QuerySet[Division]:
    return Division.objects.filter(cooperative=cooperative_id).select_related("maker")


def titled(divisions: QuerySet[Division]) -> QuerySet[Division]:
    """Each with the work's English title, where its Chinese one is still the same."""
    works = Cooperative.objects.filter(
        pk=OuterRef("cooperative"), shop__stockrecords__product__title=OuterRef("title")
    )
    english = works.values("shop__stockrecords__product__title_en")[:1]
    return divisions.annotate(title_en=Subquery(english))


def spendings_of(cooperative_id: int) -> QuerySet[FundSpending]:
    rows = FundSpending.objects.filter(cooperative=cooperative_id)
    return rows.select_related("recorded_by", "confirmed_by", "receipt__owner")


def current_cooperatives(user: User) -> set[int]:
    """She is a member of today."""
    hers = Membership.objects.current().filter(artisan__user=user)
    return set(hers.values_list("cooperative", flat=True))


def spendings_seen_by(user: User) -> QuerySet[FundSpending]:
    """With their receipts, while she is a member; one taken back is the keepers' alone."""
    rows = FundSpending.objects.standing().filter(cooperative__in=current_cooperatives(user))
    return rows.select_related("cooperative", "recorded_by", "receipt__owner")


def spendings_waiting_for(user: User) -> QuerySet[FundSpending]:
    """Those she may confirm."""
    return spendings_seen_by(user).filter(confirmed_at=None).exclude(recorded_by=user)


def members_beside(cooperative_id: int, user: User) -> list[User]:
    """Today's, without her."""
    rows = Membership.objects.current().filter(cooperative=cooperative_id)
    rows = rows.filter(artisan__user__is_active=True).exclude(artisan__user=user)
    users = (each.artisan.user for each in rows.select_related("artisan__user").order_by("pk"))
    return [each for each in users if each is not None]


def spent_between(
    cooperative_ids: Iterable[int], since: date, until: date
) -> QuerySet[FundSpending]:
    """What the funds were used for, as their members may read it; `until` is not in it."""
    rows = FundSpending.objects.spent().filter(cooperative__in=list(cooperative_ids))
    return rows.filter(spent_on__gte=since, spent_on__lt=until).order_by("spent_on", "pk")
