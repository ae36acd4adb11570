"""Two organs ask at once, two hand over at once: one wins, the other is told, on each database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from programme.record import moving
from programme.record.errors import RecordError
from programme.record.models import Handover, Residence
from programme.record.moving import Place
from tests.cast import a_county
from tests.programme.people import a_county_officer
from tests.programme.record.moved import DAY, two_counties

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            deed()
        except RecordError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


def test_of_two_organs_that_ask_at_once_one_is_told():
    two, third = two_counties(), a_county_officer(a_county("520103", "云岩区"))
    officers = [two.receiving, third]
    answers = at_once(*[
        lambda each=each: moving.ask_for(
            person=two.person, to=Place(each.organ.region, DAY), officer=each
        )
        for each in officers
    ])  # fmt: skip
    assert answers == ["AskedAlready", "done"]
    assert Handover.objects.count() == 1


def test_she_takes_her_word_back_or_is_handed_over_never_both():
    two = two_counties(with_account=True)
    row, user = two.asked(), two.person.artisan.user
    moving.agree(handover=row, by=user)
    answers = at_once(
        lambda: moving.hand_over(handover=Handover.objects.get(), officer=two.giving),
        lambda: moving.hand_over(handover=Handover.objects.get(), officer=two.giving),
        lambda: moving.withdraw(handover=Handover.objects.get(), by=user),
    )
    row.refresh_from_db()
    assert answers == ["NotNow", "NotNow", "done"]
    assert Residence.objects.count() == (row.state == Handover.State.DONE)
