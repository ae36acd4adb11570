"""Ten at once for the last place; marks while the scoring closes; two officers at one press."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from programme.competitions.closing import close_scoring
from programme.competitions.errors import CompetitionError
from programme.competitions.models import Allotment, Competition, Entry, Score
from tests.programme.competitions.contests import a_colleague, a_contest, an_entry, begun, marks
from tests.programme.people import a_person

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 6


def at_once(deeds):
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            deed()
        except CompetitionError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


def test_the_last_place_goes_to_one():
    contest = a_contest(quota=1)
    women = [a_person(f"秀英{n}", identity_print=f"{n}" * 64) for n in range(MANY)]

    answers = at_once([lambda each=each: an_entry(contest, each) for each in women])

    assert answers == ["QuotaFull"] * (MANY - 1) + ["done"]
    assert (Entry.objects.count(), Allotment.objects.get().taken) == (1, 1)


def test_a_mark_comes_before_the_end_and_counts_or_is_refused():
    contest = a_contest()
    officer = contest.made_by.officer
    other = a_colleague(officer)
    entry = an_entry(contest, a_person(identity_print="1" * 64))
    judges = begun(contest, 4)
    for judge in judges[:3]:
        marks(judge, entry, 80)

    answers = at_once([
        lambda: marks(judges[3], entry, 100),
        lambda: close_scoring(competition=Competition.objects.get(), officer=officer),
        lambda: close_scoring(competition=Competition.objects.get(), officer=other),
    ])  # fmt: skip

    entry.refresh_from_db()
    counted = {3: 80_000, 4: 85_000}
    assert entry.points == counted[entry.judged_by]
    assert answers.count("done") == 1 + (entry.judged_by == MANY - 2)
    assert Score.objects.filter(is_sealed=True).count() == 2 * entry.judged_by
