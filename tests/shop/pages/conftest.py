import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from shop.pages.planting import plant
from tests.cast import a_user
from tests.kept import Kept

_plant = Kept(plant)


@pytest.fixture
def planted(db):
    """Both languages, the front page, and a page above each kind."""
    _plant()


@pytest.fixture
def editor(planted):
    """She may write, review and publish."""
    user = a_user(name="林编辑", email="lin@example.org")
    group = Group.objects.get(name="Moderators")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.set([group, Group.objects.get(name="Editors")])
    return user


@pytest.fixture
def editor_client(editor):
    client = Client()
    client.force_login(editor)
    return client
