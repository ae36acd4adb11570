import pytest
from django.db import connection

from marketplace.demo.desk import load_desk
from marketplace.demo.people import load_people
from sellers.artisans.models import HelperGrant
from sellers.organs.models import Officer
from sellers.partner.models import Partner
from sellers.verification.models import Credential
from sellers.verification.queries import queue_of
from tests.marketplace.demo.test_market import loaded

__all__ = ["loaded"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(loaded):
    load_desk(loaded, load_people())
    return loaded


def test_every_maker_is_verified_and_three_women_wait(desk):
    officer = Officer.objects.select_related("organ", "user").get()

    assert Credential.objects.filter(status="approved").count() == 12
    assert [claim.artisan.name_zh for claim in queue_of(officer)] == ["石阿妹", "杨秀英"]
    assert Credential.objects.get(status="vouch").cooperative == desk.cooperatives["C1"]
    assert HelperGrant.objects.in_force().get().artisan == desk.artisans["A01"]


def test_no_shop_opens_that_was_not_there_and_all_is_marked(desk):
    assert Partner.objects.filter(is_open=True).count() == 13
    assert Partner.objects.exclude(is_demo=True).count() == 0


def test_loaded_twice_it_is_the_same(desk):
    load_desk(desk, load_people())

    assert (Credential.objects.count(), HelperGrant.objects.count()) == (15, 1)


def test_no_number_lies_in_the_database_in_clear(desk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM verification_credential")
        sealed = b" ".join(bytes(row[0]) for row in cursor.fetchall())

    assert [row["key"] for row in desk.data["artisans"]
            if row["disability_cert_demo"].encode() in sealed] == []  # fmt: skip
