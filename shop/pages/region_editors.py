"""Who writes for one region: her group may add and change below its page, and nothing else."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from ground.accounts.models import User
from shop.pages.models import RegionPage


@transaction.atomic
def let_edit_region(*, region: RegionPage, user: User, by: User) -> Group:
    """In every language that the region's page has; what she writes goes to review."""
    group, is_new = Group.objects.get_or_create(name=f"Editors {region.region_id}")
    if is_new:
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        _allow_pictures(group)
    for page in region.get_translations(inclusive=True):
        allow(group, page, ("add_page", "change_page"))
    user.groups.add(group)
    log(instance=region, action="region.editor", user=by, data={"editor": user.pk})
    return group


def allow(group: Group, page: Page, permissions: Iterable[str]) -> None:
    for codename in permissions:
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore", content_type__model="page"
        )
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _allow_pictures(group: Group) -> None:
    """She sends pictures of her own, and chooses among all."""
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for codename in ("add_image", "choose_image"):
        permission = Permission.objects.filter(codename=codename).first()
        if permission:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
