from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from shop.pages.choosers import makers_chooser, works_chooser
from shop.pages.help_views import show_help
from shop.pages.rich_links import PageLink


@hooks.register("register_log_actions")
def page_actions(actions: LogActionRegistry) -> None:
    actions.register_action("story.taken_back", _("故事下线"), _("她收回了同意，故事下线了"))
    actions.register_action("region.editor", _("各地的编辑"), _("请了一位各地的编辑"))


@hooks.register("register_admin_viewset")
def choosers() -> list[Any]:
    return [works_chooser, makers_chooser]


@hooks.register("register_rich_text_features", order=1)
def links(features: Any) -> None:
    features.register_link_type(PageLink)


@hooks.register("register_admin_urls")
def help_url() -> list[Any]:
    return [path("guide/", show_help, name="editors-help")]


@hooks.register("register_admin_menu_item")
def help_item() -> MenuItem:
    return MenuItem(_("编辑怎么做"), reverse("editors-help"), icon_name="help", order=10_000)
