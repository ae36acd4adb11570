"""A slip in a form does not hide again what an officer gave her reason to see."""

import re

import pytest

from ground.privacy.models import Sighting
from tests.cast import a_claim, an_officer
from tests.sellers.verification.hers import at, desk_of, html_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WHY = "和照片对一下。"


def looked_at(client, claim, what="number"):
    html = html_of(client.post(at(claim, "look/"), {"look-reason": WHY, "what": what}))
    return re.search(r'name="looked" value="([^"]+)"', html)[1]


def looks():
    return list(Sighting.objects.filter(what="credential.number").values_list("reason", flat=True))


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("approve/", {"valid_until": "明年"}),
        ("approve/", {"valid_until": "2020-01-31"}),
        ("ask/", {"ask-reason": "短"}),
        ("refuse/", {"refuse-reason": "照片看不清楚。"}),
    ],
)
def test_a_slip_shows_the_number_on_and_writes_that_down(client, officer, step, typed):
    claim = a_claim()
    token = looked_at(client, claim)

    html = html_of(client.post(at(claim, step), typed | {"looked": token}))

    assert claim.number in html
    assert looks() == [WHY, WHY]


def test_without_a_look_of_ones_own_it_stays_masked(client, officer):
    claim, other = a_claim(), a_claim()
    token = looked_at(client, claim)
    slip = {"valid_until": "明年"}
    colleague = desk_of(an_officer(name="吴干事"))

    pages = [
        client.post(at(claim, "approve/"), slip),
        client.post(at(claim, "approve/"), slip | {"looked": f"{token}x"}),
        client.post(at(other, "approve/"), slip | {"looked": token}),
        colleague.post(at(claim, "approve/"), slip | {"looked": token}),
    ]

    shown = [each.number in html_of(page) for page in pages for each in (claim, other)]
    assert shown == [False] * 8
    assert looks() == [WHY]
