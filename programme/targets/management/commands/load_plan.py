from django.core.management.base import BaseCommand

from programme.targets.plan import load_plan


class Command(BaseCommand):
    help = "Load the targets of the plan of 2017 as they stand in it; as often as one likes."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{load_plan()} targets")
