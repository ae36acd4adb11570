"""She says it, an officer of her region checks it, and the paper goes with the decision."""

import pytest
from django.db import IntegrityError, transaction

from ground.messages.models import Message
from ground.privacy.models import PrivateFile, Sighting
from sellers.honours.errors import ClaimedAlready, NotNow
from sellers.honours.models import Honour
from sellers.honours.queries import honours_for, queue_of, shown_honours
from sellers.honours.services import (
    award,
    leave,
    look_at_document,
    refuse,
    show,
    verify,
    withdraw,
)
from sellers.verification.services import agree
from tests.cast import a_county, an_artisan, an_officer, an_organ
from tests.sellers.honours.given import FACTS, an_honour, kept

pytestmark = pytest.mark.django_db
State = Honour.State


@pytest.fixture
def officer():
    return an_officer()


def test_checked_it_says_by_whom_and_the_paper_is_gone(officer):
    honour = an_honour()

    verify(honour=honour, officer=officer)

    assert (honour.state, honour.organ, honour.decided_by) == (
        State.VERIFIED,
        officer.organ,
        officer.user,
    )
    assert PrivateFile.objects.count() == 0
    assert Message.objects.get().recipient == honour.artisan.user.phone


def test_refused_she_reads_why_and_nothing_is_shown(officer):
    honour = an_honour()

    refuse(honour=honour, officer=officer, reason="证书上是别人的名字。")

    assert (honour.state, honour.is_shown) == (State.REFUSED, False)
    assert "证书上是别人的名字。" in Message.objects.get().body
    assert shown_honours(honour.artisan) == []
    an_honour(honour.artisan)  # she may say it anew


@pytest.mark.parametrize("again", [verify, refuse, withdraw])
def test_decided_once(officer, again):
    honour = an_honour()
    seen = Honour.objects.get()
    withdraw(honour=honour, by=honour.artisan.user)
    before = kept()
    facts = {
        verify: {"officer": officer},
        refuse: {"officer": officer, "reason": "不对"},
        withdraw: {"by": honour.artisan.user},
    }[again]

    with pytest.raises(NotNow):
        again(honour=seen, **facts)

    assert kept() == before


def test_the_same_of_the_same_year_is_claimed_once():
    honour = an_honour()
    before = kept()

    with pytest.raises(ClaimedAlready):
        an_honour(honour.artisan)

    assert kept() == before
    an_honour(honour.artisan, year=2024)
    an_honour(honour.artisan, kind="prize", name_zh="刺绣一等奖")
    an_honour(honour.artisan, kind="prize", name_zh="剪纸一等奖")
    assert Honour.objects.count() == 4


def test_before_an_officer_checked_it_buyers_see_nothing(officer):
    honour = an_honour(shows=True)
    assert shown_honours(honour.artisan) == []

    verify(honour=honour, officer=officer)
    assert shown_honours(honour.artisan) == [honour]


def test_it_is_shown_by_her_consent_alone(officer):
    honour = an_honour(shows=False)
    verify(honour=honour, officer=officer)
    assert shown_honours(honour.artisan) == []

    assert show(honour=honour, is_shown=True, by=honour.artisan.user) is True
    assert show(honour=honour, is_shown=True, by=honour.artisan.user) is False
    assert shown_honours(honour.artisan) == [honour]

    show(honour=honour, is_shown=False, by=honour.artisan.user)
    assert shown_honours(honour.artisan) == []


def test_of_a_woman_who_does_not_show_herself_nothing_is_shown(officer):
    honour = an_honour(an_artisan(region=a_county(), is_public=False))
    verify(honour=honour, officer=officer)

    assert shown_honours(honour.artisan) == []


def test_what_an_organ_gave_itself_is_checked_already(officer):
    honour = award(artisan=an_artisan(), facts=FACTS, officer=officer)

    assert (honour.state, honour.is_shown) == (State.VERIFIED, False)


def test_each_look_at_the_paper_is_written_down(officer):
    honour = an_honour()

    assert look_at_document(honour=honour, officer=officer, reason="核对荣誉") == b"paper"

    sighting = Sighting.objects.get()
    assert (sighting.viewer, sighting.what) == (officer.user, "honour.document")
    with pytest.raises(NotNow):
        look_at_document(honour=an_honour(photo=None), officer=officer, reason="核对荣誉")


def test_officers_see_their_own_region_and_other_organs_who_agreed(officer):
    honour = an_honour()
    far = an_officer(organ=an_organ(region=a_county("520103", "云岩区")), name="云")
    women = an_officer(organ=an_organ("women"), name="妇")

    assert [list(queue_of(each)) for each in (officer, far, women)] == [[honour], [], []]
    agree(user=honour.artisan.user, kind="sharing")
    assert list(honours_for(women)) == [honour]


def test_who_leaves_leaves_no_paper():
    honour = an_honour()

    leave(artisan=honour.artisan)

    honour.refresh_from_db()
    assert (honour.state, honour.is_shown, PrivateFile.objects.count()) == (
        State.WITHDRAWN,
        False,
        0,
    )


def test_the_database_wants_a_decision_s_author_a_reason_and_a_name():
    honour = an_honour()
    rows = Honour.objects.filter(pk=honour.pk)

    for changes in (
        {"state": "verified"},
        {"state": "refused", "reason": "x"},
        {"state": "withdrawn"},  # and shown still
        {"kind": "prize"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**changes)
