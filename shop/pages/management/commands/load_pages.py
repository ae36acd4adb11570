from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from shop.pages.guides import draft_guides
from shop.pages.planting import plant


class Command(BaseCommand):
    help = "Make the first pages of both languages; what is there already stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--guides", action="store_true", help="Also a draft of a guide for every craft."
        )

    def handle(self, *args: object, **options: Any) -> None:
        told = "planted" if plant() else "there already"
        self.stdout.write(f"Pages: {told}")
        if options["guides"]:
            self.stdout.write(f"Guides drafted: {draft_guides()}")
