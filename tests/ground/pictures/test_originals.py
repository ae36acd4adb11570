"""An original lies apart: only its sizes have an address, and editors may look."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission

from ground.pictures.models import Picture
from ground.pictures.services import make_sizes, take_picture
from tests.cast import a_user
from tests.ground.pictures.test_services import a_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    Collection.objects.exists() or Collection.add_root(name="Root")
    picture = take_picture(file=a_photo(), title="手包")
    make_sizes(picture=picture)
    return picture


@pytest.fixture
def editor_client():
    """She may change pictures, and no more; Wagtail asks for its own model's permission."""
    group = Group.objects.create(name="editors of pictures")
    may = {each.codename: each for each in Permission.objects.all()}
    group.permissions.add(may["access_admin"])
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.create(
        group=group, collection=root, permission=may["change_image"]
    )
    client, user = Client(), a_user()
    user.groups.add(group)
    client.force_login(user)
    return client


def test_the_public_gets_sizes_and_never_the_original(client, picture):
    name = picture.file.name

    assert storages["originals"].exists(name)
    assert not default_storage.exists(name)
    assert client.get(f"/media/{name}").status_code == 404
    made = [url for sizes in picture.sources.values() for _width, url in sizes]
    assert {client.get(url).status_code for url in made} == {200}


def test_an_editor_may_look_at_it_and_nobody_else(client, picture, editor_client):
    url = picture.file.url

    seen = editor_client.get(url)
    assert (seen.status_code, seen["Content-Type"]) == (200, "image/jpeg")
    assert client.get(url).status_code == 302
    client.force_login(a_user())
    assert client.get(url).status_code == 302
    for other in ("original_images/no.jpg", "%2e%2e/secret", "x.sealed"):
        assert editor_client.get(f"/cms/originals/{other}").status_code == 404


def test_the_library_shows_what_is_in_it(picture, editor_client):
    for path in ("/cms/images/", f"/cms/images/{picture.pk}/"):
        answer = editor_client.get(path)
        assert answer.status_code == 200
        assert "/media/images/" in answer.content.decode()
    listed = editor_client.get("/cms/api/main/images/")
    assert (listed.status_code, listed.json()["meta"]["total_count"]) == (200, 1)


def test_originals_of_before_move_once(picture):
    name, move = picture.file.name, import_module("ground.pictures.migrations.0003_move_originals")
    data = storages["originals"].open(name).read()
    storages["originals"].delete(name)
    default_storage.save(name, ContentFile(data))

    for _run in range(2):
        move.move_originals(apps, None)

    assert not default_storage.exists(name)
    assert storages["originals"].open(name).read() == data
    assert Picture.objects.get().file.name == name
