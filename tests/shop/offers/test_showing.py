"""A work's page says what is taken off for everyone, from the moment it is so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.pagecache.models import Generation
from shop.offers.models import Offer
from shop.offers.services import end_offer
from shop.offers.showing import turn_offers
from tests.cast import a_work
from tests.shop.offers.given import an_offer

pytestmark = pytest.mark.django_db(transaction=True)


def generation():
    return getattr(Generation.objects.filter(pk=1).first(), "number", 0)


def page_of(client, work):
    return client.get(work.get_absolute_url()).content.decode()


def test_the_next_request_says_that_an_offer_began_and_that_it_ended(client):
    work, other = a_work(), a_work()
    assert "减 10%" not in page_of(client, work)

    offer = an_offer(shop=work.shop, works=[work])
    an_offer(code="CHUN20")

    assert "减 10%" in page_of(client, work)
    assert "放进购物篮就减" in page_of(client, work)
    assert "减 10%" not in page_of(client, other)
    end_offer(offer=offer, by=offer.made_by)
    assert "减 10%" not in page_of(client, work)


def test_what_begins_or_ends_by_the_clock_turns_the_pages_once():
    offer = an_offer(begins_at=timezone.now() + timedelta(hours=1))
    before = generation()
    assert turn_offers() == 0

    Offer.objects.filter(pk=offer.pk).update(begins_at=timezone.now())
    assert (turn_offers(), turn_offers()) == (1, 0)
    Offer.objects.filter(pk=offer.pk).update(ends_at=timezone.now())
    assert (turn_offers(), turn_offers()) == (1, 0)

    assert generation() == before + 2
