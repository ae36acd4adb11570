"""Dull pages for tests, below the first pages of the house."""

from datetime import timedelta
from itertools import count

from django.utils import timezone
from wagtail.models import Locale

from ground.privacy.models import Consent
from ground.privacy.services import give_consent
from shop.pages import models
from tests.cast import a_craft, a_division, an_artisan

_serial = count(1)
ABOVE = {
    "CampaignPage": models.CampaignIndex,
    "StoryPage": models.StoryIndex,
    "CraftGuidePage": models.CraftGuideIndex,
    "RegionPage": models.RegionIndex,
    "LessonPage": models.LessonIndex,
    "NewsPage": models.NewsIndex,
    "EventPage": models.EventIndex,
}
VIDEO = (
    "video",
    {"title": "看一遍", "elsewhere": "https://video.example/1", "transcript": "<p>剪</p>"},
)
STEPS = ("steps", {"title": "跟着做", "steps": [{"title": "折", "text": "对折"}]})


def above(model, language="zh-hans"):
    return ABOVE[model.__name__].objects.get(locale__language_code=language)


def facts(model):
    now = timezone.now()
    hour = timedelta(hours=1)
    return {
        "CampaignPage": {"occasion": "festival", "opens_at": now - hour, "closes_at": now + hour},
        "CraftGuidePage": {"craft": a_craft},
        "RegionPage": {"region": a_division},
        "LessonPage": {"body": [VIDEO, STEPS]},
        "EventPage": {"starts_at": now, "ends_at": now + hour, "place": "古镇"},
        "StoryPage": {"maker": a_teller},
    }.get(model.__name__, {})


def a_teller(**fields):
    """She agrees to have her story told."""
    maker = an_artisan(**fields)
    give_consent(user=maker.user, kind=Consent.Kind.STORY)
    return maker


def a_page(model, language="zh-hans", publish=True, parent=None, **fields):
    made = {name: value() if callable(value) else value for name, value in facts(model).items()
            if name not in fields}  # fmt: skip
    page = model(
        **{"title": "一页", "slug": f"page-{next(_serial)}", **made, **fields},
        locale=Locale.objects.get(language_code=language),
        live=publish,
    )
    (parent or above(model, language)).add_child(instance=page)
    revision = page.save_revision(clean=publish)
    if publish:
        revision.publish()
    return model.objects.get(pk=page.pk)


def in_english(page, **fields):
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"))
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return type(page).objects.get(pk=copy.pk)
