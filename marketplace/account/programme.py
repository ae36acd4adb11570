"""What the plan's measures keep of her: her record, her steps, her spells, her household."""

from collections.abc import Iterator
from typing import Any

from ground.accounts.models import User
from marketplace.account.finance import finance_parts, withheld_parts
from marketplace.account.posts import posts_asked_for
from marketplace.account.survey import survey_parts
from marketplace.account.training import taught_by, training_parts
from programme.competitions.exhibition_queries import lots_of
from programme.competitions.queries import entries_of
from programme.pairing.queries import pairings_of
from programme.record.models import Person
from programme.record.move_queries import handovers_of, homes_of
from programme.record.queries import known_person, spells_of, way_of
from sellers.artisans.models import Artisan


def programme_parts(user: User) -> dict[str, Any]:
    artisan = Artisan.objects.filter(user=user).first()
    person = known_person(artisan) if artisan else None
    parts = {**_record(person), **finance_parts(person)} if person else {}
    kept = {**parts, **training_parts(user)} if person else None
    return {"programme": kept, "teaches": taught_by(user), **withheld_parts(user)}


def _record(person: Person) -> dict[str, Any]:
    steps = way_of(person).values("kind", "happened_on", "about_zh", "region__name_zh")
    spells = spells_of(person).values("kind", "began_on", "ended_on", "evidence")
    lists = [
        {"status": row.status, "source": row.source, "checked_on": row.checked_on}
        for row in person.poverty.all()
    ]
    return {
        "name": person.name_zh,
        "home": person.home,
        "place": person.place_zh,
        "phone": person.phone,
        "shares": person.shares,
        "certificate_seen": person.checked_at,
        "steps": list(steps),
        **_moves(person),
        "spells": list(spells),
        "household": lists,
        "surveys": survey_parts(person),
        "competitions": list(_entries(person)),
        "exhibited": list(_lots(person)),
        "pairings": list(_pairings(person)),
        "posts": list(posts_asked_for(person)),
    }


def _lots(person: Person) -> Any:
    return lots_of(person).values("exhibition__name_zh", "title_zh", "state", "number")


def _moves(person: Person) -> dict[str, Any]:
    homes = homes_of(person).values("region__name_zh", "place_zh", "since", "until")
    moves = handovers_of(person).values("to_region__name_zh", "since", "state", "way", "asked_at")
    return {"homes": list(homes), "moves": list(moves)}


def _entries(person: Person) -> Iterator[dict[str, Any]]:
    for entry in entries_of(person):
        yield {
            "competition": entry.event.competition.name_zh,
            "event": entry.event.name_zh,
            "state": entry.state,
            "needs": entry.needs,
            "place": entry.place,
            "entered_at": entry.entered_at,
        }


def _pairings(person: Person) -> Iterator[dict[str, Any]]:
    for pairing in pairings_of(person).prefetch_related("grants", "visits"):
        yield {
            "model": pairing.get_model_display(),
            "from": pairing.from_on,
            "until": pairing.until_on,
            "grants": [each.kind for each in pairing.grants.all() if each.ended_at is None],
            "visits": [
                (visit.on, visit.done_zh, visit.result_zh) for visit in pairing.visits.all()
            ],
        }
