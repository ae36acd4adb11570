"""以赛促训: who of the entrants had learned the craft before, who enrolled after."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.desk.practice import lines_of, whole_of
from programme.competitions.models import Allotment, Competition, Entry, Event
from programme.record.models import Step
from programme.record.services import note_step, void_step
from tests.cast import a_craft
from tests.programme.people import a_county_officer, a_person
from tests.programme.training.given import today

pytestmark = pytest.mark.django_db
BEFORE, AFTER = today() - timedelta(days=30), today() - timedelta(days=5)
HELD = today() - timedelta(days=10)


@pytest.fixture
def officer():
    return a_county_officer()


def a_competition(officer):
    return Competition.objects.create(
        organ=officer.organ, made_by=officer.user, name_zh="县里的比赛", level="county",
        place_zh="凯里", notice_zh="来", enter_until=HELD, held_on=HELD, state="judging",
    )  # fmt: skip


def an_event(competition, name="刺绣"):
    event = Event.objects.create(
        competition=competition, craft=a_craft(), name_zh=name, quota=90, minutes=60
    )
    Allotment.objects.create(event=event, unit_key="522601", places=90)
    return event


def entered(event, many, learned=0, enrols=0):
    """So many women, of whom the first had learned it, and the last enrol after."""
    women = [a_person() for _ in range(many)]
    for woman in women:
        Entry.objects.create(event=event, allotment=event.allotments.get(), person=woman)
    for woman in women[:learned]:
        step(woman, Step.Kind.FINISHED, BEFORE, event.craft)
    for woman in women[many - enrols :]:
        step(woman, Step.Kind.ENROLLED, AFTER, event.craft)
    return women


def step(woman, kind, day, craft):
    return note_step(person=woman, kind=kind, proof=woman, by=None, happened_on=day, craft=craft)


def numbers(line):
    return (line.entered, line.before, line.after)


def test_each_event_counts_before_and_after_of_its_own_craft(officer):
    competition = a_competition(officer)
    event, other = an_event(competition), an_event(competition, "剪纸")
    women = entered(event, 6, learned=2, enrols=3)
    entered(other, 1)
    # Too late, too early, taken back, another craft: none of these counts.
    step(women[5], Step.Kind.FINISHED, AFTER, event.craft)
    step(women[0], Step.Kind.ENROLLED, BEFORE, event.craft)
    void_step(kind=Step.Kind.FINISHED, proof=women[1], reason="记错了", by=None)
    step(women[4], Step.Kind.FINISHED, BEFORE, a_craft("cut", "剪纸"))

    lines = lines_of(competition, hides=False)

    assert [numbers(line) for line in lines] == [(6, 1, 3), (1, 0, 0)]
    assert numbers(whole_of(lines)) == (7, 1, 3)


def test_two_rows_of_one_woman_are_one_and_who_withdrew_is_none(officer):
    event = an_event(a_competition(officer))
    woman, gone = entered(event, 2)
    Entry.objects.filter(person=gone).update(state="withdrawn")
    step(a_person(same_as=woman), Step.Kind.FINISHED, BEFORE, event.craft)

    (line,) = lines_of(event.competition, hides=False)

    assert numbers(line) == (1, 1, 0)


@pytest.mark.parametrize(
    ("many", "learned", "enrols", "hidden"),
    [(10, 5, 0, False), (10, 10, 5, False), (10, 4, 0, True), (10, 0, 1, True), (10, 9, 0, True),
     (0, 0, 0, False), (3, 0, 0, True)],
)  # fmt: skip
def test_outside_a_count_that_tells_is_hidden_and_with_it_the_sum(
    officer, many, learned, enrols, hidden
):
    competition = a_competition(officer)
    entered(an_event(competition), many, learned, enrols)
    entered(an_event(competition, "剪纸"), 10, 5, 5)

    lines = lines_of(competition, hides=True)

    assert [line.is_hidden for line in lines] == [hidden, False]
    assert (whole_of(lines) is None) is hidden


def test_who_holds_it_reads_every_count_and_others_what_does_not_tell(client, officer):
    competition = a_competition(officer)
    entered(an_event(competition), 3, learned=1)
    page = f"/desk/programme/practice/{competition.pk}/"
    below = a_county_officer(officer.organ.region, kind="women")

    client.force_login(officer.user)
    assert "少，不写" not in client.get(page).content.decode()
    client.force_login(below.user)
    shown = client.get(page).content.decode()

    assert shown.count("少，不写") == 2
    assert "各项目加起来" not in shown
    assert client.get("/desk/programme/practice/").status_code == 200
    assert client.get("/desk/programme/practice/999999/").status_code == 404


def test_many_entrants_ask_no_more_of_the_database(client, officer):
    competition = a_competition(officer)
    event = an_event(competition)
    client.force_login(officer.user)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/desk/programme/practice/{competition.pk}/")
        return len(asked)

    entered(event, 1, 1, 1)
    few = queries()
    entered(event, 6, 3, 3)
    entered(an_event(competition, "剪纸"), 2)

    assert queries() == few <= 12
