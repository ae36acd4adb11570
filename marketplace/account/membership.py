"""What of her cooperatives is hers: memberships, grants, what she earned and was paid."""

from typing import Any

from ground.accounts.models import User
from sellers.cooperatives.models import Grant, Keeper, Membership
from sellers.sharing.models import Division, MemberPayment


def membership_parts(user: User) -> dict[str, Any]:
    return {
        "memberships": list(
            Membership.objects.filter(artisan__user=user)
            .order_by("pk")
            .values(
                "cooperative__name_zh", "state", "number", "pieces_a_week", "joined_on", "left_on"
            )
        ),
        "grants": list(_grants(user)),
        "shares": list(_shares(user)),
        "member_payments": list(_payments(user)),
        "keeps": list(
            Keeper.objects.filter(user=user).order_by("pk").values("cooperative__name_zh", "role")
        ),
    }


def _grants(user: User) -> Any:
    rows = Grant.objects.filter(membership__artisan__user=user).order_by("pk")
    return rows.values(
        "membership__cooperative__name_zh", "kind", "floor_percent", "given_at", "revoked_at"
    )


def _shares(user: User) -> Any:
    rows = Division.objects.filter(maker__user=user).order_by("pk")
    return rows.values(
        "cooperative__name_zh", "title", "pieces", "share_fen", "maker_fen", "sold_at", "undone_at"
    )


def _payments(user: User) -> Any:
    rows = MemberPayment.objects.filter(artisan__user=user).order_by("pk")
    return rows.values(
        "cooperative__name_zh",
        "way",
        "amount_fen",
        "paid_at",
        "confirmed_at",
        "disputed_at",
        "undone_at",
    )
