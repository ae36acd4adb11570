"""Paired once, visited, ended; a leader knows what she was granted, and no longer than that."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ground.messages.models import Message
from ground.privacy.models import Sighting
from programme.pairing.errors import Herself, LeaderAlready, NotBefore, NotNow, PairedAlready
from programme.pairing.models import Enterprise, Grant, Pairing, Visit
from programme.pairing.queries import (
    enterprises_for,
    granted,
    leaders_for,
    led_by,
    pairings_for,
)
from programme.pairing.services import (
    end,
    end_leader,
    found_group,
    grant,
    join,
    leave,
    leave_group,
    look,
    note_report,
    register_enterprise,
    take_back,
    visit,
)
from programme.record.models import Step
from programme.record.services import open_spell, person_of
from tests.cast import a_county, a_user, an_artisan, an_organ
from tests.programme.pairing.pairs import a_leader, a_pairing
from tests.programme.people import DAY, a_county_officer, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a_county_officer()


def _hers():
    return person_of(an_artisan(region=a_county()))


def test_paired_it_is_a_step_of_her_way_and_both_are_told(officer):
    leader = a_leader(officer, user=a_user("韦大姐"))

    pairing = a_pairing(leader, _hers())

    step = Step.objects.get()
    assert (step.kind, step.person, step.happened_on) == ("paired", pairing.person, DAY)
    assert Message.objects.count() == 2
    assert not any("韦大姐" in message.body for message in Message.objects.all())


def test_two_are_paired_once(officer):
    pairing = a_pairing(a_leader(officer))

    with pytest.raises(PairedAlready):
        a_pairing(pairing.leader, pairing.person)

    assert (Pairing.objects.count(), Step.objects.count()) == (1, 1)
    end(pairing=pairing, why="学会了", by=officer.user)
    a_pairing(pairing.leader, pairing.person)


def test_nobody_is_her_own_leader(officer):
    person = _hers()
    leader = a_leader(officer, user=person.artisan.user)

    with pytest.raises(Herself):
        a_pairing(leader, person)

    assert Pairing.objects.count() == 0


def test_a_pairing_does_not_begin_in_time_to_come(officer):
    leader = a_leader(officer)
    with pytest.raises(NotBefore):
        a_pairing(leader, from_on=timezone.localdate() + timedelta(days=1))
    assert Pairing.objects.count() == 0


def test_one_number_leads_once(officer):
    user = a_user()
    a_leader(officer, user=user)
    with pytest.raises(LeaderAlready):
        a_leader(officer, user=user)


def test_what_she_grants_is_hers_to_take_back_at_once(officer):
    leader = a_leader(officer, user=a_user("韦大姐"))
    pairing = a_pairing(leader, _hers())
    her = pairing.person.artisan.user

    assert grant(pairing=pairing, kind="steps", by=her) is True
    assert grant(pairing=pairing, kind="steps", by=her) is False
    assert look(pairing=pairing, by=leader.user) == {"steps"}
    assert list(Sighting.objects.values_list("what", "about")) == [("pairing.steps", her.pk)]
    assert take_back(pairing=pairing, kind="steps", by=her) is True
    assert take_back(pairing=pairing, kind="steps", by=her) is False

    assert (look(pairing=pairing, by=leader.user), Sighting.objects.count()) == (set(), 1)


def test_with_the_end_nothing_is_granted_and_nothing_can_be(officer):
    pairing = a_pairing(a_leader(officer), _hers())
    grant(pairing=pairing, kind="contact", by=officer.user)

    end(pairing=pairing, why="搬走了", by=officer.user)

    assert (granted(pairing), list(led_by(pairing.leader))) == (set(), [])
    with pytest.raises(NotNow):
        grant(pairing=pairing, kind="contact", by=officer.user)
    with pytest.raises(NotNow):
        end(pairing=pairing, why="再来一次", by=officer.user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pairing.objects.update(until_on=DAY - timedelta(days=1))


def test_a_visit_is_a_step_and_pressed_twice_it_is_one(officer):
    pairing = a_pairing(a_leader(officer))
    facts = {"on": DAY, "done_zh": "教了新花样", "result_zh": ""}

    for _ in range(2):
        visit(pairing=pairing, facts=facts, key="one", by=officer.user)

    assert (Visit.objects.count(), Step.objects.filter(kind="visited").count()) == (1, 1)


@pytest.mark.parametrize("days", [-1, 4000])
def test_a_visit_lies_between_the_beginning_and_today(officer, days):
    pairing = a_pairing(a_leader(officer))
    facts = {"on": DAY + timedelta(days=days), "done_zh": "教了新花样", "result_zh": ""}

    with pytest.raises(NotBefore):
        visit(pairing=pairing, facts=facts, key="one", by=officer.user)

    assert Visit.objects.count() == 0


def test_with_a_leader_her_pairings_end(officer):
    leader = a_leader(officer)
    a_pairing(leader)
    a_pairing(leader, a_person("水妹"))

    end_leader(leader=leader, officer=officer)

    assert Pairing.objects.filter(until_on=None).count() == 0
    with pytest.raises(NotNow):
        end_leader(leader=leader, officer=officer)
    with pytest.raises(NotNow):
        a_pairing(leader, a_person("桂花"))


def test_a_group_takes_her_in_once_and_lets_her_go(officer):
    facts = {"name_zh": "苗绣互助组", "region": officer.organ.region, "leader": None, "since": DAY}
    group, person = found_group(officer=officer, facts=facts), a_person()
    member = join(group=group, person=person, officer=officer)

    with pytest.raises(PairedAlready):
        join(group=group, person=person, officer=officer)
    leave_group(member=member, officer=officer)
    with pytest.raises(NotNow):
        leave_group(member=member, officer=officer)

    assert list(Step.objects.values_list("kind", "about_zh")) == [("paired", "苗绣互助组")]


def test_an_enterprise_s_women_are_counted_apart_from_what_it_reports(officer):
    facts = {"name_zh": "绣品公司", "name_en": "", "region": officer.organ.region, "uscc": ""}
    enterprise = register_enterprise(officer=officer, facts=facts)
    leader, works = a_leader(officer), a_person("水妹")
    twice = a_leader(officer, name_zh="杨大姐")
    for who, person in ((leader, a_person()), (leader, works), (twice, works)):
        a_pairing(who, person, model="company", enterprise=enterprise)
    spell = {"began_on": DAY, "evidence": "合同", "officer": officer}
    open_spell(person=works, kind="contract", **spell)

    note_report(enterprise=enterprise, women=40, on=DAY, officer=officer)

    row = enterprises_for(officer).get()
    assert (row.paired, row.employed, row.reported_women) == (2, 1, 40)
    with pytest.raises(NotNow):
        note_report(enterprise=enterprise, women=9, on=DAY - timedelta(days=1), officer=officer)
    assert Enterprise.objects.get().reported_women == 40


def test_an_officer_who_moved_leaves_her_leaders_behind(officer):
    pairing = a_pairing(a_leader(officer))
    assert (leaders_for(officer).count(), pairings_for(officer).count()) == (1, 1)

    officer.organ = an_organ(region=a_county("520103", "云岩区"))
    officer.save()

    assert (leaders_for(officer).count(), pairings_for(officer).count()) == (0, 0)
    with pytest.raises(NotNow):
        end_leader(leader=pairing.leader, officer=officer)


def test_who_goes_is_known_to_no_leader(officer):
    person = _hers()
    pairing = a_pairing(a_leader(officer), person)
    grant(pairing=pairing, kind="contact", by=person.artisan.user)

    leave(artisan=person.artisan, by=person.artisan.user)

    assert Grant.objects.filter(ended_at=None).count() == 0
