from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ground.accounts.errors import NotAPhone
from ground.accounts.models import User
from ground.accounts.phones import parse_phone
from ground.regions.models import Division
from sellers.organs.models import Officer, Organ
from sellers.organs.services import appoint, dismiss, found_organ


class Command(BaseCommand):
    help = "Let a person act for an organ in its region and below; or no longer (--dismiss)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("phone", help="With which she signs in; she must have done so once.")
        parser.add_argument("--organ", choices=Organ.Kind.values, default=Organ.Kind.DISABLED)
        parser.add_argument("--region", default="", help="GB/T 2260 code; empty: the nation.")
        parser.add_argument("--name", default="", help="The organ's name in Chinese, if it is new.")
        parser.add_argument("--role", choices=Officer.Role.values, default=Officer.Role.VIEWER)
        parser.add_argument("--dismiss", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        user = self._user(options["phone"])
        if options["dismiss"]:
            return self._dismiss(user)
        region = self._region(options["region"])
        label = Organ.Kind(options["organ"]).label
        name = options["name"] or f"{region.name_zh if region else '全国'}{label}"
        organ = found_organ(kind=options["organ"], region=region, name_zh=name)
        officer = appoint(user=user, organ=organ, role=options["role"])
        return self.stdout.write(f"{user} · {organ} · {officer.get_role_display()}")

    def _dismiss(self, user: User) -> None:
        officer = Officer.objects.filter(user=user).first()
        if officer is None or not dismiss(officer=officer):
            raise CommandError("She is no officer.")
        self.stdout.write(f"{user} is no officer any more.")

    def _user(self, typed: str) -> User:
        try:
            return User.objects.get(phone=parse_phone(typed))
        except (NotAPhone, User.DoesNotExist) as missing:
            raise CommandError("Nobody has signed in with this phone yet.") from missing

    def _region(self, code: str) -> Division | None:
        if code and not Division.objects.filter(code=code).exists():
            raise CommandError(f"There is no region {code}.")
        return Division.objects.filter(code=code).first()
