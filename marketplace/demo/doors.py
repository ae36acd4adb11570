"""Whose doors stand on the demo's page: of those who are there, and whose door leads somewhere."""

from collections.abc import Callable

from django.db.models import Q
from django.utils import timezone

from ground.accounts.models import User
from marketplace.demo.people import PEOPLE, Person


def _in_force(role: str) -> Q:
    return Q(**{f"{role}__ended_at": None, f"{role}__until__gte": timezone.localdate()})


# By the door: who may pass it, as the page behind it asks.
_MAY: dict[str, Callable[[], Q]] = {
    "studio": lambda: Q(artisan__isnull=False),
    "studio-helping": lambda: Q(helps__isnull=False),
    "coops": lambda: Q(keeps__isnull=False),
    "desk": lambda: Q(officer__is_active=True),
    "desk-targets": lambda: Q(officer__is_active=True),
    "desk-surveying": lambda: _in_force("surveying"),
    "teaching": lambda: _in_force("teaches"),
    "judging": lambda: Q(judges_in__isnull=False, judges_in__ended_at=None),
    "wagtailadmin_home": lambda: Q(groups__isnull=False),
    "money": lambda: Q(is_staff=True),
    "home": Q,
}


def open_doors() -> list[Person]:
    """A market that is kept from an older version lacks whoever was invented since."""
    there = {door: _phones(door) for door in {person.url_name for person in PEOPLE}}
    return [person for person in PEOPLE if person.phone in there[person.url_name]]


def _phones(door: str) -> set[str]:
    asked = [person.phone for person in PEOPLE if person.url_name == door]
    rows = User.objects.filter(_MAY[door](), phone__in=asked, is_active=True)
    return set(map(str, rows.values_list("phone", flat=True)))
