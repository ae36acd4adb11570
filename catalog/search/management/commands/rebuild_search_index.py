import time

from django.core.management.base import BaseCommand

from catalog.search.services import rebuild_index


class Command(BaseCommand):
    help = "Build the search index anew from the works on show."

    def handle(self, *args: object, **options: object) -> None:
        started = time.perf_counter()
        works = rebuild_index(self._tell)
        rate = works / (time.perf_counter() - started)
        self.stdout.write(f"{works} works are found ({rate:.0f} a second)")

    def _tell(self, done: int, of: int) -> None:
        if done == of or done % 2000 == 0:
            self.stdout.write(f"  {done} of {of}")
