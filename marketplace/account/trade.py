"""What of buying and selling is hers: returns, fapiao, complaints; where her shop is paid."""

from typing import Any

from ground.accounts.models import User
from sellers.ledger.queries import movements_of
from sellers.partner.models import Partner
from shop.documents.models import InvoiceRequest
from shop.moderation.models import Appeal, Report, Suspension
from shop.moderation.queries import suspensions_for
from shop.payouts.models import Collection, Payout, PayoutAccount
from shop.returns.models import ReturnRequest


def trade_parts(user: User) -> dict[str, Any]:
    return {
        "returns": [_return(row) for row in _returns(user)],
        "fapiao": [_fapiao(row) for row in _fapiao_of(user)],
        "complaints": list(
            Report.objects.filter(seller_order__order__user=user)
            .order_by("pk")
            .values("number", "reason", "words", "state", "made_at", "answer", "answered_at")
        ),
        **_shop_parts(user, list(Partner.objects.filter(artisan__user=user))),
    }


def _shop_parts(user: User, shops: list[Partner]) -> dict[str, Any]:
    if not shops:
        return {}
    accounts = PayoutAccount.objects.filter(shop__in=shops).order_by("pk")
    return {
        "payout_accounts": [_account(row) for row in accounts],
        "collecting": list(
            Collection.objects.filter(shop__in=shops)
            .order_by("pk")
            .values("cooperative__name_zh", "asked_at", "signed_on", "agreed_at", "ended_at")
        ),
        "payouts": list(_payouts(shops)),
        "statement": [
            {
                "when": row.transaction.posted_at,
                "kind": row.transaction.kind,
                "reference": row.transaction.reference,
                "fen": -row.amount_fen,
            }
            for row in movements_of([shop.pk for shop in shops])
        ],
        "suspensions": [_suspension(row) for row in _suspensions(user)],
    }


def _returns(user: User) -> Any:
    rows = ReturnRequest.objects.filter(seller_order__order__user=user).order_by("pk")
    return rows.select_related("seller_order__order", "refund").prefetch_related("lines__line")


def _return(row: ReturnRequest) -> dict[str, Any]:
    return {
        "order": row.seller_order.order.number,
        "state": row.state,
        "asked": row.asked_at,
        "words": row.words,
        "shop_words": row.shop_words,
        "decision_words": row.decision_words,
        "carrier": row.carrier,
        "tracking_number": row.tracking_number,
        "refund_fen": row.refund.amount_fen if row.refund else 0,
        "works": [
            {"title": each.line.title, "pieces": each.pieces, "reason": each.reason}
            for each in row.lines.all()
        ],
    }


def _fapiao_of(user: User) -> Any:
    rows = InvoiceRequest.objects.filter(seller_order__order__user=user).order_by("pk")
    return rows.select_related("seller_order__order")


def _fapiao(row: InvoiceRequest) -> dict[str, Any]:
    return {
        "order": row.seller_order.order.number,
        "state": row.state,
        "asked": row.asked_at,
        "buyer": row.buyer,
        "title": row.title,
        "tax_number": row.tax_number,
        "email": row.email,
        "number": row.number,
        "issued": row.issued_on,
        "reason": row.reason,
    }


def _account(row: PayoutAccount) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "holder": row.holder,
        "bank": row.bank,
        "number": row.number,
        "typed": row.created_at,
        "confirmed": row.confirmed_at,
        "in_force_from": row.in_force_from,
        "stopped": row.stopped_at,
    }


def _payouts(shops: list[Partner]) -> Any:
    rows = Payout.objects.filter(shop__in=shops).order_by("pk")
    return rows.values(
        "number",
        "amount_fen",
        "state",
        "reason",
        "prepared_at",
        "left_at",
        "settled_at",
        "account__tail",
    )


def _suspensions(user: User) -> Any:
    return suspensions_for(user).prefetch_related("appeals").order_by("pk")


def _suspension(row: Suspension) -> dict[str, Any]:
    return {
        "what": row.name,
        "reason": row.reason,
        "words": row.words,
        "since": row.since,
        "until": row.until,
        "appeals": [_appeal(each) for each in row.appeals.all()],
    }


def _appeal(row: Appeal) -> dict[str, Any]:
    return {
        "words": row.words,
        "made": row.made_at,
        "decision": row.decision,
        "answer": row.answer,
        "decided": row.decided_at,
    }
