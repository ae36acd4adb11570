"""Judged without names, by three at least; marks stay as they were given."""

import pytest
from django.db import IntegrityError, transaction

from programme.competitions.closing import answer, close_scoring, object_to, settle
from programme.competitions.errors import (
    NoJudge,
    NotAScore,
    NotNow,
    ObjectionsOpen,
    Recused,
    SameOfficer,
    TooFewJudges,
)
from programme.competitions.judging import declare_kin, step_aside
from programme.competitions.models import Competition, Entry, Objection, Score, Sheet
from programme.competitions.queries import sheets_of
from programme.competitions.services import begin_judging, end_judge, name_judge
from tests.programme.competitions.contests import (
    a_colleague,
    a_contest,
    a_verified_woman,
    an_entry,
    begun,
    judges_for,
    marks,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    return a_contest()


@pytest.fixture
def entry(contest):
    return an_entry(contest, a_verified_woman())


def closed(contest, *entries):
    judges = begun(contest)
    for entry in entries:
        for judge in judges:
            marks(judge, entry, 90, 80)
    close_scoring(competition=contest, officer=contest.made_by.officer)
    return judges


def test_numbers_are_drawn_and_each_judge_has_each_piece(contest, entry):
    other = an_entry(contest, a_verified_woman("水妹"))
    judges = begun(contest)

    assert sorted(Entry.objects.values_list("start_number", flat=True)) == [1, 2]
    assert {sheet.entry for sheet in sheets_of(judges[0])} == {entry, other}
    assert Sheet.objects.count() == 6


def test_without_three_judges_nothing_begins(contest, entry):
    judges_for(contest, 2)

    with pytest.raises(NotNow):
        begin_judging(competition=contest, officer=contest.made_by.officer)

    contest.refresh_from_db()
    entry.refresh_from_db()
    assert (contest.state, entry.start_number) == ("open", None)


def test_an_entrant_is_no_judge(contest, entry):
    user = entry.person.artisan.user
    with pytest.raises(NoJudge):
        name_judge(competition=contest, user=user, officer=contest.made_by.officer)


@pytest.mark.parametrize("declares", ["before", "after"])
def test_a_relative_s_piece_is_not_asked_and_refused(contest, entry, declares):
    judges = judges_for(contest, 3)
    if declares == "before":
        declare_kin(judge=judges[0], name=" 彩 云")
    begin_judging(competition=contest, officer=contest.made_by.officer)
    if declares == "after":
        marks(judges[0], entry, 100)
        declare_kin(judge=judges[0], name="彩云")
    before = Score.objects.count()

    with pytest.raises(Recused):
        marks(judges[0], entry, 100)

    assert Score.objects.count() == before
    marks(judges[1], entry, 60)
    marks(judges[2], entry, 70)
    with pytest.raises(TooFewJudges):  # hers does not count, given or not
        close_scoring(competition=contest, officer=contest.made_by.officer)


def test_whose_kin_takes_no_part_learns_nothing(contest, entry):
    judge = begun(contest)[0]

    declare_kin(judge=judge, name="不在的人")

    assert Sheet.objects.exclude(conflict="").count() == 0


def test_she_steps_aside_once(contest, entry):
    judge = begun(contest)[0]
    sheet = Sheet.objects.get(judge=judge)

    step_aside(sheet=sheet, conflict="known", by=judge.user)

    with pytest.raises(NotNow):
        step_aside(sheet=sheet, conflict="known", by=judge.user)


def test_a_correction_is_a_new_row_and_the_first_one_stays(contest, entry):
    judge = begun(contest)[0]

    marks(judge, entry, 90, 80)
    marks(judge, entry, 85.5, 80)

    assert list(Score.objects.values_list("points", "counts")) == [
        (90_000, False),
        (80_000, False),
        (85_500, True),
        (80_000, True),
    ]


@pytest.mark.parametrize("points", [101, -1])
def test_a_mark_beyond_the_scale_is_refused(contest, entry, points):
    judge = begun(contest)[0]
    marks(judge, entry, 90)

    with pytest.raises(NotAScore):
        marks(judge, entry, points)

    assert list(Score.objects.values_list("points", "counts")) == [(90_000, True)] * 2


def test_whose_grant_ended_marks_no_more(contest, entry):
    judges = begun(contest)
    end_judge(judge=judges[0], officer=contest.made_by.officer)

    with pytest.raises(NotNow):
        marks(judges[0], entry, 90)


def test_five_judges_without_the_highest_and_the_lowest(contest, entry):
    for judge, points in zip(begun(contest, 5), (10, 80, 85, 90, 100), strict=True):
        marks(judge, entry, points)

    close_scoring(competition=contest, officer=contest.made_by.officer)

    entry.refresh_from_db()
    assert (entry.points, entry.judged_by, entry.place) == (85_000, 5, 1)


def test_an_entry_with_two_judges_is_not_ranked_beside_one_with_three(contest, entry):
    other = an_entry(contest, a_verified_woman("水妹"))
    judges = begun(contest)
    for judge in judges:
        marks(judge, entry, 70)
    for judge in judges[:2]:
        marks(judge, other, 100)

    close_scoring(competition=contest, officer=contest.made_by.officer)

    places = Entry.objects.order_by("pk").values_list("place", "points")
    assert list(places) == [(1, 70_000), (None, None)]


def test_after_the_notice_no_mark_changes_by_hand_or_by_the_service(contest, entry):
    judges = closed(contest, entry)
    before = list(Score.objects.order_by("pk").values())

    with pytest.raises(NotNow):
        marks(judges[0], entry, 100)
    sealed = Score.objects.filter(is_sealed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        sealed.update(counts=False)
    first = sealed.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Score.objects.create(sheet=first.sheet, criterion=first.criterion, points=100_000)

    assert list(Score.objects.order_by("pk").values()) == before


def test_closed_once(contest, entry):
    closed(contest, entry)
    before = Competition.objects.values().get()

    with pytest.raises(NotNow):
        close_scoring(competition=contest, officer=a_colleague(contest.made_by.officer))

    assert Competition.objects.values().get() == before


def test_who_decided_does_not_answer(contest, entry):
    closed(contest, entry)
    objection = object_to(competition=contest, words="分数不对", said_by="彩云", by=None)

    with pytest.raises(SameOfficer):
        answer(objection=objection, officer=contest.made_by.officer, words="没有错")
    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.update(answered_by=contest.made_by)

    assert Objection.objects.get().answer == ""


def test_it_is_not_settled_before_all_is_answered(contest, entry, a_day_after):
    closed(contest, entry)
    officer = contest.made_by.officer
    objection = object_to(competition=contest, words="分数不对", said_by="彩云", by=None)
    contest.refresh_from_db()

    with pytest.raises(NotNow):
        settle(competition=contest, officer=officer)
    with pytest.raises(ObjectionsOpen):
        settle(competition=contest, officer=officer, today=a_day_after(contest))
    colleague = a_colleague(officer)
    answer(objection=objection, officer=colleague, words="查过了，分数没有错。")
    with pytest.raises(NotNow):
        answer(objection=objection, officer=colleague, words="再答一次")
    settle(competition=contest, officer=officer, today=a_day_after(contest))

    contest.refresh_from_db()
    assert contest.state == "final"
    with pytest.raises(NotNow):
        object_to(competition=contest, words="晚了", said_by="彩云", by=None)


def test_upheld_scoring_begins_again_and_the_first_marks_stay_on_record(contest, entry):
    judges = closed(contest, entry)
    objection = object_to(competition=contest, words="分数打反了", said_by="彩云", by=None)

    other = a_colleague(contest.made_by.officer)
    answer(objection=objection, officer=other, words="确实打反了。", reopens=True)

    entry.refresh_from_db()
    assert (entry.points, entry.place) == (None, None)
    for judge in judges:
        marks(judge, entry, 80, 90)
    close_scoring(competition=Competition.objects.get(), officer=other)
    entry.refresh_from_db()
    assert (entry.points, Score.objects.count()) == (84_000, 12)
