from django.core.management.base import BaseCommand

from programme.finance.terms import load_terms


class Command(BaseCommand):
    help = "Load the nation's terms of loans from the table; as often as one likes."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{load_terms()} new terms of loans")
