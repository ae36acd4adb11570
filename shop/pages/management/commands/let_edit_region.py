from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ground.accounts.models import User
from ground.accounts.phones import parse_phone
from shop.pages.models import RegionPage
from shop.pages.region_editors import let_edit_region


class Command(BaseCommand):
    help = "Let a person edit the pages of one region."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("phone", help="Of whoever edits; she has signed in once.")
        parser.add_argument("region", help="Six digits of the province, such as 520000.")

    def handle(self, *args: object, **options: Any) -> None:
        user = User.objects.filter(phone=parse_phone(options["phone"]), is_active=True).first()
        region = RegionPage.objects.filter(region=options["region"]).first()
        if user is None or region is None:
            raise CommandError("There is no such person, or no page of that region.")
        group = let_edit_region(region=region, user=user, by=user)
        self.stdout.write(f"{user} is in {group.name}")
