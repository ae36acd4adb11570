"""`make bench`: our pages, Oscar's stock pages and a bare view; same data, same run, as ratios."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psutil

from tests.bench.markets import DATABASES, Market, market
from tests.bench.measures import Figure, Meter, fresh, kept, measure
from tests.bench.purchase import Buyer, rush
from tests.stack import ROOT, site

STOCK_PAGES = {
    "Oscar's work page": ("/catalogue/{}/", 60),
    "Oscar's list": ("/catalogue/", 20),
    "Oscar's search": ("/search/?q=Work", 4),
}
PURCHASES = 40


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def facts(here: Market, *question: object) -> dict:
    command = [sys.executable, "-m", "tests.bench.facts", *map(str, question)]
    found = subprocess.run(
        command, cwd=ROOT, env=here.stack.environment, check=True, capture_output=True, text=True
    )
    return json.loads(found.stdout)


def our_pages(here: Market) -> dict[str, tuple]:
    known = facts(here, "samples")
    last = int(known["works"]) // 24
    search = f"/works/?q={quote(known['craft'])}"
    return {
        "cached list": (kept("/works/"), 1500),
        "cached work page": (kept(known["work"]), 1500),
        "list": (fresh("/works/"), 150),
        "list, one craft family": (fresh("/works/?craft=embroidery"), 150),
        f"list, page {min(200, last)}": (fresh(f"/works/?page={min(200, last)}"), 150),
        "search": (fresh(search), 150),
        "work page": (fresh(known["work"]), 150),
        "home": (fresh("/"), 150),
    }


def ours(here: Market) -> list[Figure]:
    with site(here.stack, "tests.bench.settings") as server:
        meter = Meter(here.stack.site, server, here.postmaster)
        figures = [measure("yardstick", meter, kept("/yardstick/"), 2000)]
        pages = our_pages(here).items()
        figures += [measure(name, meter, paths, number) for name, (paths, number) in pages]
        return [*figures, purchase(here, meter)]


def purchase(here: Market, meter: Meter) -> Figure:
    """Work page, basket, checkout, placing: CPU of the site for the whole of it."""
    work = facts(here, "a_work", PURCHASES + 5)
    for _ in range(5):
        Buyer(meter.port).place(**work)
    before, started = meter.cpu_seconds(), time.perf_counter()
    for _ in range(PURCHASES):
        Buyer(meter.port).place(**work)
    seconds = time.perf_counter() - started
    spent = meter.cpu_seconds() - before
    return Figure("whole purchase", spent / PURCHASES * 1000, PURCHASES / seconds, 0)


def stock(here: Market) -> list[Figure]:
    with site(here.stack, "tests.bench.stock.settings") as server:
        meter = Meter(here.stack.site, server, here.postmaster)
        return [
            measure(name, meter, fresh(path.format("work-0_1")), number)
            for name, (path, number) in STOCK_PAGES.items()
        ]


def crowds(here: Market) -> None:
    """Success is what the database calls paid, not what was answered."""
    with site(here.stack):
        for buyers in (8, 50):
            work = facts(here, "a_work", buyers)
            before = facts(here, "state", work["work"])["paid"]
            faults = [fault for fault in rush(here.stack.site, buyers, **work) if fault]
            now = settled(here, work["work"], before + buyers - len(faults))
            paid = now["paid"] - before
            say(
                f"{here.name}: {buyers} buyers at once: {paid} paid, {len(faults)} failed, "
                f"{now['oversold']} oversold, ledger {now['ledger']} {faults[:1]}"
            )


def settled(here: Market, work: int, expected: int) -> dict:
    """Until the webhooks have come, or a minute has passed."""
    deadline = time.monotonic() + 60
    while (now := facts(here, "state", work))["paid"] < expected and time.monotonic() < deadline:
        time.sleep(1)
    return now


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


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--works", type=int, default=10_000)
    arguments.add_argument("--databases", nargs="+", choices=DATABASES, default=[*DATABASES])
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="qiaoshou-bench-") as folder:
        for name in chosen.databases:
            with market(name, Path(folder) / name, chosen.works) as here:
                table(name, [*ours(here), *stock(here)])
                crowds(here)


if __name__ == "__main__":
    main()
