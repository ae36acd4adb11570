"""A story is told with her consent of today's version, and never without."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry, PageLogEntry

from ground.messages.models import Message
from ground.privacy.models import Consent
from ground.privacy.services import give_consent
from ground.privacy.texts import TEXTS, Text
from sellers.verification.services import leave, take_back_consent
from shop.pages.models import RegionPage, StoryPage
from tests.cast import an_artisan
from tests.shop.pages.making import a_page, a_teller, in_english

STORY = Consent.Kind.STORY


def test_with_her_consent_it_is_told_and_she_knows(
    client, planted, django_capture_on_commit_callbacks
):
    maker = a_teller()

    with django_capture_on_commit_callbacks(execute=True):
        a_page(StoryPage, slug="caiyun", maker=maker, title="冬天的蝴蝶")

    assert "冬天的蝴蝶" in client.get("/stories/caiyun/").content.decode()
    assert "冬天的蝴蝶" in client.get("/stories/").content.decode()
    told = Message.objects.get(kind="story.told")
    assert (told.recipient, "/stories/caiyun/" in told.body) == (maker.user.phone, True)


@pytest.mark.parametrize("consents", [[], [Consent.Kind.PUBLIC_PROFILE]])
def test_without_her_consent_a_draft_stays_a_draft(planted, consents):
    maker = an_artisan()
    for kind in consents:
        give_consent(user=maker.user, kind=kind)
    draft = a_page(StoryPage, publish=False, maker=maker)

    with pytest.raises(ValidationError):
        draft.save_revision().publish()

    draft.refresh_from_db()
    assert draft.live is False
    assert not Message.objects.filter(kind="story.told").exists()


def test_an_older_version_is_no_consent(client, planted, monkeypatch):
    a_page(StoryPage, slug="caiyun")
    monkeypatch.setitem(TEXTS, STORY, Text(TEXTS[STORY].version + 1, "新的", "收回"))

    assert client.get("/stories/caiyun/").status_code == 404


def test_taken_back_it_is_gone_at_once_in_both_languages_and_from_every_list(
    client, planted, django_capture_on_commit_callbacks
):
    maker = a_teller()
    story = a_page(StoryPage, slug="caiyun", maker=maker, title="冬天的蝴蝶")
    in_english(story, title="Winter butterflies")
    paths = ["/stories/caiyun/", "/en/stories/caiyun/"]
    lists = ["/", "/en/", "/stories/", "/en/stories/"]
    assert [client.get(path).status_code for path in paths] == [200, 200]  # and kept
    assert [_names_it(client, path) for path in lists] == [True] * 4

    with django_capture_on_commit_callbacks(execute=True):
        assert take_back_consent(user=maker.user, kind=STORY) is True

    assert [client.get(path).status_code for path in paths] == [404, 404]
    assert [_names_it(client, path) for path in lists] == [False] * 4
    assert StoryPage.objects.filter(live=True).count() == 0


def _names_it(client, path):
    html = client.get(path).content.decode()
    return "冬天的蝴蝶" in html or "Winter butterflies" in html


def test_whoever_wrote_it_is_told_and_the_log_says_why(
    planted, editor, django_capture_on_commit_callbacks
):
    maker = a_teller()
    story = a_page(StoryPage, maker=maker, title="冬天的蝴蝶")
    story.save_revision(user=editor).publish()

    with django_capture_on_commit_callbacks(execute=True):
        take_back_consent(user=maker.user, kind=STORY)

    told = Message.objects.get(kind="story.taken_back")
    assert (told.recipient, "冬天的蝴蝶" in told.body) == (editor.phone, True)
    assert PageLogEntry.objects.filter(page=story.pk, action="story.taken_back").count() == 1
    assert ModelLogEntry.objects.filter(action="consent.withdraw").count() == 1


def test_what_was_to_be_published_later_is_called_off(planted):
    maker = a_teller()
    story = a_page(StoryPage, maker=maker)
    story.revisions.update(approved_go_live_at="2099-01-01T00:00:00Z")

    take_back_consent(user=maker.user, kind=STORY)

    assert story.revisions.exclude(approved_go_live_at=None).count() == 0


def test_another_consent_taken_back_leaves_the_story(planted):
    maker = a_teller()
    give_consent(user=maker.user, kind=Consent.Kind.HELPER)
    story = a_page(StoryPage, maker=maker)

    take_back_consent(user=maker.user, kind=Consent.Kind.HELPER)

    story.refresh_from_db()
    assert story.live is True


def test_who_leaves_takes_her_story_with_her(planted):
    maker = a_teller()
    story = a_page(StoryPage, maker=maker)

    leave(artisan=maker)

    story.refresh_from_db()
    assert story.live is False


def test_a_consent_withdrawn_by_any_road_hides_the_page(client, planted):
    """Even a row that was changed by hand: what serves the page asks."""
    a_page(StoryPage, slug="caiyun")
    Consent.objects.update(withdrawn_at="2026-01-01T00:00:00Z")

    assert client.get("/stories/caiyun/").status_code == 404


def test_a_story_below_a_region_is_told_there_and_in_the_list(client, planted):
    region = a_page(RegionPage, slug="guizhou")
    a_page(StoryPage, slug="caiyun", parent=region, title="冬天的蝴蝶")

    for path in ("/places/guizhou/", "/stories/", "/places/guizhou/caiyun/"):
        assert "冬天的蝴蝶" in client.get(path).content.decode()


def test_the_editor_is_told_why_it_cannot_be_published(planted, editor_client):
    maker = an_artisan()
    draft = a_page(StoryPage, publish=False, maker=maker)
    form = {"title": "冬天", "slug": draft.slug, "maker": maker.pk, "introduction": "",
            "picture": "", "picture_alt": "", "picture_credit": "", "body-count": 0}  # fmt: skip

    refused = editor_client.post(
        f"/cms/pages/{draft.pk}/edit/", form | {"action-publish": "1"}
    ).content.decode()
    kept = editor_client.post(f"/cms/pages/{draft.pk}/edit/", form)

    assert "她还没有同意讲她的故事" in refused
    assert kept.status_code == 302
    draft.refresh_from_db()
    assert (draft.live, draft.get_latest_revision_as_object().title) == (False, "冬天")
