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


def fresh(path: str) -> Paths:
    """Each time under a query that no page is kept for."""
    join = "&" if "?" in path else "?"
    return lambda: (f"{path}{join}fresh={number}" for number in count())


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

    def cpu_seconds(self) -> float:
        processes = [self.server, *self.server.children(recursive=True)]
        if self.postmaster:
            database = psutil.Process(self.postmaster)
            processes += [database, *database.children(recursive=True)]
        return sum(sum(process.cpu_times()[:2]) for process in processes)


def measure(name: str, meter: Meter, paths: Paths, requests: int) -> Figure:
    """CPU over one connection after a warm-up; requests a second over 1 and over 32."""
    port = meter.port
    refuse_failures(name, client.run(port, paths, connections=4, requests=min(40, requests))[0])
    before = meter.cpu_seconds()
    tally, seconds = client.run(port, paths, connections=1, requests=requests)
    spent = meter.cpu_seconds() - before
    refuse_failures(name, tally)
    cpu = spent / requests * 1000
    if cpu > _TOO_SLOW_FOR_A_CROWD:
        return Figure(name, cpu, requests / seconds, 0)
    crowd, crowded = client.run(port, paths, connections=32, requests=requests)
    refuse_failures(name, crowd)
    return Figure(name, cpu, requests / seconds, requests / crowded)


def refuse_failures(name: str, tally: client.Tally) -> None:
    if tally.failed:
        raise SystemExit(f"{name}: {tally.failed} of {tally.answered} answers failed")
