"""Pictures of editors: drafts, old versions and translations keep theirs; a change shows."""

import json

import pytest
from django.db import connection
from wagtail.models import Collection, Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    Translation,
    TranslationSource,
)

from ground.pictures.references import used_pictures
from ground.pictures.services import take_picture
from shop.pages import models
from shop.pages.models import NewsPage
from tests.ground.pictures.test_services import a_photo
from tests.shop.pages.making import ABOVE, a_page

pytestmark = pytest.mark.django_db
# Translations note the last migration of what they translate; tests have none.
MIGRATIONS = """CREATE TABLE IF NOT EXISTS django_migrations
    (id integer PRIMARY KEY, app varchar(255), name varchar(255), applied timestamp)"""


@pytest.fixture(autouse=True)
def _root(planted):
    Collection.objects.exists() or Collection.add_root(name="Root")


def a_picture():
    return take_picture(file=a_photo(), title="手包")


def in_stream(picture):
    return [("picture", {"picture": picture, "alt": "手包"})]


def test_a_draft_an_old_version_and_a_stream_keep_their_pictures(planted):
    loose, old, body, drafted = (a_picture() for _ in range(4))
    page = a_page(NewsPage, picture=old, picture_alt="旧图", body=in_stream(body))
    page.picture = None
    page.save_revision().publish()
    page.body = in_stream(drafted)
    page.save_revision()

    used = used_pictures()

    assert used & {each.pk for each in (loose, old, body, drafted)} == {
        old.pk,
        body.pk,
        drafted.pk,
    }


def test_a_translation_keeps_the_picture_chosen_for_it(planted):
    with connection.cursor() as cursor:
        cursor.execute(MIGRATIONS)
    first, chosen, loose = (a_picture() for _ in range(3))
    page = a_page(NewsPage, picture=first, picture_alt="图")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    Translation.objects.create(source=source, target_locale=english)
    segment = OverridableSegment.objects.filter(source=source).first()
    SegmentOverride.objects.create(
        locale=english, context=segment.context, data_json=json.dumps(chosen.pk)
    )
    page.get_latest_revision().delete()
    type(page).objects.filter(pk=page.pk).update(picture=None)

    assert {first.pk, chosen.pk} <= used_pictures()
    assert loose.pk not in used_pictures()


def test_a_change_on_any_kind_of_page_shows_on_the_next_request(
    client, planted, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        pages = [a_page(getattr(models, name)) for name in ABOVE]
    pages += [models.HomePage.objects.first(), *(above.objects.first() for above in ABOVE.values())]
    for page in pages:
        assert client.get(page.url).status_code == 200
        with django_capture_on_commit_callbacks(execute=True):
            page.title = f"新的题目 {page.pk}"
            page.save_revision().publish()
        assert page.title in client.get(page.url).content.decode()
