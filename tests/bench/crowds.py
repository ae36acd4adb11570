"""Many buyers at once: orders a second, the slowest of a hundred, nothing sold twice."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException

from tests.bench.markets import Market
from tests.bench.purchase import Buyer, Failed, StockBuyer, pay
from tests.bench.questions import ask
from tests.stack import site

BUYERS = (8, 50)
SCARCE = 20
HEAD = f"{'checkout':20}" + "".join(
    f"{name:>10}" for name in ("placed", "failed", "placed/s", "paid/s", "p50 s", "p99 s")
)
Purchase = Callable[[], None]


@dataclass(frozen=True)
class Crowd:
    """`times`: seconds of each purchase that came to its end, the quickest first."""

    began: float
    seconds: float
    times: list[float]
    faults: list[str]

    def quantile(self, share: float) -> float:
        return self.times[min(len(self.times) - 1, int(len(self.times) * share))]


def crowd(buyers: int, purchases: int, purchase: Purchase) -> Crowd:
    """So many buyers who each begin again until all purchases are made."""

    def buy(_: int) -> tuple[float, str]:
        started = time.perf_counter()
        try:
            purchase()
        except (Failed, HTTPException, OSError, TypeError) as fault:
            return 0.0, str(fault) or type(fault).__name__
        return time.perf_counter() - started, ""

    began, started = time.time(), time.perf_counter()
    with ThreadPoolExecutor(buyers) as pool:
        made = list(pool.map(buy, range(purchases)))
    times = sorted(seconds for seconds, fault in made if not fault)
    faults = [fault for _, fault in made if fault]
    return Crowd(began, time.perf_counter() - started, times, faults)


def row(name: str, made: Crowd, paid_seconds: float | None = None) -> str:
    done = len(made.times)
    rates = [
        f"{done / seconds:.2f}" if seconds else "–" for seconds in (made.seconds, paid_seconds)
    ]
    slow = [f"{made.quantile(share):.2f}" for share in (0.5, 0.99)] if done else ["–", "–"]
    cells = [done, len(made.faults), *rates, *slow]
    return f"{name:20}" + "".join(f"{cell:>10}" for cell in cells)


def our_crowds(here: Market, purchases: int) -> list[str]:
    """Success is what the database calls paid, not what was answered."""
    with site(here.stack):
        before = ask(here.stack, "money")
        lines = [_ours(here, buyers, purchases) for buyers in BUYERS]
        lines.append(_last_pieces(here))
        after = ask(here.stack, "money")
    books, stripe = (after[name] - before[name] for name in ("books", "stripe"))
    lines.append(
        f"books grew by {books} fen, Stripe by {stripe}; all accounts sum to {after['sum']}"
    )
    if books != stripe or after["sum"]:
        raise SystemExit("\n".join([*lines, "The books and Stripe do not agree."]))
    return lines


def _ours(here: Market, buyers: int, purchases: int) -> str:
    work = ask(here.stack, "a_work", purchases)
    port = here.stack.site
    made = crowd(buyers, purchases, lambda: pay(Buyer(port).place(**work)))
    now = ask(here.stack, "settled", work["work"], purchases - len(made.faults), made.began)
    _refuse_oversold(now)
    line = row(f"ours, {buyers} buyers", made, now["last"] - made.began)
    return f"{line}   {now['paid']} paid, {now['oversold']} oversold {made.faults[:1] or ''}"


def _last_pieces(here: Market) -> str:
    """More buyers than pieces: the others are told, and nothing breaks."""
    work, buyers, port = ask(here.stack, "a_work", SCARCE), BUYERS[-1], here.stack.site
    made = crowd(buyers, buyers, lambda: pay(Buyer(port).place(**work)))
    now = ask(here.stack, "settled", work["work"], SCARCE, made.began)
    _refuse_oversold(now)
    broken = [fault for fault in made.faults if ": 5" in fault]
    return (
        f"{buyers} buyers of the last {SCARCE} pieces: {now['paid']} paid, "
        f"{len(made.faults) - len(broken)} told that none is left, {len(broken)} errors, "
        f"{now['oversold']} oversold"
    )


def _refuse_oversold(now: dict) -> None:
    if now["oversold"]:
        raise SystemExit(f"{now['oversold']} pieces were sold that are not there.")


def stock_crowds(port: int, purchases: int) -> list[str]:
    """Oscar's own checkout has no payment; it ends where the order is placed."""
    return [
        row(f"Oscar's, {n} buyers", crowd(n, purchases, lambda: StockBuyer(port).place_stock(1)))
        for n in BUYERS
    ]
