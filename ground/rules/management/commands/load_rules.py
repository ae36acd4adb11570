from typing import Any

from django.core.management.base import BaseCommand

from ground.rules.services import load_first_versions


class Command(BaseCommand):
    help = "Publish the rules that come with the product, where there are none yet."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_first_versions()} published")
