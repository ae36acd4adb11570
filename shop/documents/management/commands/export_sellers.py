import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ground.accounts.errors import NotAPhone
from ground.accounts.models import User
from ground.accounts.phones import parse_phone
from ground.money.fen import to_yuan
from shop.documents.errors import NotOver, SameEyes
from shop.documents.exporting import ask_export, fetch_export, make_export
from shop.documents.models import ExportRun
from shop.documents.periods import Period

_FORM = {"income": 3, "identity": 6}


class Command(BaseCommand):
    help = "What platform law wants of sellers: income of a quarter, identity of a half-year."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=ExportRun.Kind.values)
        parser.add_argument("period", help="Such as 2026-Q3, or 2026-H1 for identity.")
        parser.add_argument("--by", required=True, help="Phone of the operator who asks.")
        parser.add_argument("--second", required=True, help="Phone of another who approves.")
        parser.add_argument("--reason", required=True)
        parser.add_argument("--out", required=True, type=Path, help="A file that is not there yet.")

    def handle(self, *args: Any, **options: Any) -> None:
        period, out = self._period(options), options["out"]
        by, second = self._operator(options["by"]), self._operator(options["second"])
        if by == second:
            raise CommandError("two different operators, please")
        reason = options["reason"].strip()
        if not 4 <= len(reason) <= 200:
            raise CommandError("a reason of 4 to 200 characters, please")
        if out.exists() or not out.parent.is_dir():
            raise CommandError(f"{out} is there already, or its folder is not")
        run = self._make(options["kind"], period, reason, (by, second))
        self._write(out, fetch_export(run=run, by=by))
        sums = " ".join(str(to_yuan(n)) for n in (run.gross_fen, run.returned_fen, run.net_fen))
        self.stdout.write(f"{run.row_count} rows, {run.unknown_count} without identity; {sums}")
        self.stdout.write(f"sha256 {run.sha256}")

    def _period(self, options: dict[str, Any]) -> Period:
        try:
            period = Period.read(options["period"])
        except ValueError as wrong:
            raise CommandError("a period such as 2026-Q3 or 2026-H1, please") from wrong
        if period.months != _FORM[options["kind"]]:
            raise CommandError("income goes by quarters, identity by half-years")
        return period

    def _operator(self, phone: str) -> User:
        try:
            user = User.objects.filter(phone=parse_phone(phone), is_staff=True, is_active=True)
        except NotAPhone as wrong:
            raise CommandError(f"{phone} is no phone") from wrong
        if found := user.first():
            return found
        raise CommandError(f"{phone} is no operator")

    def _make(self, kind: str, period: Period, reason: str, who: tuple[User, User]) -> ExportRun:
        try:
            run = ask_export(kind=kind, period=period, reason=reason, by=who[0])
            return make_export(run=run, by=who[1])
        except NotOver as early:
            raise CommandError(f"{period.key} is not over") from early
        except SameEyes as alone:
            raise CommandError("two different operators, please") from alone

    def _write(self, out: Path, data: bytes) -> None:
        """For this account's eyes alone."""
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
