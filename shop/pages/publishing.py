"""What a page that goes public brings about."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from wagtail.blocks import StreamValue

from ground.pagecache.services import refresh_public_pages
from ground.pictures.models import Picture
from ground.pictures.services import make_sizes_task
from ground.pictures.sizes import SQUARE
from shop.pages.letters import tell_told
from shop.pages.models import CampaignPage, StoryPage


@transaction.atomic
def follow_publishing(*, page: Any) -> None:
    if isinstance(page, CampaignPage):
        CampaignPage.objects.filter(pk=page.pk).update(turned="waiting")
    if isinstance(page, StoryPage):
        tell_told(page)
    for picture in pictures_of(page):
        make_sizes_task.delay_on_commit(picture)
    refresh_public_pages()


def pictures_of(page: Any) -> list[int]:
    """Those that have not all their sizes yet."""
    ids = {getattr(page, "picture_id", None)}
    for stream in getattr(page, "streams", ()):
        ids |= set(_in_stream(stream))
    shown = Picture.objects.filter(pk__in=ids - {None})
    return list(shown.exclude(sources__has_key=SQUARE).values_list("pk", flat=True))


def _in_stream(stream: StreamValue) -> Iterator[int]:
    for block in stream:
        for each in [block.value, *(block.value.get("steps") or ())]:
            yield from (each[name].pk for name in ("picture", "poster") if each.get(name))
