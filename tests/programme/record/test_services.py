"""Putting a woman on record, joining two rows, her steps and spells, and being forgotten."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ground.privacy.vault import fingerprint
from programme.record.errors import NotNow, SamePerson
from programme.record.models import Person, Poverty, Spell, Step
from programme.record.queries import is_priority, known_person, persons_for, spells_of, way_of
from programme.record.services import (
    close_spell,
    forget,
    load_units,
    merge,
    note_poverty,
    note_step,
    open_spell,
    person_of,
    register_person,
    void_step,
)
from tests.cast import a_county, a_verified, an_artisan
from tests.programme.people import DAY, a_county_officer, a_person

pytestmark = pytest.mark.django_db
LATER = date(2026, 5, 1)


def facts(name="秀英", **more):
    return {"name_zh": name, "region": a_county(), "place_zh": "三棵树镇", **more}


def test_the_units_are_33_however_often_they_are_loaded():
    assert (load_units(), load_units()) == (33, 33)


def test_a_certificate_is_of_one_person():
    officer, print_ = a_county_officer(), fingerprint("x", "identity")
    first = register_person(officer=officer, facts=facts(identity_print=print_))
    with pytest.raises(SamePerson) as refusal:
        register_person(officer=officer, facts=facts("秀莲", identity_print=print_))
    assert (refusal.value.pk, Person.objects.count()) == (first.pk, 1)


def test_two_women_of_one_name_are_two():
    officer = a_county_officer()
    register_person(officer=officer, facts=facts())
    register_person(officer=officer, facts=facts())
    assert persons_for(officer).count() == 2


def test_who_opens_a_shop_later_is_the_one_who_was_on_record():
    load_units()
    credential = a_verified()
    print_ = credential.artisan.identity.fingerprint
    met = register_person(officer=a_county_officer(), facts=facts(identity_print=print_))
    assert person_of(credential.artisan) == met
    assert known_person(credential.artisan) == met
    assert Person.objects.count() == 1


def test_one_woman_on_two_rows_counts_once_and_keeps_all_her_steps():
    officer, kept, other = a_county_officer(), a_person(), a_person()
    note_step(person=kept, kind=Step.Kind.SURVEYED, proof=kept, by=None)
    note_step(person=other, kind=Step.Kind.FINISHED, proof=other, by=None)
    merge(kept=kept, other=other, officer=officer)
    assert [step.kind for step in way_of(kept)] == ["finished", "surveyed"]
    assert list(persons_for(officer)) == [kept]


def test_a_course_that_both_her_rows_finished_is_finished_once():
    officer, kept, other = a_county_officer(), a_person(), a_person()
    run = a_person("一期培训班")  # any row may prove a step
    for person in (kept, other):
        note_step(person=person, kind=Step.Kind.FINISHED, proof=run, by=None)
    merge(kept=kept, other=other, officer=officer)
    assert [(step.person, step.kind) for step in way_of(kept)] == [(kept, "finished")]
    assert Step.objects.exclude(voided_at=None).get().void_reason == "两份登记合并"


def test_a_row_is_merged_once_and_never_in_a_circle():
    officer, kept, other = a_county_officer(), a_person(), a_person()
    merge(kept=kept, other=other, officer=officer)
    for pair in ({"kept": other, "other": kept}, {"kept": kept, "other": other}):
        with pytest.raises(NotNow), transaction.atomic():
            merge(officer=officer, **pair)
    assert list(Person.objects.filter(same_as=None)) == [kept]


def test_a_step_is_noted_once_for_one_proof_and_voided_with_a_reason():
    person = a_person()
    first = note_step(person=person, kind=Step.Kind.FINISHED, proof=person, by=None)
    assert note_step(person=person, kind=Step.Kind.FINISHED, proof=person, by=None) == first
    assert void_step(kind=Step.Kind.FINISHED, proof=person, reason="记错了", by=None) == 1
    assert list(way_of(person)) == []
    again = note_step(person=person, kind=Step.Kind.FINISHED, proof=person, by=None)
    assert list(way_of(person)) == [again]


def test_a_spell_of_a_kind_is_open_once_and_closes_once():
    person, officer = a_person(), a_county_officer()
    said = {"person": person, "kind": Spell.Kind.OFFICER, "began_on": DAY, "evidence": "上门看过"}
    spell = open_spell(officer=officer, **said)
    assert open_spell(officer=officer, **said) is None
    close_spell(spell=spell, ended_on=LATER, by=officer.user)
    with pytest.raises(NotNow):
        close_spell(spell=spell, ended_on=LATER, by=officer.user)
    assert [(row.began_on, row.ended_on) for row in spells_of(person)] == [(DAY, LATER)]


def test_a_spell_does_not_end_before_it_began():
    person, officer = a_person(), a_county_officer()
    said = {"person": person, "kind": Spell.Kind.OFFICER, "evidence": "上门看过"}
    spell = open_spell(officer=officer, began_on=LATER, **said)
    with pytest.raises(NotNow):
        close_spell(spell=spell, ended_on=DAY, by=officer.user)
    assert spells_of(person).get().ended_on is None


def test_what_no_sale_proves_needs_an_officer():
    with pytest.raises(IntegrityError), transaction.atomic():
        open_spell(person=a_person(), kind=Spell.Kind.CONTRACT, began_on=DAY, evidence="一份合同")
    assert Spell.objects.count() == 0


def test_the_status_of_a_household_lies_sealed_and_the_newest_list_counts():
    person, officer = a_person(), a_county_officer()
    said = {"person": person, "source": "县名单", "officer": officer}
    note_poverty(status="filed", checked_on=DAY, **said)
    assert is_priority(person)
    note_poverty(status="none", checked_on=LATER, **said)
    assert not is_priority(person)
    raw = Poverty.objects.extra(select={"raw": "status"}).values_list("raw", flat=True)
    assert all(b"filed" not in bytes(each) for each in raw)


def test_who_is_forgotten_stays_counted_and_loses_her_name():
    person = person_of(an_artisan(region=a_county())) if load_units() else None
    note_step(person=person, kind=Step.Kind.FINISHED, proof=person, by=None)
    forget(person=person, by=None)
    person.refresh_from_db()
    assert (person.name_zh, person.artisan, person.phone, person.phone_print) == ("", None, "", "")
    assert Step.objects.filter(person=person).count() == 1
    assert persons_for(a_county_officer()).count() == 0


def test_an_officer_of_another_county_and_an_organ_without_consent_see_nobody():
    a_person()
    agreed = a_person("秀莲", shares=True)
    elsewhere = a_county("522622", "黄平县")
    assert persons_for(a_county_officer()).count() == 2
    assert list(persons_for(a_county_officer(kind="women"))) == [agreed]
    assert persons_for(a_county_officer(elsewhere)).count() == 0
