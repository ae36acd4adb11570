from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ground.accounts.errors import NotAPhone
from ground.accounts.models import User
from ground.accounts.phones import parse_phone
from ground.regions.models import Division
from sellers.organs.models import LIES_IN, Officer, Organ, Special
from sellers.organs.services import appoint, dismiss, found_organ


class Command(BaseCommand):
    help = "Let a person act for an organ in its region and below; or no longer (--dismiss)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("phone", help="With which she signs in; she must have done so once.")
        parser.add_argument("--organ", choices=Organ.Kind.values, default=Organ.Kind.DISABLED)
        parser.add_argument("--region", default="", help="GB/T 2260 code; empty: the nation.")
        parser.add_argument(
            "--special",
            choices=Special.values,
            default="",
            help="The organ is of the Corps (bt) or the state farms (hk) in that region.",
        )
        parser.add_argument("--name", default="", help="The organ's name in Chinese, if it is new.")
        parser.add_argument("--role", choices=Officer.Role.values, default=Officer.Role.VIEWER)
        parser.add_argument("--dismiss", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        user = self._user(options["phone"])
        if options["dismiss"]:
            return self._dismiss(user)
        region = self._region(options["region"])
        label = Organ.Kind(options["organ"]).label
        special = self._special(options["special"], region)
        place = Special(special).label if special else region.name_zh if region else "全国"
        name = options["name"] or f"{place}{label}"
        about = {"kind": options["organ"], "region": region, "special": special}
        organ = found_organ(name_zh=name, **about)
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

    def _special(self, code: str, region: Division | None) -> str:
        if code and not (region and region.pk.startswith(LIES_IN[Special(code)])):
            raise CommandError(f"Of {code} are places that begin with {LIES_IN[Special(code)]}.")
        return code

    def _region(self, code: str) -> Division | None:
        if code and not Division.objects.filter(code=code).exists():
            raise CommandError(f"There is no region {code}.")
        return Division.objects.filter(code=code).first()
