"""A light HTTP client: it must cost less than what it measures."""

import selectors
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass
class Tally:
    answered: int = 0
    failed: int = 0


class Connection:
    """One kept-alive connection that always has one request under way."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.buffer = b""
        self.cookie = f"Cookie: {cookie}\r\n" if cookie else ""

    def ask(self, path: str) -> None:
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n"
        self.socket.sendall(f"{head}{self.cookie}\r\n".encode())

    def read(self) -> int | None:
        """The status, once an answer has come whole; None before."""
        chunk = self.socket.recv(262_144)
        if not chunk:
            raise ConnectionError("closed while answering")
        self.buffer += chunk
        head, separator, body = self.buffer.partition(b"\r\n\r\n")
        if not separator:
            return None
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if len(body) < length:
            return None
        self.buffer = body[length:]
        return int(head[9:12])


def run(
    port: int,
    paths: Callable[[], Iterator[str]],
    *,
    connections: int,
    requests: int,
    cookie: str = "",
) -> tuple[Tally, float]:
    """Ask so many requests over so many connections; the tally and the seconds it took."""
    source, tally, chooser = paths(), Tally(), selectors.DefaultSelector()
    started, asked = time.perf_counter(), 0
    for _ in range(connections):
        connection = Connection(port, cookie)
        chooser.register(connection.socket, selectors.EVENT_READ, connection)
        connection.ask(next(source))
        asked += 1
    while tally.answered < asked:
        for key, _ in chooser.select(timeout=60):
            status = key.data.read()
            if status is None:
                continue
            tally.answered += 1
            tally.failed += status != 200
            if asked < requests:
                key.data.ask(next(source))
                asked += 1
    seconds = time.perf_counter() - started
    for key in list(chooser.get_map().values()):
        key.data.socket.close()
    return tally, seconds
