from django.core.management.base import BaseCommand

from programme.training.services import load_rule


class Command(BaseCommand):
    help = "Load the first rule of what finishing a course takes; as often as one likes."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"rule of {load_rule()}")
