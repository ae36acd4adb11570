"""Is each thing the site stands on there? Each question is asked for real."""

from collections.abc import Callable

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from marketplace.celery import app

_FAULTS = (DatabaseError, OperationalError, RedisError, OSError)


def database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def shared_cache() -> None:
    cache.set("readyz", 1, 10)
    if cache.get("readyz") != 1:
        raise OSError("the cache forgets")


def broker() -> None:
    with app.connection_for_write() as link:
        link.ensure_connection(max_retries=1, timeout=2)


def storage() -> None:
    name = default_storage.save("readyz.txt", ContentFile(b"ready"))
    default_storage.delete(name)


FOUNDATIONS: dict[str, Callable[[], None]] = {
    "database": database,
    "cache": shared_cache,
    "broker": broker,
    "storage": storage,
}


def readiness() -> dict[str, str]:
    """Each foundation's name with "ok" or the kind of its fault."""
    return {name: _state(ask) for name, ask in FOUNDATIONS.items()}


def _state(ask: Callable[[], None]) -> str:
    try:
        ask()
    except _FAULTS as fault:
        return type(fault).__name__
    return "ok"
