"""`make bench`: our pages, Oscar's stock pages and a bare view; same data, same run, as ratios."""

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import psutil

from tests.bench.crowds import HEAD, our_crowds, stock_crowds
from tests.bench.markets import DATABASES, Market, market
from tests.bench.measures import Figure, Meter, fresh, kept, measure
from tests.bench.purchase import Buyer
from tests.bench.questions import ask
from tests.bench.vitals import SLOWER, vitals
from tests.stack import site

STOCK_PAGES = {
    "Oscar's work page": ("/catalogue/{}/", 60),
    "Oscar's list": ("/catalogue/", 20),
    "Oscar's search": ("/search/?q=Work", 4),
}
STORY, CAMPAIGN = "/stories/long-caiyun/", "/campaigns/spring-festival/"
PURCHASES = 40
_DEAR = 9_000_000  # yuan: no work costs more, so that a filter by it leaves all


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def our_pages(here: Market) -> dict[str, tuple]:
    known = ask(here.stack, "samples")
    last = int(known["works"]) // 24
    search = f"/works/?q={quote(known['craft'])}"
    return {
        "cached list": (kept("/works/"), 1500),
        "cached work page": (kept(known["work"]), 1500),
        "cached home": (kept("/"), 1500),
        "cached story": (kept(STORY), 1500),
        "cached campaign": (kept(CAMPAIGN), 1500),
        "list": (fresh("/works/"), 150),
        "list, one craft family": (fresh("/works/?craft=embroidery"), 150),
        f"list, page {min(200, last)}": (fresh(f"/works/?page={min(200, last)}"), 150),
        "search": (fresh(search), 150),
        "work page": (fresh(known["work"]), 150),
        "home": (fresh("/"), 150),
        "story": (fresh(STORY), 150),
        "campaign": (fresh(CAMPAIGN), 150),
        "API, 50 works": (fresh("/api/v1/works/", "max", _DEAR), 150),
    }


def ours(here: Market) -> list[Figure]:
    with site(here.stack, "tests.bench.settings") as server:
        meter = Meter(here.stack.site, server, here.postmaster)
        figures = [measure("yardstick", meter, kept("/yardstick/"), 2000)]
        pages = our_pages(here).items()
        figures += [measure(name, meter, paths, number) for name, (paths, number) in pages]
        figures.append(board(here, meter))
        figures.append(purchase(here, meter))
        waits(here)
        return figures


def board(here: Market, meter: Meter) -> Figure:
    """Of the nation, for its officer, who is signed in; as the worker reckoned it."""
    signed_in = replace(meter, cookie=ask(here.stack, "an_officer")["cookie"])
    path = "/desk/programme/targets/?period=2017-2020"
    return measure(f"board, {here.women:,} women", signed_in, kept(path), 60)


def waits(here: Market) -> None:
    """LCP and INP of what a reader opens first."""
    known = ask(here.stack, "samples")
    paths = {"home": "/", "list": "/works/", "work page": known["work"]}
    paths |= {"story": STORY, "campaign": CAMPAIGN}
    say(f"\n{here.name}: 400 kbit/s, 400 ms there and back, a phone {SLOWER} times slower")
    for line in vitals((name, f"{here.stack.url}{path}") for name, path in paths.items()):
        say(line)


def purchase(here: Market, meter: Meter) -> Figure:
    """Work page, basket, checkout, placing: CPU of the site for the whole of it."""
    work = ask(here.stack, "a_work", PURCHASES + 5)
    for _ in range(5):
        Buyer(meter.port).place(**work)
    before, started = meter.cpu_seconds(), time.perf_counter()
    for _ in range(PURCHASES):
        Buyer(meter.port).place(**work)
    seconds = time.perf_counter() - started
    spent = meter.cpu_seconds() - before
    return Figure("whole purchase", spent / PURCHASES * 1000, PURCHASES / seconds, 0)


def stock(here: Market, purchases: int) -> tuple[list[Figure], list[str]]:
    with site(here.stack, "tests.bench.stock.settings") as server:
        meter = Meter(here.stack.site, server, here.postmaster)
        figures = [
            measure(name, meter, fresh(path.format("work-0_1")), number)
            for name, (path, number) in STOCK_PAGES.items()
        ]
        return figures, stock_crowds(here.stack.site, purchases)


def table(name: str, figures: list[Figure]) -> None:
    yard = figures[0]
    say(f"\n{name}, {psutil.cpu_count()} cores")
    say(f"{'page':28}{'CPU ms':>9}{'× yard':>9}{'req/s 1':>10}{'req/s 32':>10}{'% of yard':>11}")
    for each in figures:
        share = f"{each.rate_32 / yard.rate_32 * 100:.0f}" if each.rate_32 else "–"
        say(
            f"{each.name:28}{each.cpu_ms:9.2f}{each.cpu_ms / yard.cpu_ms:9.1f}"
            f"{each.rate_1:10.1f}{each.rate_32:10.1f}{share:>11}"
        )


def compare(here: Market, purchases: int) -> None:
    figures = ours(here)
    stock_figures, stock_rows = stock(here, purchases)
    table(here.name, [*figures, *stock_figures])
    say(f"\n{here.name}: {purchases} purchases each\n{HEAD}")
    for line in [*our_crowds(here, purchases), *stock_rows]:
        say(line)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--works", type=int, default=10_000)
    arguments.add_argument("--women", type=int, default=10_000)
    arguments.add_argument("--purchases", type=int, default=200)
    arguments.add_argument("--databases", nargs="+", choices=DATABASES, default=[*DATABASES])
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="qiaoshou-bench-") as folder:
        for name in chosen.databases:
            with market(name, Path(folder) / name, chosen.works, chosen.women) as here:
                compare(here, chosen.purchases)


if __name__ == "__main__":
    main()
