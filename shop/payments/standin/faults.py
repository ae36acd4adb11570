"""What can go wrong on the way, asked for by a test: each fault strikes the next call once."""

import threading
from collections import deque

KINDS = {
    "drop_before",  # the connection breaks before anything is done
    "drop_after",  # done and stored, and the answer never arrives
    "500",
    "429",
    "409",
    "garbage",  # 200 with what is not JSON
}


class Faults:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.queue: deque[str] = deque()
        self.is_holding = False
        self.number_of_copies = 1

    def order(self, kinds: list[str], hold: str | None, copies: str | None) -> None:
        """Raises ValueError for a kind that is not known."""
        if unknown := set(kinds) - KINDS:
            raise ValueError(min(unknown))
        with self.lock:
            self.queue.extend(kinds)
            if hold is not None:
                self.is_holding = hold == "1"
            if copies is not None:
                self.number_of_copies = int(copies)

    def next(self) -> str:
        with self.lock:
            return self.queue.popleft() if self.queue else ""

    def holds_webhooks(self) -> bool:
        return self.is_holding

    def copies(self) -> int:
        return self.number_of_copies
