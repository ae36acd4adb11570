"""What one request costs, and how many a second there are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

import psutil

from tests.bench import client

_TOO_SLOW_FOR_A_CROWD = 400  # ms of CPU a request: 32 at once would wait for minutes
Paths = Callable[[], Iterator[str]]


@dataclass(frozen=True)
class Figure:
    name: str
    cpu_ms: float
    rate_1: float
    rate_32: float


def fresh(path: str, name: str = "fresh", start: int = 0) -> Paths:
    """Each time under a query that no page is kept for, also after a warm-up."""
    join, numbers = "&" if "?" in path else "?", count(start)
    return lambda: (f"{path}{join}{name}={number}" for number in numbers)


def kept(path: str) -> Paths:
    def forever() -> Iterator[str]:
        while True:
            yield path

    return forever


@dataclass(frozen=True)
class Meter:
    """The processes whose time is counted: web workers and, where there is one, PostgreSQL."""

    port: int
    server: psutil.Process
    postmaster: int | None
    cookie: str = ""  # of who is signed in; without one, a reader

    def ask(self, paths: Paths, connections: int, requests: int) -> tuple[client.Tally, float]:
        said = {"connections": connections, "requests": requests}
        return client.run(self.port, paths, cookie=self.cookie, **said)

    def cpu_seconds(self) -> float:
        processes = [self.server, *self.server.children(recursive=True)]
        if self.postmaster:
            database = psutil.Process(self.postmaster)
            processes += [database, *database.children(recursive=True)]
        return sum(sum(process.cpu_times()[:2]) for process in processes)


def measure(name: str, meter: Meter, paths: Paths, requests: int) -> Figure:
    """CPU over one connection after a warm-up; requests a second over 1 and over 32."""
    refuse_failures(name, meter.ask(paths, 4, min(40, requests))[0])
    before = meter.cpu_seconds()
    tally, seconds = meter.ask(paths, 1, requests)
    spent = meter.cpu_seconds() - before
    refuse_failures(name, tally)
    cpu = spent / requests * 1000
    if cpu > _TOO_SLOW_FOR_A_CROWD:
        return Figure(name, cpu, requests / seconds, 0)
    crowd, crowded = meter.ask(paths, 32, requests)
    refuse_failures(name, crowd)
    return Figure(name, cpu, requests / seconds, requests / crowded)


def refuse_failures(name: str, tally: client.Tally) -> None:
    if tally.failed:
        raise SystemExit(f"{name}: {tally.failed} of {tally.answered} answers failed")
