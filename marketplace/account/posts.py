"""Which posts she asked for, and what became of that."""

from collections.abc import Iterator
from typing import Any

from programme.posts.models import Candidacy
from programme.record.models import Person
from programme.record.queries import hers


def posts_asked_for(person: Person) -> Iterator[dict[str, Any]]:
    rows = Candidacy.objects.filter(hers(person)).select_related(
        "post__enterprise", "post__cooperative"
    )
    for row in rows:
        yield {
            "post": row.post.title_zh,
            "employer": row.post.employer,
            "state": row.state,
            "asked_at": row.asked_at,
            "answer": row.answer_zh,
        }
