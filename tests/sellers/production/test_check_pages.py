"""What quality says of pieces, and what another says again."""

import pytest
from django.test import Client
from django.urls import reverse

from sellers.production.models import (
    Check,
)
from tests.cast import a_picture
from tests.catalog.studio.hers import a_photo, a_recording
from tests.sellers.production.making import (
    REJECT,
    a_coop,
    a_keeper,
    an_open_order,
    handed_in,
    in_hand,
    judged,
    lead,
    owed_to,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop():
    a_picture()  # with it, a place for pictures to lie
    return a_coop()


def at(coop, name, *args):
    return reverse(name, args=[coop.pk, *args])


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def client(coop):
    return signed_in(lead(coop))


def test_a_delivery_is_checked_with_reason_and_photo(client, coop):
    delivery = handed_in(in_hand(an_open_order(coop), pieces=5), 5)
    sent = {"good": "3", "rework": "", "bad": "1", "bad_reason": "布破了", "photo": a_photo()}
    sent["sure"] = "yes"

    client.post(at(coop, "production-check", delivery.pk), sent)

    assert [(each.result, each.pieces) for each in Check.objects.all()] == [
        ("pass", 3), ("reject", 1),
    ]  # fmt: skip
    assert Check.objects.get(result="reject").photo is not None
    assert owed_to(delivery.assignment.membership) == 4500


@pytest.mark.parametrize(
    "changes",
    [
        {}, {"good": "0"}, {"good": "6"}, {"good": "-1"}, {"good": "x"}, {"bad": "1"},
        {"rework": "1", "rework_reason": " "}, {"good": "3", "bad": "3", "bad_reason": "破"},
        {"bad": "1", "bad_reason": "破", "photo": a_recording(), "sure": "yes"},
    ],
    ids=lambda changes: str(changes)[:40],
)  # fmt: skip
def test_bad_input_checks_nothing(client, coop, changes):
    delivery = handed_in(in_hand(an_open_order(coop), pieces=5), 5)

    answer = client.post(at(coop, "production-check", delivery.pk), changes)

    assert (answer.status_code, Check.objects.count()) == (400, 0)


def test_nothing_stands_there_that_pays_and_one_press_pays_nothing(client, coop):
    delivery = handed_in(in_hand(an_open_order(coop), pieces=5), 5)
    address = at(coop, "production-check", delivery.pk)

    empty = client.get(address).context["form"]
    seen = client.post(address, {"good": "4"})
    back = client.post(address, {"good": "4", "sure": "back"})

    assert empty["good"].value() is None
    assert "马上记给她 ¥60.00 工钱" in seen.content.decode()
    assert (seen.context["rest"], back.context["form"]["good"].value()) == (1, "4")
    assert (Check.objects.count(), owed_to(delivery.assignment.membership)) == (0, 0)
    client.post(address, {"good": "4", "sure": "yes"})
    assert owed_to(delivery.assignment.membership) == 6000


def test_a_reject_after_the_pay_is_refused_in_words(client, coop):
    delivery = handed_in(in_hand(an_open_order(coop), pieces=5), 2)
    judged(delivery, pieces=2)

    answer = client.post(
        at(coop, "production-check", delivery.pk), {"bad": "1", "bad_reason": "破"}
    )

    assert "合格的已经记了工钱，不再收回" in answer.content.decode()
    assert owed_to(delivery.assignment.membership) == 3000


def test_an_appeal_is_not_asked_of_whoever_rejected_it(client, coop):
    rejected = judged(handed_in(in_hand(an_open_order(coop), pieces=3), 3), REJECT, 1)
    row = rejected.delivery.assignment
    signed_in(row.membership.artisan.user).post(
        reverse("studio-rejection", args=[rejected.pk]), {"words": "布是你们给的"}
    )
    address = at(coop, "production-appeal", rejected.appeal.pk)

    assert "请另一位来看" in client.get(address).content.decode()
    sent = {"verdict": "grant", "answer": "布的问题"}
    client.post(address, sent)
    assert owed_to(row.membership) == 0
    signed_in(a_keeper(coop)).post(address, sent)
    assert owed_to(row.membership) == 1500
