from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from ground.accounts.models import User
from sellers.artisans.models import Artisan
from sellers.withholdings.models import Agreement, Taking

State = Agreement.State
BELOW_HALF = 499  # whatever the setting says: most of it reaches her


def agreements_of(user: User) -> QuerySet[Agreement]:
    """Hers, offered or signed or over."""
    return Agreement.objects.filter(artisan__user=user)


def in_force_of(artisan: Artisan) -> QuerySet[Agreement]:
    """The one signed first comes first."""
    return Agreement.objects.filter(artisan=artisan, state=State.SIGNED).order_by("signed_at", "pk")


def shared_out(artisan: Artisan) -> int:
    """Thousandths of a payout that are spoken for already."""
    return sum(in_force_of(artisan).values_list("share", flat=True))


def cap() -> int:
    """The most, in thousandths, of all that leaves for her at once."""
    return min(settings.WITHHOLDING_MOST_THOUSANDTHS, BELOW_HALF)


def withheld_fen(payout: str) -> int:
    """Planned or kept back of this payout, in fen."""
    rows = Taking.objects.filter(payout=payout).exclude(state=Taking.State.RELEASED)
    return rows.aggregate(fen=Sum("amount_fen"))["fen"] or 0


def is_revoked(payout: str) -> bool:
    """She stopped it since, and nothing has left."""
    planned = Taking.objects.filter(payout=payout, state=Taking.State.PLANNED)
    return planned.filter(agreement__state=State.REVOKED).exists()


def with_firm() -> QuerySet[Agreement]:
    """Each with what lies here of payouts that have arrived."""
    firm = Sum("takings__amount_fen", filter=Q(takings__state=Taking.State.FIRM), default=0)
    return Agreement.objects.annotate(firm_fen=firm).select_related("artisan")


def firm_takings() -> QuerySet[Taking]:
    """Sums that wait to be handed on."""
    return Taking.objects.filter(state=Taking.State.FIRM)


def to_hand_on() -> QuerySet[Agreement]:
    return with_firm().filter(pk__in=firm_takings().values("agreement")).order_by("pk")


def takings_of(user: User) -> QuerySet[Taking]:
    rows = Taking.objects.filter(agreement__artisan__user=user).select_related("agreement")
    return rows.exclude(state=Taking.State.RELEASED)
