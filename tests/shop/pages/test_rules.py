"""Where each kind of page may stand, and what a page must say."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from shop.pages import models
from shop.pages.kinds import KINDS
from tests.cast import a_picture
from tests.shop.pages.making import a_page

LEAVES = [*KINDS.values()]
PARENTS = {
    models.HomePage: {Page},
    models.CampaignPage: {models.CampaignIndex},
    models.StoryPage: {models.StoryIndex, models.RegionPage},
    models.CraftGuidePage: {models.CraftGuideIndex},
    models.RegionPage: {models.RegionIndex},
    models.LessonPage: {models.LessonIndex},
    models.NewsPage: {models.NewsIndex, models.RegionPage},
    models.EventPage: {models.EventIndex, models.RegionPage},
    **{index: {models.HomePage} for index in models.INDEXES},
}


class WhereTest(WagtailPageTestCase):
    def test_each_stands_below_its_own_and_nothing_else(self):
        for model, parents in PARENTS.items():
            self.assertAllowedParentPageTypes(model, parents)

    def test_what_stands_below_each(self):
        for model in [*LEAVES, models.HomePage, *models.INDEXES]:
            below = {child for child, parents in PARENTS.items() if model in parents}
            self.assertAllowedSubpageTypes(model, below)


@pytest.mark.parametrize("model", LEAVES, ids=lambda model: model.__name__)
def test_a_picture_needs_its_words(planted, model):
    page = a_page(model)
    page.picture = a_picture()

    with pytest.raises(ValidationError) as refused:
        page.save_revision()

    assert set(refused.value.message_dict) == {"picture_alt"}
    page.refresh_from_db()
    assert page.picture is None


@pytest.mark.parametrize(
    ("model", "first", "last"),
    [(models.CampaignPage, "opens_at", "closes_at"), (models.EventPage, "starts_at", "ends_at")],
)
def test_an_end_comes_after_its_beginning(planted, model, first, last):
    page = a_page(model)
    end = getattr(page, last)
    setattr(page, first, end.replace(year=end.year + 1))

    with pytest.raises(ValidationError) as refused:
        page.save_revision()
    assert set(refused.value.message_dict) >= {last}

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=page.pk).update(**{first: getattr(page, first)})


def test_a_lesson_needs_a_video_and_steps(planted):
    stream = models.LessonPage._meta.get_field("body").stream_block

    with pytest.raises(ValidationError):
        stream.clean(stream.to_python([]))

    lesson = a_page(models.LessonPage)
    assert len(stream.clean(lesson.body)) == 2


def test_no_page_can_be_made_private():
    assert {tuple(model.private_page_options) for model in PARENTS if model is not Page} == {()}
