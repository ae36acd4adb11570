"""A draft of a guide for every craft that has none, out of the table of crafts."""

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import override
from wagtail.models import Locale

from ground.crafts.models import Craft
from ground.regions.queries import path_of
from shop.pages.models import CraftGuideIndex, CraftGuidePage


@transaction.atomic
def draft_guides() -> int:
    """In every language that has a page above them; how many. An editor writes and publishes."""
    return sum(_draft_in(index) for index in CraftGuideIndex.objects.select_related("locale"))


def _draft_in(index: CraftGuideIndex) -> int:
    there = CraftGuidePage.objects.filter(locale=index.locale).values("craft")
    crafts = Craft.objects.exclude(pk__in=there).select_related("province")
    with override(index.locale.language_code):
        for craft in crafts:
            draft_guide(index=index, craft=craft)
    return len(crafts)


def draft_guide(*, index: CraftGuideIndex, craft: Craft) -> CraftGuidePage:
    """Beside its translation, if the other language has one."""
    sibling = CraftGuidePage.objects.filter(craft=craft).exclude(locale=index.locale).first()
    guide = CraftGuidePage(
        title=craft.short_name,
        slug=craft.code,
        craft=craft,
        locale=index.locale,
        live=False,
        techniques=_listed(craft.techniques_zh, index.locale),
        materials=_listed(craft.materials_zh, index.locale),
        body=[("words", {"text": f"<p>{escape(_first_line(craft))}</p>"})],
    )
    if sibling:
        guide.translation_key = sibling.translation_key
    index.add_child(instance=guide)
    guide.save_revision()
    index.refresh_from_db()
    return guide


def _listed(words: str, locale: Locale) -> str:
    """Chinese in the table; for English an editor writes it."""
    return words.replace(";", "、") if locale.language_code != "en" else ""


def _first_line(craft: Craft) -> str:
    return " · ".join(each for each in (craft.name, path_of(craft.province)) if each)
