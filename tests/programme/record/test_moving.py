"""A woman moves: within a region by an officer's word, from one organ to another by her own."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from ground.privacy.models import PrivateFile
from programme.record import moving
from programme.record.errors import AskedAlready, HandoverOpen, NotNow
from programme.record.models import Handover, Residence, Spell, Step
from programme.record.move_queries import find_woman, gone_from, handovers_for, waiting_moves
from programme.record.moving import DAYS_TO_ANSWER, DAYS_TO_HAND, Place
from programme.record.queries import persons_for, spells_of, way_of
from programme.record.services import forget, merge, note_step, open_spell, phone_print
from sellers.artisans.models import Artisan
from sellers.organs.models import Officer
from tests.cast import a_county
from tests.programme.people import a_county_officer, a_person
from tests.programme.record.moved import DAY, LATER, huangping, two_counties

pytestmark = pytest.mark.django_db
State = Handover.State


def her_user(two):
    return two.person.artisan.user


def test_she_agrees_is_handed_over_and_what_she_did_stays_where_it_was():
    two = two_counties(with_account=True)
    note_step(person=two.person, kind=Step.Kind.FINISHED, proof=two.person, by=None)
    said = {"began_on": DAY, "evidence": "上门看过", "officer": two.giving}
    open_spell(person=two.person, kind=Spell.Kind.OFFICER, **said)
    row = two.asked()
    assert list(persons_for(two.receiving)) == []

    moving.agree(handover=row, by=her_user(two))
    assert list(waiting_moves(two.giving)) == [row]
    moving.hand_over(handover=row, officer=two.giving)

    two.person.refresh_from_db()
    assert (two.person.region, two.person.place_zh) == (huangping(), "旧州镇")
    assert two.person.lives_since == DAY
    assert list(persons_for(two.receiving)) == [two.person]
    assert (list(persons_for(two.giving)), list(gone_from(two.giving))) == ([], [two.person])
    assert {each.region for each in [*way_of(two.person), *spells_of(two.person)]} == {a_county()}
    home = Residence.objects.get()
    assert (home.region, home.since, home.until) == (a_county(), None, DAY)
    assert Artisan.objects.get().region == huangping()
    assert set(ModelLogEntry.objects.values_list("action", flat=True)) >= {
        "handover.ask", "handover.agree", "handover.done", "person.move",
    }  # fmt: skip


def test_each_side_is_told():
    two = two_counties(with_account=True)
    row = two.asked()
    moving.agree(handover=row, by=her_user(two))
    moving.hand_over(handover=row, officer=two.giving)
    told = sorted(Message.objects.values_list("kind", "recipient"))
    her, giving, receiving = her_user(two).phone, two.giving.user.phone, two.receiving.user.phone
    assert told == sorted([
        ("handover.asked", her), ("handover.agreed", receiving),
        ("handover.agreed.giving", giving), ("handover.done", her),
        ("handover.done", receiving), ("handover.done.giving", giving),
    ])  # fmt: skip


def test_each_step_counts_where_she_lived_on_its_day_however_late_it_is_noted():
    two = two_counties(with_account=True)
    row = two.asked()
    moving.agree(handover=row, by=her_user(two))
    moving.hand_over(handover=row, officer=two.giving)
    two.person.refresh_from_db()
    said = {"person": two.person, "kind": Step.Kind.FINISHED, "by": None}
    after = note_step(proof=row, happened_on=LATER, **said)
    late = note_step(proof=two.person, happened_on=DAY - timedelta(days=1), **said)
    assert (after.region, late.region) == (huangping(), a_county())


def test_two_organs_ask_and_the_second_is_told():
    two, third = two_counties(), a_county_officer(a_county("520103", "云岩区"))
    first = two.asked()
    for officer in (two.receiving, third):
        to = Place(officer.organ.region, DAY)
        with pytest.raises(AskedAlready) as refusal:
            moving.ask_for(person=two.person, to=to, officer=officer)
        assert refusal.value.pk == first.pk
    assert Handover.objects.get().organ == two.receiving.organ


def test_whom_one_has_already_is_not_asked_for():
    two = two_counties()
    with pytest.raises(NotNow):
        moving.ask_for(person=two.person, to=two.to, officer=two.giving)
    assert Handover.objects.count() == 0


@pytest.mark.parametrize("deed", [moving.refuse, moving.withdraw])
def test_she_says_no_and_nothing_moves(deed):
    two = two_counties(with_account=True)
    row = two.asked()
    deed(handover=row, by=her_user(two))
    for late in (moving.agree, moving.refuse):
        with pytest.raises(NotNow):
            late(handover=row, by=her_user(two))
    two.person.refresh_from_db()
    assert (two.person.region, Residence.objects.count()) == (a_county(), 0)
    assert two.asked().state == State.ASKED  # she may be asked again


def test_she_takes_her_word_back_before_it_is_done_and_the_paper_goes():
    two = two_counties()
    row = two.asked()
    moving.agree_on_paper(handover=row, photo=b"paper", officer=two.receiving)
    assert PrivateFile.objects.count() == 1
    moving.withdraw(handover=row, by=two.receiving.user)
    with pytest.raises(NotNow):
        moving.hand_over(handover=row, officer=two.giving)
    assert (PrivateFile.objects.count(), list(waiting_moves(two.giving))) == (0, [])


def test_nobody_is_handed_over_without_her_word():
    two = two_counties()
    row = two.asked()
    with pytest.raises(NotNow):
        moving.hand_over(handover=row, officer=two.giving)
    assert list(handovers_for(two.giving)) == []


def test_what_nobody_answers_expires_and_cannot_be_agreed_to_any_more():
    two = two_counties(with_account=True)
    row = two.asked()
    past = timezone.localdate() - timedelta(days=1)
    assert row.expires_on == past + timedelta(days=DAYS_TO_ANSWER + 1)
    Handover.objects.update(expires_on=past)
    with pytest.raises(NotNow):
        moving.agree(handover=row, by=her_user(two))
    assert (moving.end_what_is_due(), moving.end_what_is_due()) == (1, 0)
    assert Handover.objects.get().state == State.EXPIRED


def test_where_the_giving_organ_stays_silent_her_word_carries_it():
    two = two_counties(with_account=True)
    row = two.asked()
    moving.agree(handover=row, by=her_user(two))
    assert moving.end_what_is_due() == 0
    Handover.objects.update(taken_at=timezone.now() - timedelta(days=DAYS_TO_HAND + 1))
    assert moving.end_what_is_due() == 1
    assert list(persons_for(two.receiving)) == [two.person]


def test_an_officer_who_went_to_another_county_meanwhile_has_no_part_in_it():
    two = two_counties()
    row = two.asked()
    elsewhere = a_county_officer(a_county("520103", "云岩区")).organ
    Officer.objects.filter(pk=two.receiving.pk).update(organ=elsewhere)
    colleague = a_county_officer(huangping())
    two.receiving.refresh_from_db()
    assert list(handovers_for(two.receiving)) == []
    assert list(handovers_for(colleague)) == [row]


def test_she_says_that_she_moved_and_the_new_place_takes_her_up():
    two = two_counties(with_account=True)
    row = moving.say_moved(person=two.person, to=two.to, by=her_user(two))
    assert list(waiting_moves(two.receiving)) == [row]
    assert list(handovers_for(two.giving)) == []
    moving.take_up(handover=row, officer=two.receiving)
    moving.hand_over(handover=row, officer=two.giving)
    assert list(persons_for(two.receiving)) == [two.person]


def test_within_one_county_it_is_done_at_once():
    two = two_counties(with_account=True)
    to = Place(a_county(), DAY, "舟溪镇")
    row = moving.say_moved(person=two.person, to=to, by=her_user(two))
    moving.take_up(handover=row, officer=two.giving)
    two.person.refresh_from_db()
    assert (Handover.objects.get().state, two.person.place_zh) == (State.DONE, "舟溪镇")


def test_moves_within_a_region_are_dated_one_after_the_other():
    person, officer = a_person(), a_county_officer()
    moving.relocate(person=person, to=Place(a_county(), DAY, "舟溪镇"), by=officer.user)
    moving.relocate(person=person, to=Place(a_county(), LATER, "湾水镇"), by=officer.user)
    with pytest.raises(NotNow):
        moving.relocate(person=person, to=Place(a_county(), DAY, "别处"), by=officer.user)
    homes = Residence.objects.values_list("place_zh", "since", "until")
    assert list(homes) == [("舟溪镇", DAY, LATER), ("", None, DAY)]


def test_of_two_officers_who_write_a_move_at_once_one_is_told():
    person, officer = a_person(), a_county_officer()
    seen_before = type(person).objects.get(pk=person.pk)
    moving.relocate(person=person, to=Place(a_county(), DAY, "舟溪镇"), by=officer.user)
    with pytest.raises(NotNow):
        moving.relocate(person=seen_before, to=Place(a_county(), LATER), by=officer.user)
    assert Residence.objects.count() == 1


def test_who_is_on_the_way_is_neither_moved_nor_merged():
    two, other = two_counties(), a_person("秀英")
    two.asked()
    with pytest.raises(HandoverOpen):
        moving.relocate(person=two.person, to=Place(a_county(), DAY), by=None)
    with pytest.raises(HandoverOpen):
        merge(kept=other, other=two.person, officer=two.giving)
    assert Residence.objects.count() == 0


def test_one_woman_under_two_phones_is_one_after_the_handover():
    two = two_counties(phone_print=phone_print("+8613800000001"))
    second = a_person("秀英", huangping(), phone_print=phone_print("+8613800000002"))
    note_step(person=two.person, kind=Step.Kind.FINISHED, proof=two.person, by=None)
    row = two.asked()
    moving.agree_on_paper(handover=row, photo=b"paper", officer=two.receiving)
    moving.hand_over(handover=row, officer=two.giving)
    merge(kept=second, other=two.person, officer=two.receiving)
    assert list(persons_for(two.receiving)) == [second]
    assert list(gone_from(two.giving)) == [second]
    assert [step.kind for step in way_of(second)] == ["finished"]


def test_two_women_of_one_name_are_told_apart_by_what_she_gives():
    mine = phone_print("+8613800000001")
    first = a_person("秀英", phone_print=mine, identity_print="1" * 64)
    second = a_person("秀英", phone_print=mine, identity_print="2" * 64)
    assert find_woman(name="秀英", identity_print="", phone="") == []
    assert len(find_woman(name="秀英", identity_print="", phone=mine)) == 2
    assert find_woman(name="秀英", identity_print="2" * 64, phone="") == [second]
    assert find_woman(name="阿朵", identity_print=first.identity_print, phone="") == []


def test_who_goes_for_good_leaves_no_village_and_no_paper():
    two = two_counties()
    row = two.asked()
    moving.agree_on_paper(handover=row, photo=b"paper", officer=two.receiving)
    forget(person=two.person, by=None)
    row.refresh_from_db()
    assert (row.state, row.paper, row.to_place_zh) == (State.WITHDRAWN, None, "")
    assert PrivateFile.objects.count() == 0
