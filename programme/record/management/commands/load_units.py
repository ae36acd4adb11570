from django.core.management.base import BaseCommand

from programme.record.services import load_units


class Command(BaseCommand):
    help = "Load the 33 reporting units of the plan; as often as one likes."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{load_units()} reporting units")
