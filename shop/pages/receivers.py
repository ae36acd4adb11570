"""What follows when Wagtail publishes, takes down or moves a page.

Wagtail's hooks are asked by its views alone; its signals are sent by its views, by the timetable
that publishes what was scheduled, by translations and by our own services alike.
"""

from typing import Any

from wagtail.signals import page_published, page_unpublished, post_page_move

from ground.pagecache.services import refresh_public_pages
from shop.pages.publishing import follow_publishing


def listen() -> None:
    page_published.connect(_published, dispatch_uid="pages.published")
    page_unpublished.connect(_changed, dispatch_uid="pages.unpublished")
    post_page_move.connect(_changed, dispatch_uid="pages.moved")


def _published(sender: Any, instance: Any, **rest: Any) -> None:
    follow_publishing(page=instance)


def _changed(sender: Any, **rest: Any) -> None:
    refresh_public_pages()
