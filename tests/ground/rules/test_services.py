from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.rules.errors import AnotherIsComing, NotADraft, NothingToSay, NoticeTooShort
from ground.rules.models import Comment, Kind, Version
from ground.rules.queries import coming_version, version_now
from ground.rules.services import begin_draft, comment, load_first_versions, publish, write_draft
from ground.rules.text import blocks
from tests.cast import an_operator
from tests.ground.rules.versions import WORDS, a_coming, a_draft

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def soon(days=8):
    return timezone.now() + days * DAY


def test_the_first_versions_come_with_the_product_once():
    assert load_first_versions() == len(Kind)
    assert load_first_versions() == 0

    versions = Version.objects.all()
    assert {each.kind for each in versions} == set(Kind.values)
    assert all(each.text_zh and each.text_en and each.number == 1 for each in versions)


def test_a_change_holds_after_seven_days_and_the_old_one_until_then():
    coming = a_coming()

    assert coming_version("returns") == coming
    assert version_now("returns").number == 1

    then = timezone.now() - 9 * DAY
    Version.objects.filter(number=1).update(effective_from=then - DAY)
    Version.objects.filter(pk=coming.pk).update(published_at=then, effective_from=then + 7 * DAY)
    assert (coming_version("returns"), version_now("returns")) == (None, coming)


def test_less_than_seven_days_is_refused_by_the_service_and_by_the_database():
    draft = a_draft()

    with pytest.raises(NoticeTooShort):
        publish(version=draft, effective_from=soon(6), by=an_operator())
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=draft.pk).update(
            published_at=timezone.now(), effective_from=soon(6)
        )

    draft.refresh_from_db()
    assert (draft.published_at, draft.effective_from) == (None, None)


@pytest.mark.parametrize("missing", ["text_zh", "text_en", "change_zh", "change_en"])
def test_both_languages_say_what_changes(missing):
    draft = a_draft(**{missing: ""})

    with pytest.raises(NothingToSay):
        publish(version=draft, effective_from=soon(), by=an_operator())

    assert Version.objects.get(pk=draft.pk).published_at is None


def test_one_change_of_a_kind_at_a_time():
    a_coming()
    another = begin_draft(kind="returns", by=an_operator())
    write_draft(version=another, texts=WORDS, by=an_operator())

    with pytest.raises(AnotherIsComing):
        publish(version=another, effective_from=soon(20), by=an_operator())


def test_what_is_published_is_not_written_or_published_again():
    coming = a_coming()

    with pytest.raises(NotADraft):
        write_draft(version=coming, texts={"text_zh": "别的"}, by=an_operator())

    coming.refresh_from_db()
    assert coming.text_zh == WORDS["text_zh"]


def test_a_draft_begun_twice_is_one_and_begins_with_what_holds():
    load_first_versions()

    draft = begin_draft(kind="terms", by=an_operator())

    assert begin_draft(kind="terms", by=an_operator()) == draft
    assert (draft.number, draft.text_zh) == (2, version_now("terms").text_zh)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(kind="terms", number=3)


def test_a_comment_is_kept_while_the_version_is_coming():
    coming = a_coming()

    comment(version=coming, text="太短了")
    late = comment(version=version_now("returns"), text="晚了")

    assert (late, [each.text for each in Comment.objects.all()]) == (None, ["太短了"])


def test_every_act_is_logged():
    comment(version=a_coming(), text="好")

    acts = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert acts == {"rules.draft", "rules.write", "rules.publish", "rules.comment"}


def test_plain_text_becomes_headings_lists_and_paragraphs():
    text = "一\n二\n\n## 头\n- 甲\n- 乙\n三"

    assert [(block.kind, block.lines) for block in blocks(text)] == [
        ("words", ["一", "二"]),
        ("heading", ["头"]),
        ("list", ["甲", "乙"]),
        ("words", ["三"]),
    ]
