"""The first pages of a new house: both languages, the front page, and a page above each kind."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from ground.pagecache.services import refresh_public_pages
from shop.pages.first_words import first_body, first_title
from shop.pages.models import INDEXES, HomePage
from shop.pages.region_editors import allow

_WRITE = ("add_page", "change_page")
_SLUGS = {
    "campaignindex": "campaigns",
    "storyindex": "stories",
    "craftguideindex": "craft-guides",
    "regionindex": "places",
    "lessonindex": "lessons",
    "newsindex": "news",
    "eventindex": "events",
}


@transaction.atomic
def plant() -> bool:
    """Once; what is there already stays as editors made it. False: nothing was missing."""
    chinese, english = (
        Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES
    )
    home = HomePage.objects.filter(locale=chinese).first()
    is_new = home is None
    home = home or _home(chinese)
    _site(home)
    for model in INDEXES:
        _below(home, model)
    for page in [home, *home.get_children().specific()]:
        _in_english(page, english)
    _workflow()
    refresh_public_pages()
    return is_new


def _root() -> Page:
    root: Page = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    return root


def _home(locale: Locale) -> HomePage:
    """In the place of Wagtail's own page of welcome, if nobody made anything of it."""
    root = _root()
    slug = "home"
    welcome = root.get_children().filter(slug=slug).first()
    if welcome and welcome.specific_class is Page and not welcome.numchild:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        root = _root()
    elif welcome:
        slug = "front"
    with override(locale.language_code):
        home = HomePage(title=first_title("homepage"), slug=slug, locale=locale, body=first_body())
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


def _site(home: HomePage) -> None:
    """One site, under the market's own address; editors may have moved its front page."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    if not Site.objects.filter(is_default_site=True).exists():
        Site.objects.create(
            hostname=address.hostname, port=port, root_page=home, is_default_site=True,
            site_name="巧手 Qiaoshou",
        )  # fmt: skip


def _below(home: HomePage, model: Any) -> None:
    name = model._meta.model_name
    if model.objects.child_of(home).exists():
        return
    with override(home.locale.language_code):
        page = model(title=first_title(name), slug=_SLUGS[name], locale=home.locale)
    home.add_child(instance=page)
    page.save_revision().publish()
    home.refresh_from_db()


def _in_english(page: Any, english: Locale) -> None:
    if page.has_translation(english):
        return
    page = page.specific
    copy = page.copy_for_translation(english)
    with override("en"):
        copy.title = first_title(page._meta.model_name)
        if isinstance(copy, HomePage):
            copy.body = first_body()
    copy.draft_title = copy.title
    copy.save_revision().publish()


def _workflow() -> None:
    """As Wagtail's migrations make it, for a house that was made without them."""
    root = _root()
    for name, may in (("Editors", _WRITE), ("Moderators", (*_WRITE, "publish_page"))):
        allow(Group.objects.get_or_create(name=name)[0], root, may)
    if WorkflowPage.objects.filter(page=root).exists():
        return
    task = GroupApprovalTask.objects.create(name=_("审稿"))
    task.groups.set(Group.objects.filter(name="Moderators"))
    workflow = Workflow.objects.create(name=_("审稿"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)
