"""What can go wrong on the way, asked for by a test: each fault strikes the next call once."""

import threading
from collections import deque

KINDS = {
    "drop_before",  # the connection breaks before anything is done
    "drop_after",  # done and stored, and the answer never arrives
    "timeout_before",  # silence, and nothing is done
    "timeout_after",  # done and stored, and then silence
    "500",
    "502",  # a proxy's HTML
    "503",
    "429",
    "429_retry",  # with stripe-should-retry: true
    "409",
    "401",
    "garbage",  # 200 with what is not JSON
}


class Faults:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.queue: deque[str] = deque()
        self.is_holding = False
        self.is_reversed = False
        self.has_twins = False
        self.number_of_copies = 1
        self.silence = threading.Event()

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

    def disturb(self, form: dict[str, str]) -> None:
        """`reversed`: the newest event first; `twins`: each comes under a second id as well."""
        self.is_reversed = form.get("reversed", "") == "1"
        self.has_twins = form.get("twins", "") == "1"

    def next(self) -> str:
        with self.lock:
            return self.queue.popleft() if self.queue else ""

    def holds_webhooks(self) -> bool:
        return self.is_holding

    def copies(self) -> int:
        return self.number_of_copies

    def be_silent(self) -> None:
        """Longer than any client waits; the end of the server ends it."""
        self.silence.wait(90)
