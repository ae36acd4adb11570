"""What the stand-in remembers: one SQLite file, so that a restart forgets nothing."""

import json
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from shop.payments.standin.refusals import Refusal

Object = dict[str, Any]

_TABLES = """
CREATE TABLE IF NOT EXISTS objects (id TEXT PRIMARY KEY, kind TEXT, made REAL, body TEXT);
CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, asked TEXT, status INTEGER, body TEXT);
CREATE TABLE IF NOT EXISTS events (
    id TEXT PRIMARY KEY, body TEXT, due REAL, tries INTEGER DEFAULT 0, delivered INTEGER DEFAULT 0
);
CREATE TABLE IF NOT EXISTS later (id TEXT, state TEXT, due REAL);
CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (kind, made);
"""


class Store:
    """Every access is one at a time; a whole request is one transaction."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.lock = threading.RLock()
        self.database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self.database.execute("PRAGMA journal_mode=WAL")
        self.database.executescript(_TABLES)

    def in_transaction(self, work: Callable[[], Any]) -> Any:
        with self.lock:
            self.database.execute("BEGIN IMMEDIATE")
            try:
                result = work()
            except BaseException:
                self.database.execute("ROLLBACK")
                raise
            self.database.execute("COMMIT")
            return result

    def save(self, body: Object) -> Object:
        self.database.execute(
            "INSERT INTO objects VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET body = excluded.body",
            (body["id"], body["object"], time.time(), json.dumps(body)),
        )
        return body

    def get(self, kind: str, name: str) -> Object | None:
        row = self.database.execute(
            "SELECT body FROM objects WHERE id = ? AND kind = ?", (name, kind)
        ).fetchone()
        return json.loads(row[0]) if row else None

    def need(self, kind: str, name: str) -> Object:
        """Raises Refusal, as Stripe does, where there is none."""
        found = self.get(kind, name)
        if found is None:
            raise Refusal(404, "resource_missing", f"No such {kind}: '{name}'")
        return found

    def named(self, name: str) -> Object | None:
        """Of whatever kind."""
        row = self.database.execute("SELECT body FROM objects WHERE id = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def all(self, kind: str) -> list[Object]:
        rows = self.database.execute(
            "SELECT body FROM objects WHERE kind = ? ORDER BY made, rowid", (kind,)
        ).fetchall()
        return [json.loads(row[0]) for row in rows]

    def later(self, name: str, state: str, seconds: float) -> None:
        """The bank's second word about a refund."""
        due = time.time() + seconds
        self.database.execute("INSERT INTO later VALUES (?, ?, ?)", (name, state, due))

    def ripe(self) -> list[tuple[str, str]]:
        """Whose second word is due; each is told once."""
        now = time.time()
        rows = self.database.execute("SELECT id, state FROM later WHERE due <= ?", (now,))
        found = rows.fetchall()
        self.database.execute("DELETE FROM later WHERE due <= ?", (now,))
        return found

    def answer_to(self, key: str) -> tuple[str, int, str] | None:
        """What was asked under an idempotency key, and what it was answered."""
        row: tuple[str, int, str] | None = self.database.execute(
            "SELECT asked, status, body FROM answers WHERE key = ?", (key,)
        ).fetchone()
        return row

    def remember(self, key: str, asked: str, status: int, body: str) -> None:
        self.database.execute("INSERT INTO answers VALUES (?, ?, ?, ?)", (key, asked, status, body))

    def tell(self, kind: str, subject: Object) -> None:
        """An event, to be delivered to the site's webhook."""
        event = {
            "id": new_id("evt"),
            "object": "event",
            "type": kind,
            "api_version": "2026-10-28.endive",
            "created": int(time.time()),
            "livemode": False,
            "data": {"object": subject},
        }
        self.database.execute(
            "INSERT INTO events (id, body, due) VALUES (?, ?, ?)",
            (event["id"], json.dumps(event), time.time()),
        )

    def due_events(self) -> list[tuple[str, str, int]]:
        with self.lock:
            return self.database.execute(
                "SELECT id, body, tries FROM events WHERE NOT delivered AND due <= ? "
                "ORDER BY due, rowid",
                (time.time(),),
            ).fetchall()

    def delivered(self, event: str) -> None:
        with self.lock:
            self.database.execute("UPDATE events SET delivered = 1 WHERE id = ?", (event,))

    def postpone(self, event: str, seconds: float) -> None:
        with self.lock:
            self.database.execute(
                "UPDATE events SET tries = tries + 1, due = ? WHERE id = ?",
                (time.time() + seconds, event),
            )


def new_id(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(12)}"
