"""Two presses at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import ModelLogEntry

from catalog.models import Listing, Product, WorkPicture
from ground.pictures.models import Picture
from sellers.stockroom.models import Stock
from tests.catalog.studio.hers import a_seller, send

pytestmark = pytest.mark.django_db(transaction=True)


def test_they_make_one_work_with_one_photo():
    user = a_seller().artisan.user
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(user)
    ready = Barrier(2)

    def press(client):
        try:
            ready.wait()
            return send(client)["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        went_to = set(hands.map(press, clients))

    counts = [model.objects.count() for model in (Product, Listing, Stock, WorkPicture, Picture)]
    assert counts == [1, 1, 1, 1, 1]
    assert went_to == {f"/studio/works/{Product.objects.get().pk}/listed/"}
    assert Product.objects.get().is_public is True
    assert ModelLogEntry.objects.filter(action="work.list").count() == 1
