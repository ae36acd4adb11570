"""`manage.py reconcile --since 2026-11-01`: Stripe's balance beside our books; 1: they differ."""

import sys
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Count, Q, Sum
from django.utils import timezone

from ground.money.formats import format_fen
from shop.payments.errors import PaymentUnavailable
from shop.payments.models import BalanceTransaction
from shop.payments.reckoning import reckon


def a_day(text: str) -> datetime:
    return timezone.make_aware(datetime.strptime(text, "%Y-%m-%d"))  # noqa: DTZ007 -- made aware at once


class Command(BaseCommand):
    help = "Compares Stripe's balance with the books, heals what is certain, and lists the rest."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", type=a_day, required=True, help="YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            open_rows = reckon(options["since"])
        except PaymentUnavailable as refusal:
            raise CommandError(f"Stripe does not answer: {refusal}") from refusal
        self._table(options["since"])
        for row in open_rows:
            self.stdout.write(f"{row.key}  {row.reference or '-'}  {row.known}")
        self.stdout.write(f"{len(open_rows)} differences")
        if open_rows:
            sys.exit(1)

    def _table(self, since: datetime) -> None:
        rows = BalanceTransaction.objects.filter(at__gte=since).values("category")
        sums = rows.annotate(
            n=Count("pk"), amount=Sum("amount_fen"), fee=Sum("fee_fen"),
            booked=Count("pk", filter=~Q(fact="")),
        )  # fmt: skip
        self.stdout.write(f"{'kind':24}{'at Stripe':>10}{'booked':>8}{'amount':>18}{'fees':>14}")
        for row in sums.order_by("category"):
            amount, fee = format_fen(row["amount"], "en"), format_fen(row["fee"], "en")
            name, number, booked = row["category"], row["n"], row["booked"]
            self.stdout.write(f"{name:24}{number:>10}{booked:>8}{amount:>18}{fee:>14}")
