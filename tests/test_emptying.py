"""After a test that commits, the tables are as before it."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from ground.accounts.models import User
from tests.cast import a_shop, a_user
from tests.emptying import Tables

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tables(transactional_db):
    return Tables()


def rights():
    return set(Permission.objects.values_list("pk", "name", "codename", "content_type__model"))


def test_what_a_test_wrote_is_gone_and_what_stood_there_stays(tables):
    before = rights()
    a_shop()

    tables.empty()

    assert (User.objects.count(), rights()) == (0, before)


def test_what_a_test_took_away_or_changed_comes_back(tables):
    before = rights()
    a_user().user_permissions.add(Permission.objects.first())
    ContentType.objects.filter(model="user").delete()
    Permission.objects.update(name="other")

    tables.empty()

    assert (User.objects.count(), rights()) == (0, before)
