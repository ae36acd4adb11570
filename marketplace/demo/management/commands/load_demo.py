import sys
import time

from django.core.management.base import BaseCommand, CommandParser

from catalog.search.services import rebuild_index
from marketplace.demo.board import load_board
from marketplace.demo.bulk import load_works
from marketplace.demo.closing import close_books
from marketplace.demo.codes import load_codes
from marketplace.demo.contests import load_contests
from marketplace.demo.desk import load_desk
from marketplace.demo.drawings import finish_sizes
from marketplace.demo.finance import load_finance
from marketplace.demo.life import load_cooperative
from marketplace.demo.market import Market, load_market
from marketplace.demo.offers import load_offers
from marketplace.demo.pages import load_pages
from marketplace.demo.payouts import load_payouts
from marketplace.demo.people import load_people
from marketplace.demo.posts import load_posts
from marketplace.demo.rates import load_rates
from marketplace.demo.sharing import load_sharing
from marketplace.demo.survey import load_survey
from marketplace.demo.training import load_training
from marketplace.demo.version import is_older, note_version
from marketplace.demo.voices import load_voices
from marketplace.demo.wishes import load_wishes
from marketplace.demo.year import load_year

OLDER = (
    "这份演示是旧版本留下的，没有后来加的人和页面：make demo-reset 换成新的，现在这份会删掉。",
    "This demo is kept from an older version and lacks people and pages added since:"
    " `make demo-reset` brings the new market and deletes this one.",
)


class Command(BaseCommand):
    help = "Load the invented market; what is there already stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--works", type=int, default=0, help="A large market of so many works.")
        parser.add_argument("--year", action="store_true", help="Twelve months of invented trade.")

    def handle(self, *args: object, **options: int) -> None:
        if is_older():
            self._keep()
        else:
            note_version()
            self._load(options)

    def _load(self, options: dict[str, int]) -> None:
        started = time.perf_counter()
        market = load_market(self._tell)
        load_desk(market, load_people())
        if options["year"]:
            self._year()
        load_payouts(market, load_people())
        self._cooperative(market)
        load_voices(market, load_people())
        load_wishes(market)
        self.stdout.write(f"  {load_pages(market, load_people())} pages written")
        load_rates()
        load_offers(load_people())
        self._programme(market)
        load_codes(load_people())
        if finish_sizes():
            self.stdout.write("  picture sizes made")
        if options["works"]:
            rate = load_works(market, options["works"])
            self.stdout.write(f"  {rate:.0f} works a second")
        number = rebuild_index()
        self.stdout.write(f"{number} works on show ({time.perf_counter() - started:.0f} s)")

    def _keep(self) -> None:
        """It lacks what was invented since; half of that beside it would be worse."""
        for line in OLDER:
            self.stdout.write(self.style.WARNING(f"  {line}"))
        finish_sizes()
        rebuild_index()

    def _programme(self, market: Market) -> None:
        """Contests after the voices, for they add an honour; the board last: it counts all."""
        load_training(market, load_people())
        load_survey(load_people())
        load_finance(market, load_people())
        load_contests(market, load_people())
        people = load_people()
        load_posts(market, people)
        load_sharing(people)
        load_board(people)

    def _cooperative(self, market: Market) -> None:
        started = time.perf_counter()
        if load_cooperative(market, load_people()):
            self.stdout.write(f"  a cooperative's days in {time.perf_counter() - started:.0f} s")

    def _year(self) -> None:
        """Traded once; its closing is printed each time."""
        started = time.perf_counter()
        load_year(self._tell)
        seconds = time.perf_counter() - started
        for line in close_books():
            self.stdout.write(line)
        self.stdout.write(f"  a year of trade in {seconds:.0f} s")

    def _tell(self, line: str) -> None:
        """One line that counts up on a terminal; every tenth elsewhere."""
        if sys.stdout.isatty():
            self.stdout.write(f"\r{line}   ", ending="")
        elif line.split()[1].endswith("0"):
            self.stdout.write(line)
